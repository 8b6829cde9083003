import type { Bounds, Geometry, Point } from '../model/Geometry.ts';
import type { ElementId } from '../model/ids.ts';
import type { Sketch } from './Sketch.ts';

export type Axis = 'x' | 'y';

export interface Space {
  readonly axis: Axis;
  /** Everything that starts at or after this moves on. */
  readonly at: number;
  /** How far. */
  readonly by: number;
  /** Only these move. */
  readonly moves: (id: ElementId) => boolean;
  /** These become longer instead: containers that the cut runs through, or that end at it. */
  readonly grows: ReadonlySet<ElementId>;
  /** What decides for an element on which side it is: content goes with its sub-process, a boundary event with its activity. */
  readonly anchor: (id: ElementId) => ElementId;
}

const shift = (b: Bounds, axis: Axis, by: number): Bounds => (axis === 'x' ? { ...b, x: b.x + by } : { ...b, y: b.y + by });
const lengthen = (b: Bounds, axis: Axis, by: number): Bounds => (axis === 'x' ? { ...b, width: b.width + by } : { ...b, height: b.height + by });
const shiftPoint = (p: Point, axis: Axis, by: number): Point => (axis === 'x' ? { x: p.x + by, y: p.y } : { x: p.x, y: p.y + by });

/**
 * Opens a gap: what lies behind a line moves away from it as one, so nothing that was free of overlaps comes to
 * overlap. Bends of flows behind the line move along when both ends of the flow belong to what may move.
 */
export function insertSpace(sketch: Sketch, { axis, at, by, moves, grows, anchor }: Space): void {
  if (by === 0) return;
  const before = { ...sketch.model.geometry };
  const isBehind = (id: ElementId): boolean => (before[anchor(id)]?.bounds?.[axis] ?? before[id]?.bounds?.[axis] ?? -Infinity) >= at;
  for (const [key, geometry] of Object.entries(before) as [ElementId, Geometry][]) {
    const { bounds, label, waypoints } = geometry;
    if (bounds) {
      if (grows.has(key)) sketch.patchGeometry(key, { bounds: lengthen(bounds, axis, by) });
      else if (isBehind(key) && moves(key)) sketch.patchGeometry(key, { bounds: shift(bounds, axis, by), ...(label ? { label: shift(label, axis, by) } : {}) });
    } else if (waypoints) {
      const flow = sketch.model.flows[key as keyof typeof sketch.model.flows];
      if (!flow?.source || !flow.target || !moves(flow.source) || !moves(flow.target)) continue;
      const inside = anchor(flow.source) === anchor(flow.target) && anchor(flow.source) !== flow.source;
      const goes = (p: Point) => (inside ? isBehind(flow.source!) : p[axis] >= at);
      if (!waypoints.some(goes)) continue;
      sketch.patchGeometry(key, {
        waypoints: waypoints.map((p) => (goes(p) ? shiftPoint(p, axis, by) : p)),
        ...(label && (inside || label[axis] >= at) ? { label: shift(label, axis, by) } : {}),
      });
      sketch.shifted.add(key);
    }
  }
}
