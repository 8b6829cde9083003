import type { ElementId, LaneId, NodeId, PoolId } from '../../shared/model/ids.ts';
import type { ProcessNode } from '../../shared/model/Node.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import { rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';

export interface OutlineRow {
  readonly id: ElementId;
  readonly name: string;
  readonly kind: 'pool' | 'lane' | ProcessNode['kind'];
  readonly children: readonly OutlineRow[];
}

const byOrder = (a: { readonly order: number }, b: { readonly order: number }) => a.order - b.order;

/**
 * A model as a tree: pools, their lanes, the steps in them from left to right, and what stands in sub-processes below
 * these. What belongs to no pool comes last. It is also how keyboard and screen reader reach what is out of view.
 */
export function outlineRows(model: ProcessModel): readonly OutlineRow[] {
  const nodes = rows(model.nodes);
  const position = (node: ProcessNode) => model.geometry[node.id]?.bounds ?? { x: 0, y: 0 };
  // Boundary events follow the step that they sit on, wherever exactly that is.
  const anchor = (node: ProcessNode) => position(node.kind === 'boundaryEvent' && node.attachedTo ? (model.nodes[node.attachedTo] ?? node) : node);
  const inPlace = (a: ProcessNode, b: ProcessNode) => anchor(a).x - anchor(b).x || anchor(a).y - anchor(b).y || Number(a.kind === 'boundaryEvent') - Number(b.kind === 'boundaryEvent');

  const home = (node: ProcessNode): string => {
    if (node.parent && model.nodes[node.parent]) return `in ${node.parent}`;
    if (node.lane && model.lanes[node.lane]) return `lane ${node.lane}`;
    return node.pool && model.pools[node.pool] && model.pools[node.pool]?.kind !== 'implicit' ? `pool ${node.pool}` : 'free';
  };
  const homes = Map.groupBy(nodes, home);
  const laneHomes = Map.groupBy(rows(model.lanes), (lane) => (lane.parent && model.lanes[lane.parent] ? `lane ${lane.parent}` : `pool ${lane.pool}`));

  const nodeRows = (at: string): OutlineRow[] =>
    (homes.get(at) ?? []).toSorted(inPlace).map((node) => ({
      id: node.id,
      name: node.name,
      kind: node.kind,
      children: NODE_KINDS[node.kind].category === 'activity' ? nodeRows(`in ${node.id}` satisfies `in ${NodeId}`) : [],
    }));
  const laneRows = (at: string): OutlineRow[] =>
    (laneHomes.get(at) ?? []).toSorted(byOrder).map((lane) => {
      const key: `lane ${LaneId}` = `lane ${lane.id}`;
      return { id: lane.id, name: lane.name, kind: 'lane' as const, children: [...laneRows(key), ...nodeRows(key)] };
    });
  const poolRows = rows(model.pools).toSorted(byOrder).filter((pool) => pool.kind !== 'implicit').map((pool): OutlineRow => {
    const key: `pool ${PoolId}` = `pool ${pool.id}`;
    return { id: pool.id, name: pool.name, kind: 'pool', children: [...laneRows(key), ...nodeRows(key)] };
  });
  const implicitLanes = rows(model.pools).filter((pool) => pool.kind === 'implicit').flatMap((pool) => laneRows(`pool ${pool.id}`));
  return [...poolRows, ...implicitLanes, ...nodeRows('free')];
}

/** Only the rows whose name holds the text, with the rows above them. */
export function filterRows(all: readonly OutlineRow[], text: string): readonly OutlineRow[] {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '') return all;
  return all.flatMap((row) => {
    const children = filterRows(row.children, text);
    return children.length > 0 || row.name.toLocaleLowerCase().includes(wanted) ? [{ ...row, children }] : [];
  });
}

export interface FlatRow {
  readonly row: OutlineRow;
  /** 1 at the top, as `aria-level` counts. */
  readonly level: number;
  /** Index of the row above it in the tree, or −1. */
  readonly parent: number;
}

/** The rows of a tree that are seen when some are closed, from top to bottom. */
export function flatRows(tree: readonly OutlineRow[], closed: ReadonlySet<string>): readonly FlatRow[] {
  const flat: FlatRow[] = [];
  const add = (rowsOf: readonly OutlineRow[], level: number, parent: number): void => {
    for (const row of rowsOf) {
      const at = flat.push({ row, level, parent }) - 1;
      if (!closed.has(row.id)) add(row.children, level + 1, at);
    }
  };
  add(tree, 1, -1);
  return flat;
}
