import type { Bounds, Point } from '../model/Geometry.ts';
import type { ElementId, FlowId } from '../model/ids.ts';
import { CellGrid } from './CellGrid.ts';

export interface Hit {
  readonly id: ElementId;
  readonly part: 'body' | 'label' | 'line';
  /** Painting order: the highest one is what the pointer means. */
  readonly layer: number;
}

interface BoxEntry {
  readonly hit: Hit;
  readonly bounds: Bounds;
}
interface LineEntry {
  readonly id: FlowId;
  readonly index: number;
  readonly from: Point;
  readonly to: Point;
}

/** An arrow head is so much wider than its line on each side, px. */
const HEAD = 6;

export function distanceToSegment({ x, y }: Point, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / length));
  return Math.hypot(x - from.x - t * dx, y - from.y - t * dy);
}

export const containsPoint = (b: Bounds, { x, y }: Point, slack = 0) => x >= b.x - slack && x <= b.x + b.width + slack && y >= b.y - slack && y <= b.y + b.height + slack;
export const intersects = (a: Bounds, b: Bounds) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const around = ({ x, y, width, height }: Bounds, by: number): Bounds => ({ x: x - by, y: y - by, width: width + by * 2, height: height + by * 2 });

/** Does a straight piece pass through the inside of an area? What Liang and Barsky (1984) clip to it is then longer than nothing. */
export function passes(from: Point, to: Point, area: Bounds): boolean {
  let enters = 0;
  let leaves = 1;
  for (const [start, way, low, high] of [[from.x, to.x - from.x, area.x, area.x + area.width], [from.y, to.y - from.y, area.y, area.y + area.height]] as const) {
    if (way === 0) {
      if (start <= low || start >= high) return false;
    } else {
      const [a, b] = [(low - start) / way, (high - start) / way];
      enters = Math.max(enters, Math.min(a, b));
      leaves = Math.min(leaves, Math.max(a, b));
    }
  }
  return enters < leaves;
}

/** Which element is at a place: a grid over the plane, so that hovering over 5,000 steps looks at a handful. */
export class SpatialIndex {
  private readonly boxes = new CellGrid<BoxEntry>();
  private readonly lines = new CellGrid<LineEntry>();

  addBox(hit: Hit, bounds: Bounds): void {
    this.boxes.addArea(bounds, { hit, bounds });
  }

  addLine(id: FlowId, points: readonly Point[]): void {
    for (let i = 1; i < points.length; i++) {
      const [from, to] = [points[i - 1], points[i]];
      if (from && to) this.lines.addPiece(from, to, { id, index: i - 1, from, to });
    }
  }

  /** Boxes at a place, topmost first. */
  boxesAt(at: Point, slack = 0): readonly Hit[] {
    const found = new Map<Hit, number>();
    for (const { hit, bounds } of this.boxes.near(around({ ...at, width: 0, height: 0 }, slack))) {
      if (containsPoint(bounds, at, slack)) found.set(hit, bounds.width * bounds.height);
    }
    return [...found].toSorted(([a, sizeA], [b, sizeB]) => b.layer - a.layer || sizeA - sizeB).map(([hit]) => hit);
  }

  /** The nearest flow within reach, with the segment that was met. */
  lineAt(at: Point, reach: number): { readonly id: FlowId; readonly index: number; readonly distance: number } | null {
    let best: { readonly id: FlowId; readonly index: number; readonly distance: number } | null = null;
    for (const { id, index, from, to } of this.lines.near(around({ ...at, width: 0, height: 0 }, reach))) {
      const distance = distanceToSegment(at, from, to);
      if (distance <= reach && (!best || distance < best.distance)) best = { id, index, distance };
    }
    return best;
  }

  /** How many bodies, names and pieces of flows an area would cover, their arrow heads with them. */
  countIn(area: Bounds): number {
    const met = new Set<object>();
    for (const entry of this.boxes.near(area)) if (intersects(entry.bounds, area)) met.add(entry);
    const reached = around(area, HEAD);
    for (const entry of this.lines.near(reached)) if (passes(entry.from, entry.to, reached)) met.add(entry);
    return met.size;
  }

  /** Ids of bodies whose bounds meet an area. */
  bodiesIn(area: Bounds): ReadonlySet<ElementId> {
    const found = new Set<ElementId>();
    for (const { hit, bounds } of this.boxes.near(area)) if (hit.part === 'body' && intersects(bounds, area)) found.add(hit.id);
    return found;
  }
}
