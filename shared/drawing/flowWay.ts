import type { Flow } from '../model/Flow.ts';
import type { Bounds, Point } from '../model/Geometry.ts';
import type { ElementId } from '../model/ids.ts';
import { NODE_KINDS, type Outline } from '../model/nodeKinds.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { towards } from './flowPath.ts';

interface End { readonly bounds: Bounds; readonly outline: Outline | 'band' }

/** An end that lies deeper in its shape than this, px, would be hidden below it. */
const SLACK = 2;

function endOf(model: ProcessModel, id: ElementId | null): End | null {
  const bounds = id === null ? undefined : model.geometry[id]?.bounds;
  if (!bounds) return null;
  const node = find(model.nodes, id);
  return { bounds, outline: node ? NODE_KINDS[node.kind].outline : 'band' };
}

/** How deep a point is: below 1 inside, above 1 outside, by the true outline of the shape. */
function depth({ bounds: { x, y, width, height }, outline }: End, at: Point): number {
  const dx = Math.abs(at.x - x - width / 2) / Math.max(0.5, width / 2);
  const dy = Math.abs(at.y - y - height / 2) / Math.max(0.5, height / 2);
  return outline === 'circle' ? Math.hypot(dx, dy) : outline === 'diamond' ? dx + dy : Math.max(dx, dy);
}

const isHidden = (end: End, at: Point) => depth(end, at) < 1 - SLACK / Math.max(4, Math.min(end.bounds.width, end.bounds.height) / 2);

/** Where a straight piece from outside to inside crosses the outline. */
function crossing(end: End, outside: Point, inside: Point): Point {
  let [out, into] = [outside, inside];
  for (let i = 0; i < 24; i++) {
    const middle = { x: (out.x + into.x) / 2, y: (out.y + into.y) / 2 };
    if (depth(end, middle) < 1) into = middle;
    else out = middle;
  }
  return out;
}

/** The way with its last point on the outline, where that lay inside the shape. */
function cropped(way: readonly Point[], end: End | null): readonly Point[] {
  const last = way.at(-1);
  if (!end || !last || end.outline === 'dashedFrame' || end.outline === 'bracket' || !isHidden(end, last)) return way;
  for (let i = way.length - 2; i >= 0; i--) {
    const [from, to] = [way[i], way[i + 1]];
    if (from && to && depth(end, from) >= 1) return [...way.slice(0, i + 1), crossing(end, from, to)];
  }
  return way;
}

const isOrigin = (at: Point | undefined) => at?.x === 0 && at.y === 0;

/** A last point at 0, 0 that is nowhere near its shape was never placed by anybody: some tools write that. The way then ends at the shape. */
function found(way: readonly Point[], end: End | null): readonly Point[] {
  const before = way.at(-2);
  if (!end || !before || !isOrigin(way.at(-1)) || depth(end, { x: 0, y: 0 }) < 3) return way;
  const { x, y, width, height } = end.bounds;
  const isBeside = before.y > y && before.y < y + height;
  const isAbove = before.x > x && before.x < x + width;
  const centre = { x: isAbove ? before.x : x + width / 2, y: isBeside ? before.y : y + height / 2 };
  return depth(end, before) < 1 ? way : [...way.slice(0, -1), crossing(end, before, towards(centre, before, 0))];
}

/**
 * The way of a flow as it is drawn: its ends on the outlines of its shapes, where the file lets them run on below the
 * shapes and would hide arrow heads and markers. The model keeps the points of the file. A way that ends at or off its
 * shapes is the same object.
 */
export function flowWay(model: ProcessModel, flow: Flow, way: readonly Point[] = model.geometry[flow.id]?.waypoints ?? []): readonly Point[] {
  const fitted = (points: readonly Point[], id: ElementId | null) => {
    const end = endOf(model, id);
    return cropped(found(points, end), end);
  };
  const ended = fitted(way, flow.target);
  const reversed = ended.toReversed();
  const begun = fitted(reversed, flow.source);
  return begun === reversed ? ended : begun.toReversed();
}
