import { heightForName } from '../drawing/heightForName.ts';
import type { Flow } from '../model/Flow.ts';
import type { Bounds, Geometry } from '../model/Geometry.ts';
import type { ElementId, LaneId, NodeId, PoolId } from '../model/ids.ts';
import { SUB_PROCESS_KINDS, type ProcessNode } from '../model/Node.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import type { Pool } from '../model/Pool.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { orderLayers } from './orderLayers.ts';
import { placeInBands, type Cell, type Spacing } from './placeInBands.ts';
import { hull, moved } from './rectangle.ts';
import { routeAll } from './routeAll.ts';

const HEADER = 30;
const POOL_GAP = 40;
const SPACING: Spacing = { column: 60, row: 40, padding: 30, minBand: 120 };
const BLACK_BOX_HEIGHT = 60;
const EVENT = 36;
/** px; a name as long as a page is cut all the same. */
const MOST_HEIGHT = 240;

type Drawing = Record<string, Geometry>;

const isSubProcess = (node: ProcessNode) => (SUB_PROCESS_KINDS as readonly string[]).includes(node.kind);
const isBeside = (node: ProcessNode) => { const { category } = NODE_KINDS[node.kind]; return category === 'data' || category === 'artifact'; };

/**
 * Lays out a model from nothing but its meaning. `isOpen` says which sub-processes show their content; that of closed
 * ones is left where it is. Vertical pools keep their direction.
 */
export class Composer {
  private readonly model: ProcessModel;
  private readonly flows: readonly Flow[];
  private readonly isOpen: (node: ProcessNode) => boolean;
  private readonly children = new Map<string, ProcessNode[]>();
  private readonly boundary = new Map<string, ProcessNode[]>();
  private readonly drawing: Drawing = {};

  constructor(model: ProcessModel, isOpen: (node: ProcessNode) => boolean) {
    this.model = model;
    this.flows = rows(model.flows);
    this.isOpen = isOpen;
    for (const node of rows(model.nodes)) {
      if (node.kind === 'boundaryEvent' && find(model.nodes, node.attachedTo)) push(this.boundary, node.attachedTo ?? '', node);
      else push(this.children, node.parent ?? `pool ${node.pool ?? ''}`, node);
    }
  }

  compose(): Readonly<Record<ElementId, Geometry>> {
    let y = 0;
    const pools = rows(this.model.pools).toSorted((a, b) => a.order - b.order);
    const blocks: { isFramed: boolean; width: number; height: number; place: (x: number, y: number, width: number) => void }[] =
      [...pools, ...(this.children.has('pool ') ? [null] : [])].map((pool) => this.poolBlock(pool));
    const width = Math.max(600, ...blocks.filter((block) => block.isFramed).map((block) => block.width));
    for (const block of blocks) {
      block.place(0, y, width);
      y += block.height + POOL_GAP;
    }
    return { ...this.drawing, ...routeAll({ ...this.model, geometry: this.drawing as ProcessModel['geometry'] }) } as Record<ElementId, Geometry>;
  }

