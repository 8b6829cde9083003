import { placeWithoutDiagram } from '../../layout/placeWithoutDiagram.ts';
import { movedPoint, moved } from '../../layout/rectangle.ts';
import { wayOf } from '../../layout/routeFlow.ts';
import type { Bounds, Geometry, Point } from '../../model/Geometry.ts';
import { poolId, type ElementId } from '../../model/ids.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import type { ProcessNode } from '../../model/Node.ts';
import type { Pool } from '../../model/Pool.ts';
import { rows, type ProcessModel } from '../../model/ProcessModel.ts';

const GAP = 80;
const STEP = 150;
const EVENT = 36;

type Drawing = Record<string, Geometry>;

const boundsOf = (drawing: Drawing, id: string): Bounds | undefined => drawing[id]?.bounds;

function shifted(drawing: Readonly<Record<string, Geometry>>, by: Point): Drawing {
  return Object.fromEntries(Object.entries(drawing).map(([id, { bounds, waypoints, ...rest }]) => [id, {
    ...rest,
    ...(bounds ? { bounds: moved(bounds, by.x, by.y) } : {}),
    ...(waypoints ? { waypoints: waypoints.map((point) => movedPoint(point, by.x, by.y)) } : {}),
  }]));
}

/** The part of a model that stands in some pools, or in a sub-process, which then becomes a pool that is not drawn. */
function part(model: ProcessModel, pools: readonly Pool[], nodes: readonly ProcessNode[]): ProcessModel {
  const poolIds = new Set<string>(pools.map((pool) => pool.id));
  const ids = new Set<string>([...poolIds, ...nodes.map((node) => node.id)]);
  return {
    ...model,
    geometry: {},
    pools: Object.fromEntries(pools.map((pool) => [pool.id, pool])),
    lanes: Object.fromEntries(rows(model.lanes).filter((lane) => poolIds.has(lane.pool)).map((lane) => [lane.id, lane])),
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    flows: Object.fromEntries(rows(model.flows).filter((flow) => (flow.source === null || ids.has(flow.source)) && (flow.target === null || ids.has(flow.target))).map((flow) => [flow.id, flow])),
  };
}

/**
 * Places for what a file does not place, or not usably: whole pools below what is drawn, the content of a closed
 * sub-process on its own plane, boundary events on their host, and single elements in a row below everything.
 * What the file places stays where it is.
 */
