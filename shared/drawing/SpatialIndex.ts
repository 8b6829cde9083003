import type { Bounds, Point } from '../model/Geometry.ts';
import type { ElementId, FlowId } from '../model/ids.ts';

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

const CELL = 200;

export function distanceToSegment({ x, y }: Point, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / length));
  return Math.hypot(x - from.x - t * dx, y - from.y - t * dy);
}

export const containsPoint = (b: Bounds, { x, y }: Point, slack = 0) => x >= b.x - slack && x <= b.x + b.width + slack && y >= b.y - slack && y <= b.y + b.height + slack;
export const intersects = (a: Bounds, b: Bounds) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Which element is at a place: a grid over the plane, so that hovering over 5,000 steps looks at a handful. */
export class SpatialIndex {
  private readonly boxes = new Map<string, BoxEntry[]>();
  private readonly lines = new Map<string, LineEntry[]>();

  private *cells(b: Bounds): Generator<string> {
    for (let x = Math.floor(b.x / CELL); x <= Math.floor((b.x + b.width) / CELL); x++) {
      for (let y = Math.floor(b.y / CELL); y <= Math.floor((b.y + b.height) / CELL); y++) yield `${x}:${y}`;
    }
  }

  addBox(hit: Hit, bounds: Bounds): void {
    const entry = { hit, bounds };
    for (const cell of this.cells(bounds)) {
      const list = this.boxes.get(cell);
      if (list) list.push(entry);
      else this.boxes.set(cell, [entry]);
    }
  }

  addLine(id: FlowId, points: readonly Point[]): void {
    for (let i = 1; i < points.length; i++) {
      const [from, to] = [points[i - 1], points[i]];
      if (!from || !to) continue;
      const entry = { id, index: i - 1, from, to };
      const box = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
      for (const cell of this.cells(box)) {
        const list = this.lines.get(cell);
        if (list) list.push(entry);
        else this.lines.set(cell, [entry]);
      }
    }
  }

  /** Boxes at a place, topmost first. */
  boxesAt(at: Point, slack = 0): readonly Hit[] {
    const found = new Map<Hit, number>();
    for (const cell of this.cells({ x: at.x - slack, y: at.y - slack, width: slack * 2, height: slack * 2 })) {
      for (const { hit, bounds } of this.boxes.get(cell) ?? []) {
        if (containsPoint(bounds, at, slack)) found.set(hit, bounds.width * bounds.height);
      }
    }
    return [...found].toSorted(([a, sizeA], [b, sizeB]) => b.layer - a.layer || sizeA - sizeB).map(([hit]) => hit);
  }

  /** The nearest flow within reach, with the segment that was met. */
  lineAt(at: Point, reach: number): { readonly id: FlowId; readonly index: number; readonly distance: number } | null {
    let best: { readonly id: FlowId; readonly index: number; readonly distance: number } | null = null;
    for (const cell of this.cells({ x: at.x - reach, y: at.y - reach, width: reach * 2, height: reach * 2 })) {
      for (const { id, index, from, to } of this.lines.get(cell) ?? []) {
        const distance = distanceToSegment(at, from, to);
        if (distance <= reach && (!best || distance < best.distance)) best = { id, index, distance };
      }
    }
    return best;
  }

  /** How many bodies, names and pieces of flows an area would cover; an arrow head is wider than its line. */
  countIn(area: Bounds): number {
    const met = new Set<object>();
    for (const cell of this.cells(area)) {
      for (const entry of this.boxes.get(cell) ?? []) if (intersects(entry.bounds, area)) met.add(entry);
      for (const entry of this.lines.get(cell) ?? []) {
        const { from, to } = entry;
        const box = { x: Math.min(from.x, to.x) - 6, y: Math.min(from.y, to.y) - 6, width: Math.abs(from.x - to.x) + 12, height: Math.abs(from.y - to.y) + 12 };
        if (intersects(box, area)) met.add(entry);
      }
    }
    return met.size;
  }

  /** Ids of bodies whose bounds meet an area. */
  bodiesIn(area: Bounds): ReadonlySet<ElementId> {
    const found = new Set<ElementId>();
    for (const cell of this.cells(area)) {
      for (const { hit, bounds } of this.boxes.get(cell) ?? []) if (hit.part === 'body' && intersects(bounds, area)) found.add(hit.id);
    }
    return found;
  }
}
