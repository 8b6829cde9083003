import type { Flow } from '../model/Flow.ts';
import type { Point } from '../model/Geometry.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { planeRoot } from './planeRoot.ts';
import { centre, right } from './rectangle.ts';
import { Obstacles, wayAtCost } from './routeFlow.ts';
import { Traffic } from './Traffic.ts';

/** Flows at one node of which every order is tried; more share its sides whatever is done. */
const MAX_ORDERED = 4;
/** Ways that are tried for the sake of a better order, at most: large plans must not wait for their last crossing. */
const MOST_TRIED = 2_000;
/**
 * What may be looked at for the sake of good ways. Plans that people draw need a small part of it; in a tangle of
 * hundreds of flows all over the place no way is good, and the rest takes the next best one.
 */
const MOST_LOOKED = 45_000_000;

/** Which flow finds its way first: those that run straight, then those that lead on, near before far, then those that lead back. */
function urgency(model: ProcessModel, flow: Flow): number {
  const a = find(model.geometry, flow.source)?.bounds;
  const b = find(model.geometry, flow.target)?.bounds;
  if (!a || !b) return Infinity;
  const from = centre(a), to = centre(b);
  const isStraight = (from.y === to.y && b.x >= right(a)) || from.x === to.x;
  return (isStraight ? 0 : b.x >= right(a) ? 1e7 : 2e7) + Math.abs(from.x - to.x) + Math.abs(from.y - to.y);
}

function ordersOf<T>(list: readonly T[]): T[][] {
  return list.length < 2 ? [[...list]] : list.flatMap((first, i) => ordersOf(list.filter((_, j) => j !== i)).map((rest) => [first, ...rest]));
}

/**
 * Finds ways for several flows at once, so that they keep off each other and off the flows that are drawn already.
 * One after the other; then the flows at each node are tried in other orders, since the first one takes the best side.
 */
export function routeTogether(model: ProcessModel, flows: readonly Flow[], obstacles: Obstacles = new Obstacles(model)): ReadonlyMap<string, Point[]> {
  const ids = new Set<string>(flows.map((flow) => flow.id));
  const traffic = new Traffic(model, (id) => ids.has(id));
  const ways = new Map<string, Point[]>();
  const costs = new Map<string, number>();
  const disturbed = new Set<string>();
  const nothing = new Obstacles({ ...model, nodes: {} });
  const before = obstacles.looked;
  const isSpent = () => obstacles.looked - before + traffic.looked > MOST_LOOKED;
  const lay = (flow: Flow) => {
    const routed = isSpent() ? wayAtCost(model, flow, nothing) : wayAtCost(model, flow, obstacles, traffic);
    if (!routed || routed.way.length < 2) return;
    ways.set(flow.id, routed.way);
    if (isSpent()) return;
    costs.set(flow.id, routed.cost);
    if (traffic.cost(planeRoot(model, flow.source), routed.way, 0) > 0) disturbed.add(flow.id);
    else disturbed.delete(flow.id);
    traffic.add(flow, routed.way);
  };
  const ordered = flows.map((flow) => ({ flow, urgency: urgency(model, flow) })).toSorted((a, b) => a.urgency - b.urgency).map(({ flow }) => flow);
  for (const flow of ordered) lay(flow);
  if (ordered.length < 2) return ways;

  let tried = 0;
  for (const [id, group] of atOneNode(ordered)) {
    if (tried > MOST_TRIED || isSpent()) break;
    if (!traffic.isCrowded(id) && !group.some((flow) => disturbed.has(flow.id))) continue;
    for (const flow of group) traffic.remove(flow);
    let best = { cost: Infinity, order: group as readonly Flow[] };
    for (const order of ordersOf(group)) {
      for (const flow of order) lay(flow);
      tried += order.length;
      const cost = order.reduce((sum, flow) => sum + (costs.get(flow.id) ?? 0), 0);
      if (cost < best.cost - 0.5) best = { cost, order };
      for (const flow of order) traffic.remove(flow);
    }
    for (const flow of best.order) lay(flow);
  }
  return ways;
}

/** Flows that compete for the sides of a node. */
function atOneNode(flows: readonly Flow[]): readonly (readonly [string, readonly Flow[]])[] {
  const groups = new Map<string, Flow[]>();
  for (const flow of flows) {
    if (flow.kind !== 'sequenceFlow' || flow.source === flow.target) continue;
    for (const id of [flow.source, flow.target]) {
      if (id === null) continue;
      const group = groups.get(id);
      if (group) group.push(flow);
      else groups.set(id, [flow]);
    }
  }
  return [...groups].filter(([, group]) => group.length > 1 && group.length <= MAX_ORDERED);
}