export function placeMissing(model: ProcessModel): Readonly<Record<ElementId, Geometry>> {
  const isDrawn = (id: string) => model.geometry[poolId(id)]?.bounds !== undefined;
  const nodes = rows(model.nodes);
  if (!nodes.some((node) => isDrawn(node.id)) && !rows(model.pools).some((pool) => isDrawn(pool.id))) return placeWithoutDiagram(model);
  const missing = nodes.filter((node) => !isDrawn(node.id));
  const flows = rows(model.flows).filter((flow) => model.geometry[flow.id]?.waypoints === undefined && flow.source !== null && flow.target !== null);
  if (missing.length === 0 && flows.length === 0 && rows(model.pools).every((pool) => pool.kind === 'implicit' || isDrawn(pool.id)) && rows(model.lanes).every((lane) => isDrawn(lane.id))) return {};

  const placed: Drawing = {};
  const known = new Set<string>();
  const take = (drawing: Drawing) => {
    for (const [id, geometry] of Object.entries(drawing)) if (!isDrawn(id) && model.geometry[poolId(id)]?.waypoints === undefined) { placed[id] = geometry; known.add(id); }
  };
  let bottom = Math.max(0, ...Object.values(model.geometry).flatMap(({ bounds }: Geometry) => (bounds ? [bounds.y + bounds.height] : [])));

  // Pools of which nothing is drawn.
  const content = Map.groupBy(nodes, (node) => node.pool ?? '');
  const undrawn = rows(model.pools).filter((pool) => !isDrawn(pool.id) && !(content.get(pool.id) ?? []).some((node) => isDrawn(node.id)) && (pool.kind !== 'implicit' || (content.get(pool.id)?.length ?? 0) > 0));
  if (undrawn.length > 0) {
    const drawing = placeWithoutDiagram(part(model, undrawn, undrawn.flatMap((pool) => content.get(pool.id) ?? [])));
    take(shifted(drawing, { x: 0, y: bottom + GAP }));
    bottom = Math.max(bottom, ...Object.values(placed).flatMap(({ bounds }) => (bounds ? [bounds.y + bounds.height] : [])));
  }

  // Sub-processes of which the file draws only the frame: their content, laid out on its own.
  const inside = Map.groupBy(nodes.filter((node) => node.parent !== null), (node) => node.parent!);
  for (const [parent, children] of inside) {
    const host = boundsOf({ ...model.geometry, ...placed }, parent);
    if (!host || children.some((child) => isDrawn(child.id) || known.has(child.id))) continue;
    const descendants: ProcessNode[] = [];
    const visit = (of: readonly ProcessNode[]) => { for (const child of of) { descendants.push(child); visit(inside.get(child.id) ?? []); } };
    visit(children);
    const pool: Pool = { id: poolId(`plane of ${parent}`), kind: 'implicit', name: '', order: 0 };
    const drawing = placeWithoutDiagram(part(model, [pool], descendants.map((child) => ({ ...child, lane: null, pool: pool.id, parent: child.parent === parent ? null : child.parent }))));
    delete (drawing as Drawing)[pool.id];
    take(model.geometry[parent]?.isExpanded === true ? shifted(drawing, { x: host.x, y: host.y }) : shifted(drawing, { x: 0, y: 0 }));
  }

  // What is left stands alone in a drawn pool.
  let column = 0;
  const onBorder = new Map<string, number>();
  for (const node of missing) {
    if (known.has(node.id)) continue;
    const host = node.kind === 'boundaryEvent' && node.attachedTo ? boundsOf({ ...model.geometry, ...placed }, node.attachedTo) : undefined;
    const { width, height } = NODE_KINDS[node.kind];
    if (host && node.kind === 'boundaryEvent') {
      const n = onBorder.get(node.attachedTo!) ?? 0;
      onBorder.set(node.attachedTo!, n + 1);
      placed[node.id] = { bounds: { x: host.x + host.width - EVENT - 10 - n * (EVENT + 4), y: host.y + host.height - EVENT / 2, width: EVENT, height: EVENT } };
    } else {
      placed[node.id] = { bounds: { x: 160 + column++ * STEP - width / 2, y: bottom + GAP + 40 - height / 2, width, height } };
    }
  }
  placeFrames(model, placed, isDrawn);

  const whole: ProcessModel = { ...model, geometry: { ...model.geometry, ...placed } };
  for (const flow of flows) {
    if (known.has(flow.id)) continue;
    const way = wayOf(whole, flow);
    if (way && way.length > 1) placed[flow.id] = { waypoints: way };
  }
  return placed;
}

/** Pools and lanes without a frame of their own get one around what is in them. */
function placeFrames(model: ProcessModel, placed: Drawing, isDrawn: (id: string) => boolean): void {
  const around = (ids: readonly string[]): Bounds | null => {
    const boxes = ids.flatMap((id) => boundsOf(placed, id) ?? model.geometry[poolId(id)]?.bounds ?? []);
    if (boxes.length === 0) return null;
    const x = Math.min(...boxes.map((box) => box.x)) - 60;
    const y = Math.min(...boxes.map((box) => box.y)) - 30;
    return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) + 30 - x, height: Math.max(...boxes.map((box) => box.y + box.height)) + 30 - y };
  };
  const top = rows(model.nodes).filter((node) => node.parent === null);
  for (const lane of rows(model.lanes).toReversed()) {
    if (isDrawn(lane.id) || placed[lane.id]) continue;
    const inner = rows(model.lanes).filter((other) => other.parent === lane.id).map((other) => other.id as string);
    const box = around([...inner, ...top.filter((node) => node.lane === lane.id).map((node) => node.id)]);
    if (box) placed[lane.id] = { bounds: box };
  }
  for (const pool of rows(model.pools)) {
    if (pool.kind === 'implicit' || isDrawn(pool.id) || placed[pool.id]) continue;
    const lanes = rows(model.lanes).filter((lane) => lane.pool === pool.id).map((lane) => lane.id as string);
    const box = around([...lanes, ...top.filter((node) => node.pool === pool.id).map((node) => node.id)]);
    if (box) placed[pool.id] = { bounds: { ...box, x: box.x - 30, width: box.width + 30 } };
  }
}
