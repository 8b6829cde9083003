import type { Bounds, Point } from '../model/Geometry.ts';
import { dock, SIDES, type Side } from './docking.ts';
import type { ObstacleGrid } from './ObstacleGrid.ts';
import { centre, grown } from './rectangle.ts';

/** One end of a way: what it docks to and, when it matters, the sides it may use. */
export interface RouteEnd {
  readonly bounds: Bounds;
  readonly sides?: readonly Side[];
  /** Its sides are straight, so a flow may meet them beside their middle when that keeps it straight. */
  readonly isBox?: boolean;
}

export interface RouteRequest {
  readonly from: RouteEnd;
  readonly to: RouteEnd;
  /** What the way should go around, and which of these boxes it need not: its own ends and what they stand in. */
  readonly obstacles: ObstacleGrid;
  readonly except: ReadonlySet<number>;
  /** Extra cost of leaving or entering by a side, in px of detour. */
  /** What a way costs for getting in the way of other flows, in px of detour, and whether it runs over one. */
  readonly traffic?: { readonly cost: (way: readonly Point[], enough: number) => number; readonly isShared: (way: readonly Point[]) => boolean };
  readonly sideCost?: { readonly from?: Partial<Record<Side, number>>; readonly to?: Partial<Record<Side, number>> };
}

/** Room between a way and what it goes around, and the length of its first and last piece. */
export const CLEARANCE = 15;
const BEND_COST = 40;
const HIT_COST = 4_000;
/** A first or last piece, before a bend, that is too short to be seen beside the border or the arrow head. */
const SHORTEST_STUB = 12;
const STUB_COST = 120;
/** Boxes whose free lines are tried; more hardly ever finds a better way and takes its time. */
const MAX_CHANNELS = 24;

const step: Readonly<Record<Side, Point>> = { left: { x: -1, y: 0 }, right: { x: 1, y: 0 }, top: { x: 0, y: -1 }, bottom: { x: 0, y: 1 } };
const isHorizontal = (side: Side) => side === 'left' || side === 'right';

/** Drops points that repeat, or that lie on the straight line between their neighbours. */
export function simplified(points: readonly Point[]): Point[] {
  const out: Point[] = [];
  for (const p of points) {
    const a = out.at(-1);
    if (a && a.x === p.x && a.y === p.y) continue;
    const b = out.at(-2);
    if (a && b && ((a.x === b.x && p.x === a.x && (p.y - a.y) * (a.y - b.y) >= 0) || (a.y === b.y && p.y === a.y && (p.x - a.x) * (a.x - b.x) >= 0))) out.pop();
    out.push(p);
  }
  return out;
}

/** Ends that touch meet in one point; a way still has a beginning and an end. */
export const twoAtLeast = (way: Point[]): Point[] => (way.length === 1 ? [way[0]!, way[0]!] : way);

function segmentHits(a: Point, b: Point, box: Bounds): boolean {
  const x1 = Math.min(a.x, b.x), x2 = Math.max(a.x, b.x), y1 = Math.min(a.y, b.y), y2 = Math.max(a.y, b.y);
  return x1 < box.x + box.width && x2 > box.x && y1 < box.y + box.height && y2 > box.y;
}

function reach(points: readonly Point[]): number {
  let length = 0;
  for (let i = 1; i < points.length; i++) length += Math.abs(points[i]!.x - points[i - 1]!.x) + Math.abs(points[i]!.y - points[i - 1]!.y);
  const stubs = points.length < 3 ? 0 : Number(isShort(points[0]!, points[1]!)) + Number(isShort(points.at(-1)!, points.at(-2)!));
  return length + BEND_COST * (points.length - 2) + STUB_COST * stubs;
}
const isShort = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y) < SHORTEST_STUB;

/** Boxes that a way runs through, its own ends included. Stops counting when there are more than enough. */
function hits(points: readonly Point[], request: RouteRequest, ends: readonly Bounds[], enough: number): number {
  let n = 0;
  for (let i = 1; i < points.length && n <= enough; i++) {
    const a = points[i - 1]!, b = points[i]!;
    n += request.obstacles.crossings(a, b, request.except);
    for (const end of ends) if (segmentHits(a, b, end)) n++;
  }
  return n;
}

const isSame = (a: Point, b: Point) => a.x === b.x && a.y === b.y;

