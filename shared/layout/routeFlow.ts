import { NODE_KINDS, type Outline } from '../model/nodeKinds.ts';
import type { Bounds, Point } from '../model/Geometry.ts';
import type { Flow } from '../model/Flow.ts';
import type { FlowId } from '../model/ids.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { crossing, meeting, type Side } from './docking.ts';
import { middleOf } from './middleOf.ts';
import { centre, encloses, overlaps, right, bottom } from './rectangle.ts';
import { ObstacleGrid } from './ObstacleGrid.ts';
import { routeAtCost, simplified, twoAtLeast, type Routed, type RouteRequest } from './orthogonalRoute.ts';
import { planeRoot } from './planeRoot.ts';
import { Traffic } from './Traffic.ts';

/** An end of a flow as the drawing knows it. */
interface End {
  readonly bounds: Bounds;
  readonly outline: Outline;
  readonly node: ProcessNode | null;
}

export function endOf(model: ProcessModel, id: string | null): End | null {
  const geometry = find(model.geometry, id);
  // An association may end on a flow: half way along it.
  const bounds = geometry?.bounds ?? (geometry?.waypoints && geometry.waypoints.length > 1 ? { ...middleOf(geometry.waypoints), width: 0, height: 0 } : undefined);
  if (!bounds) return null;
  const node = find(model.nodes, id) ?? null;
  return { bounds, node, outline: node ? NODE_KINDS[node.kind].outline : 'roundedRectangle' };
}

/** What flows go around, sorted by place and by what is drawn together. Valid as long as nothing moves. */
export class Obstacles {
  private readonly model: ProcessModel;
  private readonly scopes = new Map<string | null, { readonly grid: ObstacleGrid; readonly positions: ReadonlyMap<string, number> }>();

  constructor(model: ProcessModel) {
    this.model = model;
    const byScope = new Map<string | null, { readonly ids: string[]; readonly boxes: Bounds[] }>();
    for (const node of Object.values(model.nodes)) {
      if (node.kind === 'group' || node.kind === 'textAnnotation' || node.kind === 'boundaryEvent') continue;
      const bounds = find(model.geometry, node.id)?.bounds;
      if (!bounds) continue;
      const plane = planeRoot(model, node.id);
      let scope = byScope.get(plane);
      if (!scope) byScope.set(plane, (scope = { ids: [], boxes: [] }));
      scope.ids.push(node.id);
      scope.boxes.push(bounds);
    }
    for (const [plane, { ids, boxes }] of byScope) this.scopes.set(plane, { grid: new ObstacleGrid(boxes), positions: new Map(ids.map((id, i) => [id, i])) });
  }

  /** What finding ways around them has cost so far (`ObstacleGrid.looked`). */
  get looked(): number {
    let sum = 0;
    for (const { grid } of this.scopes.values()) sum += grid.looked;
    return sum;
  }

  /** The obstacles of a flow: what is drawn with it, without its ends and what these stand in. */
  between(source: string | null, target: string | null): { readonly obstacles: ObstacleGrid; readonly except: ReadonlySet<number> } {
    const planes = [source, target].map((id) => planeRoot(this.model, id));
    const scope = this.scopes.get(planes[0] === planes[1] ? planes[0]! : null);
    if (!scope) return { obstacles: NOTHING, except: NONE };
    const except = new Set<number>();
    for (const id of [source, target]) {
      const own = scope.positions.get(id ?? '');
      if (own !== undefined) except.add(own);
      const end = find(this.model.geometry, id)?.bounds;
      const node = find(this.model.nodes, id);
      const host = node?.kind === 'boundaryEvent' ? scope.positions.get(node.attachedTo ?? '') : undefined;
      if (end) for (const i of scope.grid.within(end)) if (i !== host && encloses(scope.grid.boxes[i]!, end)) except.add(i);
    }
    return { obstacles: scope.grid, except };
  }
}

const NOTHING = new ObstacleGrid([]);
const NONE: ReadonlySet<number> = new Set();

const PREFERRED: Readonly<Record<Side, number>> = { right: 0, bottom: 30, top: 35, left: 80 };
const PREFERRED_IN: Readonly<Record<Side, number>> = { left: 0, top: 30, bottom: 35, right: 80 };