  /** A pool, its size, and how to put it somewhere. */
  private poolBlock(pool: Pool | null) {
    if (pool?.kind === 'blackBox') {
      return { isFramed: true, width: 600, height: BLACK_BOX_HEIGHT, place: (x: number, y: number, width: number) => { this.drawing[pool.id] = { bounds: { x, y, width, height: BLACK_BOX_HEIGHT }, isHorizontal: true }; } };
    }
    const nodes = this.children.get(`pool ${pool?.id ?? ''}`) ?? [];
    const leaves = pool ? leafLanes(this.model, pool.id) : [];
    const bandOf = new Map(leaves.map((lane, i) => [lane.id, i]));
    const isLaned = leaves.length > 0;
    // Steps of no lane get a band of their own below; notes and data go where there is room.
    const homeless = isLaned && nodes.some((node) => !isBeside(node) && bandIndex(this.model, bandOf, node.lane) === null);
    const bandCount = Math.max(1, leaves.length + (homeless ? 1 : 0));
    const isVertical = pool !== null && find(this.model.geometry, pool.id)?.isHorizontal === false;
    const content = this.scope(nodes, (node) => (isLaned ? bandIndex(this.model, bandOf, node.lane) ?? (homeless ? leaves.length : 0) : 0), bandCount, isVertical);
    const depth = Math.max(0, ...leaves.map((lane) => lane.depth));
    const isDrawn = pool !== null && pool.kind !== 'implicit';
    // Lanes bear their names also where no pool is drawn around them.
    const strip = (laneDepth: number) => HEADER * (isDrawn ? laneDepth : laneDepth - 1);
    const header = isDrawn || isLaned ? strip(depth + 1) : 0;
    const across = content.bands.reduce((sum, band) => sum + band.height, 0);
    const along = content.width + header;
    const turned = (bounds: Bounds, x: number, y: number): Bounds => (isVertical ? { x: x + bounds.y, y: y + bounds.x, width: bounds.height, height: bounds.width } : moved(bounds, x, y));
    return {
      isFramed: isDrawn || isLaned,
      width: isVertical ? across : along,
      height: isVertical ? along : across,
      place: (x: number, y: number, width: number) => {
        const length = isVertical ? along : width;
        const show = (id: ElementId, bounds: Bounds) => { this.drawing[id] = { bounds: turned(bounds, x, y), isHorizontal: !isVertical }; };
        if (isDrawn) show(pool.id, { x: 0, y: 0, width: length, height: across });
        const boxes = new Map<LaneId, Bounds>();
        for (const [i, lane] of leaves.entries()) {
          const band = content.bands[i]!;
          boxes.set(lane.id, { x: strip(lane.depth), y: band.y, width: length - strip(lane.depth), height: band.height });
        }
        if (pool) this.frameLanes(pool.id, length, boxes, strip);
        for (const [id, bounds] of boxes) show(id, bounds);
        this.put(content.places, x + (isVertical ? 0 : header), y + (isVertical ? header : 0));
      },
    };
  }

  /** Lanes that are divided cover the lanes nested in them. */
  private frameLanes(pool: PoolId, length: number, boxes: Map<LaneId, Bounds>, strip: (depth: number) => number): void {
    const nested = Map.groupBy(rows(this.model.lanes).filter((lane) => lane.pool === pool), ({ parent }) => parent);
    const cover = (parent: LaneId | null, depth: number): Bounds[] => (nested.get(parent) ?? []).flatMap((lane) => {
      const inner = hull(cover(lane.id, depth + 1));
      if (inner) boxes.set(lane.id, { x: strip(depth), y: inner.y, width: length - strip(depth), height: inner.height });
      return boxes.get(lane.id) ?? [];
    });
    cover(null, 1);
  }

  private put(places: ReadonlyMap<NodeId, Bounds>, dx: number, dy: number): void {
    for (const [id, bounds] of places) {
      const node = this.model.nodes[id]!;
      const isOpen = this.isOpen(node) && (this.children.get(id)?.length ?? 0) > 0;
      this.drawing[id] = { bounds: moved(bounds, dx, dy), ...(isSubProcess(node) ? { isExpanded: isOpen } : {}) };
    }
  }