/** The simple ways between two docks: straight, one bend, two bends, around. Each is a list of corner points. */
function simpleWays(a: Point, sideA: Side, b: Point, sideB: Side, channels: { readonly x: readonly number[]; readonly y: readonly number[] }): Point[][] {
  const p = { x: a.x + step[sideA].x * CLEARANCE, y: a.y + step[sideA].y * CLEARANCE };
  const q = { x: b.x + step[sideB].x * CLEARANCE, y: b.y + step[sideB].y * CLEARANCE };
  const ways: Point[][] = [];
  const goes = (from: Point, to: Point, side: Side) => (to.x - from.x) * step[side].x + (to.y - from.y) * step[side].y >= 0;
  const add = (...corners: Point[]) => {
    const first = corners[0] ?? b;
    const last = corners.at(-1) ?? a;
    if (!goes(a, first, sideA) || !goes(b, last, sideB)) return;
    // A bend on the border itself would let the line run along it.
    if (corners.length > 0 && (isSame(a, first) || isSame(b, last))) return;
    ways.push([a, ...corners, b]);
  };
  if (isHorizontal(sideA) && isHorizontal(sideB)) {
    if (a.y === b.y) add();
    for (const x of new Set([(a.x + b.x) / 2, p.x, q.x, ...channels.x])) add({ x, y: a.y }, { x, y: b.y });
    for (const y of channels.y) add({ x: p.x, y: a.y }, { x: p.x, y }, { x: q.x, y }, { x: q.x, y: b.y });
  } else if (!isHorizontal(sideA) && !isHorizontal(sideB)) {
    if (a.x === b.x) add();
    for (const y of new Set([(a.y + b.y) / 2, p.y, q.y, ...channels.y])) add({ x: a.x, y }, { x: b.x, y });
    for (const x of channels.x) add({ x: a.x, y: p.y }, { x, y: p.y }, { x, y: q.y }, { x: b.x, y: q.y });
  } else if (isHorizontal(sideA)) {
    add({ x: b.x, y: a.y });
    for (const x of [p.x, ...channels.x]) for (const y of [q.y]) add({ x, y: a.y }, { x, y }, { x: b.x, y });
  } else {
    add({ x: a.x, y: b.y });
    for (const y of [p.y, ...channels.y]) for (const x of [q.x]) add({ x: a.x, y }, { x, y }, { x, y: b.y });
  }
  return ways;
}

/** Free lines just outside the two ends and the obstacles between them, where a way may run. */
function channelsOf(boxes: readonly Bounds[]): { x: number[]; y: number[] } {
  const x = new Set<number>();
  const y = new Set<number>();
  for (const b of boxes) {
    x.add(b.x - CLEARANCE).add(b.x + b.width + CLEARANCE);
    y.add(b.y - CLEARANCE).add(b.y + b.height + CLEARANCE);
  }
  return { x: [...x], y: [...y] };
}

/** Beside a free line that is taken, further ones are tried at these distances, px. */
const BESIDE = [-20, -10, 10, 20] as const;

/** Free lines, the middle between the two ends, and lines beside each of them. */
function widened({ x, y }: { readonly x: readonly number[]; readonly y: readonly number[] }, a: Bounds, b: Bounds): { x: number[]; y: number[] } {
  const more = (lines: readonly number[], from: number, size: number, to: number, toSize: number) => {
    const middles = [(from + size + to) / 2, (from + to + toSize) / 2, (from + size / 2 + to + toSize / 2) / 2];
    return [...new Set([...lines, ...middles].flatMap((line) => [line, ...BESIDE.map((by) => line + by)]))];
  };
  return { x: more(x, a.x, a.width, b.x, b.width), y: more(y, a.y, a.height, b.y, b.height) };
}

export interface Routed { readonly way: Point[]; readonly cost: number }

/**
 * An orthogonal way from one outline to another: few bends, short, around what stands in between where there is a
 * way around, and off the lines of other flows. Ends dock at the middle of a side. Deterministic; coordinates stay as
 * fine as the bounds are. The cost is in px of detour, for comparing ways with each other.
 */
export function routeAtCost(request: RouteRequest): Routed {
  const { from, to, obstacles, except, traffic } = request;
  let channels = channelsOf([from.bounds, to.bounds]);
  let best: Best = cheapest(request, channels, { way: [centre(from.bounds), centre(to.bounds)], cost: Infinity });
  if (best.cost >= HIT_COST) {
    // Something is in the way: try the free lines beside whatever stands between the two ends.
    const between = obstacles.within(grown(spanOf(from.bounds, to.bounds), 2 * CLEARANCE)).filter((i) => !except.has(i)).map((i) => obstacles.boxes[i]!);
    channels = channelsOf([from.bounds, to.bounds, ...nearest(between, from.bounds, to.bounds)]);
    best = cheapest(request, channels, best);
  }
  // Somebody else is on that line: there may be room beside it.
  if (traffic && best.sides && best.cost < HIT_COST && traffic.isShared(best.way)) {
    best = cheapest({ ...request, from: { ...from, sides: [best.sides[0]] }, to: { ...to, sides: [best.sides[1]] } }, widened(channels, from.bounds, to.bounds), best);
  }
  return { way: twoAtLeast(simplified(best.way)), cost: best.cost };
}