/** The sides of a boundary event that point away from its activity. */
function boundarySides(model: ProcessModel, node: ProcessNode, bounds: Bounds): readonly Side[] | undefined {
  if (node.kind !== 'boundaryEvent') return undefined;
  const host = find(model.geometry, node.attachedTo)?.bounds;
  if (!host) return undefined;
  const at = centre(bounds);
  const distances: [Side, number][] = [['bottom', Math.abs(at.y - bottom(host))], ['top', Math.abs(at.y - host.y)], ['right', Math.abs(at.x - right(host))], ['left', Math.abs(at.x - host.x)]];
  return [distances.toSorted((a, b) => a[1] - b[1])[0]?.[0] ?? 'bottom'];
}

/** A straight line between two outlines, or `null` when they cover each other. */
function straight(source: End, target: End): Point[] {
  return [crossing(source.outline, source.bounds, centre(target.bounds)), crossing(target.outline, target.bounds, centre(source.bounds))];
}

/**
 * The way of a flow by its kind: sequence flows run from left to right and at right angles, message flows from pool to
 * pool up or down, associations straight. It keeps off other flows as far as the traffic is known. `null` when an end
 * is missing or not drawn.
 */
export const wayOf = (model: ProcessModel, flow: Flow, obstacles?: Obstacles, traffic?: Traffic): Point[] | null => wayAtCost(model, flow, obstacles, traffic)?.way ?? null;

/** The same with what it costs, in px of detour. Only ways at right angles cost anything. */
export function wayAtCost(model: ProcessModel, flow: Flow, obstacles: Obstacles = new Obstacles(model), traffic?: Traffic): Routed | null {
  const source = endOf(model, flow.source);
  const target = endOf(model, flow.target);
  if (!source || !target) return null;
  const plane = planeRoot(model, flow.source);
  const others: Pick<RouteRequest, 'traffic'> = traffic
    ? { traffic: { cost: (way, enough) => traffic.cost(plane, way, enough), isShared: (way) => traffic.meet(plane, way).overlap > 0 } }
    : {};
  switch (flow.kind) {
    case 'sequenceFlow': {
      if (flow.source === flow.target) return { way: loopWay(source.bounds), cost: 0 };
      const sides = source.node ? boundarySides(model, source.node, source.bounds) : undefined;
      const out = source.outline === 'diamond' ? { ...PREFERRED, top: 5, bottom: 5 } : PREFERRED;
      const into = target.outline === 'diamond' ? { ...PREFERRED_IN, top: 5, bottom: 5 } : PREFERRED_IN;
      return routeAtCost({
        from: { bounds: source.bounds, isBox: source.outline === 'roundedRectangle', ...(sides ? { sides } : {}) },
        to: { bounds: target.bounds, isBox: target.outline === 'roundedRectangle' },
        ...obstacles.between(flow.source, flow.target),
        ...others,
        sideCost: { from: traffic?.sideCost(flow.source, true, out) ?? out, to: traffic?.sideCost(flow.target, false, into) ?? into },
      });
    }
    case 'messageFlow':
      return messageWay(messageEnd(model, source), messageEnd(model, target), () => ({ ...obstacles.between(flow.source, flow.target), ...others }));
    default:
      return { way: overlaps(source.bounds, target.bounds) ? [centre(source.bounds), centre(target.bounds)] : straight(source, target), cost: 0 };
  }
}

/** A step that leads back to itself: out on the right, over the top, in from above. */
function loopWay(b: Bounds): Point[] {
  const y = b.y + b.height / 2;
  return [{ x: right(b), y }, { x: right(b) + 20, y }, { x: right(b) + 20, y: b.y - 20 }, { x: b.x + b.width / 2, y: b.y - 20 }, { x: b.x + b.width / 2, y: b.y }];
}

/** How many message flows an activity has; from two on, those up and those down dock apart. */
function messageEnd(model: ProcessModel, end: End): MessageEnd {
  const { node } = end;
  if (!node || NODE_KINDS[node.kind].category !== 'activity') return { ...end, isBusy: false };
  let n = 0;
  for (const id in model.flows) {
    const flow = model.flows[id as FlowId]!;
    if (flow.kind === 'messageFlow' && (flow.source === node.id || flow.target === node.id) && ++n > 1) return { ...end, isBusy: true };
  }
  return { ...end, isBusy: false };
}
interface MessageEnd extends End { readonly isBusy: boolean }