  /** Places the steps of one scope relative to its corner; the content of sub-processes and boundary events with them. */
  private scope(all: readonly ProcessNode[], bandOf: (node: ProcessNode) => number, bandCount: number, isVertical = false) {
    const nodes = all.filter((node) => !isBeside(node));
    const beside = all.filter(isBeside);
    const index = new Map<string, number>();
    for (const [i, node] of nodes.entries()) {
      index.set(node.id, i);
      for (const event of this.boundary.get(node.id) ?? []) index.set(event.id, i);
    }
    const inner = nodes.map((node) => {
      const content = isSubProcess(node) && this.isOpen(node) ? this.children.get(node.id) : undefined;
      return content ? this.scope(content, () => 0, 1) : null;
    });
    const size = nodes.map((node, i) => {
      const facts = NODE_KINDS[node.kind];
      const content = inner[i];
      const events = this.boundary.get(node.id)?.length ?? 0;
      const width = Math.max(content ? content.width : facts.width, events * (EVENT + 14));
      // A step grows with its name, as it does when it is named on the canvas; an open sub-process has its name above.
      const named = heightForName(node, { bounds: { x: 0, y: 0, width, height: facts.height }, isExpanded: false });
      return { width, height: content ? content.height + HEADER : Math.max(facts.height, Math.min(named ?? 0, MOST_HEIGHT)) };
    });
    const edges = this.flows.flatMap((flow): [number, number][] => {
      const from = flow.kind === 'sequenceFlow' ? index.get(flow.source ?? '') : undefined;
      const to = index.get(flow.target ?? '');
      return from === undefined || to === undefined || flow.kind !== 'sequenceFlow' ? [] : [[from, to]];
    });
    const band = nodes.map(bandOf);
    const { column, order } = orderLayers({ count: nodes.length, band, edges });
    const before: number[][] = nodes.map(() => []);
    for (const [from, to] of edges) if (column[from]! < column[to]!) before[to]!.push(from);
    // In a vertical pool the flow runs down: everything is placed as if lying, then turned.
    const lying = (width: number, height: number) => (isVertical ? { width: height, height: width } : { width, height });
    const cells: Cell[] = nodes.map((node, i) => ({
      // Boundary events and outside labels hang below their node.
      ...lying(size[i]!.width, size[i]!.height + (this.boundary.has(node.id) ? EVENT : 0)),
      band: band[i]!, column: column[i]!, order: order[i]!, before: before[i]!,
    }));
    const lastOrder = Math.max(0, ...order) + 1;
    const neighbours = new Map<string, number>();
    for (const flow of this.flows) {
      if (flow.kind !== 'association' && flow.kind !== 'dataAssociation') continue;
      for (const [a, b] of [[flow.source, flow.target], [flow.target, flow.source]] as const) {
        const at = index.get(b ?? '');
        if (a && at !== undefined && !neighbours.has(a)) neighbours.set(a, at);
      }
    }
    for (const [i, node] of beside.entries()) {
      const { width, height } = NODE_KINDS[node.kind];
      const at = neighbours.get(node.id);
      cells.push({ ...lying(width, height), band: at === undefined || node.lane !== null ? bandOf(node) : band[at]!, column: at === undefined ? 0 : column[at]!, order: lastOrder + i, before: at === undefined ? [] : [at] });
    }
    const { places: lain, bands, width } = placeInBands(cells, bandCount, SPACING);
    const places = isVertical ? lain.map(({ x, y }) => ({ x: y, y: x })) : lain;
    const result = new Map<NodeId, Bounds>();
    for (const [i, node] of nodes.entries()) {
      const bounds = { ...places[i]!, ...size[i]! };
      result.set(node.id, bounds);
      for (const [k, event] of (this.boundary.get(node.id) ?? []).entries()) {
        result.set(event.id, { x: bounds.x + bounds.width - (k + 1) * (EVENT + 10), y: bounds.y + bounds.height - EVENT / 2, width: EVENT, height: EVENT });
      }
      for (const [id, place] of inner[i]?.places ?? []) result.set(id, moved(place, bounds.x, bounds.y + HEADER));
    }
    for (const [i, node] of beside.entries()) {
      const { width: w, height: h } = NODE_KINDS[node.kind];
      result.set(node.id, { ...places[nodes.length + i]!, width: w, height: h });
    }
    return { places: result, bands, width, height: bands.reduce((sum, b) => sum + b.height, 0) };
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Lanes that are not divided, top to bottom, with how deep they are nested. */
function leafLanes(model: ProcessModel, pool: PoolId): { id: LaneId; depth: number }[] {
  const lanes = rows(model.lanes).filter((lane) => lane.pool === pool).toSorted((a, b) => a.order - b.order);
  const leaves = (parent: LaneId | null, depth: number): { id: LaneId; depth: number }[] =>
    lanes.filter((lane) => lane.parent === parent).flatMap((lane) => {
      const inner = leaves(lane.id, depth + 1);
      return inner.length > 0 ? inner : [{ id: lane.id, depth }];
    });
  return leaves(null, 1);
}

/** Band of a lane; of the first lane nested in it when it is divided; `null` without lane. */
function bandIndex(model: ProcessModel, bandOf: ReadonlyMap<LaneId, number>, lane: LaneId | null): number | null {
  if (lane === null) return null;
  const own = bandOf.get(lane);
  if (own !== undefined) return own;
  for (const inner of rows(model.lanes).filter((other) => other.parent === lane).toSorted((a, b) => a.order - b.order)) {
    const found = bandIndex(model, bandOf, inner.id);
    if (found !== null) return found;
  }
  return null;
}