/** The way alone. */
export const route = (request: RouteRequest): Point[] => routeAtCost(request).way;

/** Those in the middle of a crowd matter less than those next to the ends. */
function nearest(boxes: readonly Bounds[], a: Bounds, b: Bounds): readonly Bounds[] {
  if (boxes.length <= MAX_CHANNELS) return boxes;
  const distance = (box: Bounds) => Math.min(...[a, b].map((end) => Math.abs(box.x - end.x) + Math.abs(box.y - end.y)));
  return boxes.toSorted((p, q) => distance(p) - distance(q)).slice(0, MAX_CHANNELS);
}

const spanOf = (a: Bounds, b: Bounds): Bounds => {
  const x = Math.min(a.x, b.x), y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
};

/** How far from the middle of a side a straight line may meet it, as a share of the side. */
const MAX_OFFSET = 0.3;

/** A straight line between two facing sides that meets the middle of one and the other near its middle. */
function straightWays(from: RouteEnd, to: RouteEnd): { readonly way: Point[]; readonly sideA: Side; readonly sideB: Side; readonly offset: number }[] {
  const pairs: readonly (readonly [Side, Side])[] = [['right', 'left'], ['left', 'right'], ['bottom', 'top'], ['top', 'bottom']];
  return pairs.flatMap(([sideA, sideB]) => {
    const a = dock(from.bounds, sideA);
    const b = dock(to.bounds, sideB);
    if ((b.x - a.x) * step[sideA].x + (b.y - a.y) * step[sideA].y <= 0) return [];
    const isFlat = isHorizontal(sideA);
    const offset = Math.abs(isFlat ? a.y - b.y : a.x - b.x);
    if (offset === 0) return [];
    const reaches = (end: RouteEnd) => end.isBox === true && offset <= MAX_OFFSET * (isFlat ? end.bounds.height : end.bounds.width);
    if (reaches(to)) return [{ way: [a, isFlat ? { x: b.x, y: a.y } : { x: a.x, y: b.y }], sideA, sideB, offset }];
    if (reaches(from)) return [{ way: [isFlat ? { x: a.x, y: b.y } : { x: b.x, y: a.y }, b], sideA, sideB, offset }];
    return [];
  });
}

interface Best { readonly way: readonly Point[]; readonly cost: number; readonly sides?: readonly [Side, Side] }

/** The cheapest simple way along some channels, if it is cheaper than the one that is known. Crossings are counted last: most ways are out by their length. */
function cheapest(request: RouteRequest, channels: { readonly x: readonly number[]; readonly y: readonly number[] }, known: Best): Best {
  const { from, to, sideCost } = request;
  const ends = [grown(from.bounds, -1), grown(to.bounds, -1)];
  let best = known;
  const totalCost = (points: readonly Point[], least: number): number => {
    const cost = least + HIT_COST * hits(points, request, ends, (best.cost - least) / HIT_COST);
    return cost >= best.cost ? cost : cost + (request.traffic?.cost(points, best.cost - cost) ?? 0);
  };
  for (const { way, sideA, sideB, offset } of straightWays(from, to)) {
    if ((from.sides && !from.sides.includes(sideA)) || (to.sides && !to.sides.includes(sideB))) continue;
    const least = reach(way) + offset / 2 + (sideCost?.from?.[sideA] ?? 0) + (sideCost?.to?.[sideB] ?? 0);
    const total = totalCost(way, least);
    if (total < best.cost) best = { way, cost: total, sides: [sideA, sideB] };
  }
  for (const sideA of from.sides ?? SIDES) {
    for (const sideB of to.sides ?? SIDES) {
      const extra = (sideCost?.from?.[sideA] ?? 0) + (sideCost?.to?.[sideB] ?? 0);
      for (const way of simpleWays(dock(from.bounds, sideA), sideA, dock(to.bounds, sideB), sideB, channels)) {
        const points = simplified(way);
        const least = reach(points) + extra;
        if (least >= best.cost) continue;
        const total = totalCost(points, least);
        if (total < best.cost) best = { way: points, cost: total, sides: [sideA, sideB] };
      }
    }
  }
  return best;
}