/** A request goes down on the left, its answer comes up on the right. */
const docked = ({ bounds, isBusy }: MessageEnd, isDown: boolean): Bounds =>
  (isBusy ? { ...bounds, x: bounds.x + (isDown ? 0 : bounds.width / 3), width: (bounds.width * 2) / 3 } : bounds);

/** Message flows run vertically, straight down from a pool's border where they can. */
function messageWay(source: MessageEnd, target: MessageEnd, around: () => ReturnType<Obstacles['between']> & Pick<RouteRequest, 'traffic'>): Routed {
  const isBelow = centre(target.bounds).y >= centre(source.bounds).y;
  const from = docked(source, isBelow);
  const to = docked(target, isBelow);
  const y1 = isBelow ? bottom(from) : from.y;
  const y2 = isBelow ? to.y : bottom(to);
  // A pool has no middle worth aiming at: the line drops from the node it serves.
  const x = !source.node ? centre(to).x : !target.node ? centre(from).x : null;
  const wide = !source.node ? from : to;
  if (x !== null && x > wide.x && x < right(wide)) return { way: [{ x, y: y1 }, { x, y: y2 }], cost: 0 };
  if (overlaps(from, to)) return { way: straight(source, target), cost: 0 };
  return routeAtCost({ from: { bounds: from, sides: [isBelow ? 'bottom' : 'top'] }, to: { bounds: to, sides: [isBelow ? 'top' : 'bottom'] }, ...around() });
}

/**
 * Fits a way whose ends have moved: the points in between stay where the user or the file put them, the ends go back
 * onto the outlines, and the pieces next to them stay horizontal or vertical where they were.
 */
export function adaptWay(model: ProcessModel, flow: Flow, way: readonly Point[], obstacles?: Obstacles): Point[] | null {
  const source = endOf(model, flow.source);
  const target = endOf(model, flow.target);
  if (!source || !target || way.length < 2) return null;
  if (way.length === 2) return wayOf(model, flow, obstacles);
  const interior = way.slice(1, -1);
  const first = way[0]!, last = way.at(-1)!;
  const head = adaptEnd(source, interior, first, last);
  const tail = adaptEnd(target, head.interior.toReversed(), last, head.end);
  const adapted = twoAtLeast(simplified([head.end, ...tail.interior.toReversed(), tail.end]));
  // Bends that no longer fit without a slanting piece have lost their meaning.
  return isRightAngled(way) && !isRightAngled(adapted) ? wayOf(model, flow, obstacles) : adapted;
}

const isRightAngled = (way: readonly Point[]) => way.slice(1).every((p, i) => p.x === way[i]!.x || p.y === way[i]!.y);

function adaptEnd(end: End, interior: readonly Point[], before: Point, opposite: Point): { end: Point; interior: Point[] } {
  const next = interior[0]!;
  const direction = next.y === before.y ? 'horizontal' : next.x === before.x ? 'vertical' : null;
  if (!direction) return { end: crossing(end.outline, end.bounds, next), interior: [...interior] };
  const after = interior[1] ?? opposite;
  const follows = (direction === 'horizontal' ? after.x === next.x : after.y === next.y);
  const met = meeting(end.outline, end.bounds, next, direction);
  // Corners and round borders are met in the middle if the next corner can give way.
  if (met && (!follows || end.outline === 'roundedRectangle')) return { end: met, interior: [...interior] };
  // The outline has left the line: the neighbouring corner follows it, if the piece behind allows that to be straight.
  const c = centre(end.bounds);
  if (!follows) return { end: crossing(end.outline, end.bounds, next), interior: [...interior] };
  const corner = direction === 'horizontal' ? { x: next.x, y: c.y } : { x: c.x, y: next.y };
  return { end: meeting(end.outline, end.bounds, corner, direction) ?? crossing(end.outline, end.bounds, corner), interior: [corner, ...interior.slice(1)] };
}

/** The way of a flow of the model; empty when the flow, or an end of it, is not there or not drawn. */
export function routeFlow(model: ProcessModel, id: FlowId): Point[] {
  const flow = find(model.flows, id);
  return (flow && wayOf(model, flow, undefined, new Traffic(model, (other) => other === id))) ?? [];
}
