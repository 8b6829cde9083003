import type { Flow } from '../model/Flow.ts';
import type { Bounds, Geometry, Point } from '../model/Geometry.ts';
import { distance, pointAlong, towards } from './flowPath.ts';
import { OUTSIDE_LINE, OUTSIDE_SIZE, outsideText } from './labelText.ts';
import { LABEL_WIDTH } from './nodeLabel.ts';
import type { Picture, Mark } from './Picture.ts';
import { textWidth } from './textWidth.ts';
import { wrapLabel } from './wrapLabel.ts';

/** Between a line and the label beside it, px. */
export const LABEL_GAP = 5;
/** Half of the envelope that may stand in the middle of a message flow, px. */
const ENVELOPE = 11;

export interface FlowLabel extends Bounds {
  readonly lines: readonly string[];
  readonly anchor: Extract<Mark, { readonly kind: 'text' }>['anchor'];
}

/** A branch is read where it leaves its gateway, so a label stands on the first stretch that is long enough for it. */
function stretch(points: readonly Point[], needed: number): { readonly at: Point; readonly isHorizontal: boolean } {
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (!a || !b) continue;
    const horizontal = Math.abs(b.x - a.x) >= Math.abs(b.y - a.y);
    const length = distance(a, b);
    if (horizontal && length >= needed) return { at: towards(a, b, Math.min(length / 2, needed / 2 + 14)), isHorizontal: true };
    if (!horizontal && length >= OUTSIDE_LINE * 2) return { at: towards(a, b, Math.min(length / 2, 22)), isHorizontal: false };
  }
  return pointAlong(points, 0.5);
}

/** Where the name of a flow stands, in model coordinates: as placed, else above (or right of) its first long stretch. */
export function flowLabel(flow: Flow, geometry: Geometry, waypoints: readonly Point[]): FlowLabel | null {
  const placed = geometry.label;
  const width = placed ? Math.max(placed.width, LABEL_WIDTH) : LABEL_WIDTH * 1.25;
  const lines = wrapLabel(flow.name, { width, size: OUTSIDE_SIZE, maxLines: 6 });
  if (lines.length === 0 || waypoints.length < 2) return null;
  const height = lines.length * OUTSIDE_LINE;
  if (placed) return { x: placed.x + placed.width / 2 - width / 2, y: placed.y, width, height, lines, anchor: 'middle' };
  const needed = Math.max(...lines.map((line) => textWidth(line, OUTSIDE_SIZE)));
  const { at, isHorizontal } = flow.kind === 'sequenceFlow' ? stretch(waypoints, needed + 12) : pointAlong(waypoints, 0.5);
  return isHorizontal
    ? { x: at.x - needed / 2, y: at.y - LABEL_GAP + 1 - height, width: needed, height, lines, anchor: 'middle' }
    : { x: at.x + LABEL_GAP + 1 + ('envelope' in flow && flow.envelope ? ENVELOPE : 0), y: at.y - height / 2, width: needed, height, lines, anchor: 'start' };
}

export function drawFlowLabel(flow: Flow, geometry: Geometry, waypoints: readonly Point[]): Picture {
  const label = flowLabel(flow, geometry, waypoints);
  if (!label) return [];
  return [outsideText(label.lines, { x: label.anchor === 'middle' ? label.x + label.width / 2 : label.x, top: label.y }, label.anchor)];
}
