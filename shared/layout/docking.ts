import type { Outline } from '../model/nodeKinds.ts';
import type { Bounds, Point } from '../model/Geometry.ts';
import { centre } from './rectangle.ts';

export type Side = 'left' | 'right' | 'top' | 'bottom';
export const SIDES: readonly Side[] = ['right', 'left', 'bottom', 'top'];

/** Where flows meet an outline without being told otherwise: the middle of a side. The same for every outline. */
export function dock(bounds: Bounds, side: Side): Point {
  const { x, y } = centre(bounds);
  switch (side) {
    case 'left': return { x: bounds.x, y };
    case 'right': return { x: bounds.x + bounds.width, y };
    case 'top': return { x, y: bounds.y };
    default: return { x, y: bounds.y + bounds.height };
  }
}

/** Where the ray from the centre of an outline towards `to` leaves it. */
export function crossing(outline: Outline, bounds: Bounds, to: Point): Point {
  const c = centre(bounds);
  const dx = to.x - c.x;
  const dy = to.y - c.y;
  if ((dx === 0 && dy === 0) || bounds.width === 0 || bounds.height === 0) return bounds.width === 0 ? c : dock(bounds, 'right');
  const across = Math.abs(dx) / (bounds.width / 2);
  const down = Math.abs(dy) / (bounds.height / 2);
  const scale = outline === 'diamond' ? 1 / (across + down)
    : outline === 'circle' ? 1 / Math.hypot(across, down)
      : 1 / Math.max(across, down);
  return { x: c.x + dx * scale, y: c.y + dy * scale };
}

/**
 * Where a horizontal or vertical line from outside meets the outline, or `null` when it passes by.
 * Keeps the last segment of a hand-drawn way straight after its end has moved a little.
 */
export function meeting(outline: Outline, bounds: Bounds, from: Point, direction: 'horizontal' | 'vertical'): Point | null {
  const c = centre(bounds);
  const rx = bounds.width / 2;
  const ry = bounds.height / 2;
  if (rx === 0 || ry === 0) return null;
  const offset = direction === 'horizontal' ? (from.y - c.y) / ry : (from.x - c.x) / rx;
  if (Math.abs(offset) >= 1) return null;
  const reach = outline === 'diamond' ? 1 - Math.abs(offset) : outline === 'circle' ? Math.sqrt(1 - offset * offset) : 1;
  return direction === 'horizontal'
    ? { x: c.x + Math.sign(from.x - c.x || 1) * reach * rx, y: from.y }
    : { x: from.x, y: c.y + Math.sign(from.y - c.y || 1) * reach * ry };
}
