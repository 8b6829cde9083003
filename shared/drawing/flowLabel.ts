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

interface Stretch { readonly at: Point; readonly isHorizontal: boolean }

/** A branch is read where it leaves its gateway, so a label stands on the first stretch that is long enough for it; `null`: none is. */
function stretch(points: readonly Point[], needed: number): Stretch | null {
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (!a || !b) continue;
    const horizontal = Math.abs(b.x - a.x) >= Math.abs(b.y - a.y);
    const length = distance(a, b);
    if (horizontal && length >= needed) return { at: towards(a, b, Math.min(length / 2, needed / 2 + 14)), isHorizontal: true };
    if (!horizontal && length >= OUTSIDE_LINE * 2) return { at: towards(a, b, Math.min(length / 2, 22)), isHorizontal: false };
  }
  return null;
}

/** The longest piece of a way, and its middle. */
function longest(points: readonly Point[]): Stretch & { readonly length: number } {
  let best = { ...pointAlong(points, 0.5), length: 0 };
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (a && b && distance(a, b) > best.length) best = { at: towards(a, b, distance(a, b) / 2), isHorizontal: Math.abs(b.x - a.x) >= Math.abs(b.y - a.y), length: distance(a, b) };
  }
  return best;
}

const widthOf = (lines: readonly string[]) => Math.max(...lines.map((line) => textWidth(line, OUTSIDE_SIZE)));

/** Lines of a name, and where they stand by themselves: where no stretch is long enough, on several lines over the longest. */
function settled(flow: Flow, lines: readonly string[], waypoints: readonly Point[]): Stretch & { readonly lines: readonly string[] } {
  if (flow.kind !== 'sequenceFlow') return { ...pointAlong(waypoints, 0.5), lines };
  const roomy = stretch(waypoints, widthOf(lines) + 12);
  if (roomy) return { ...roomy, lines };
  const piece = longest(waypoints);
  if (!piece.isHorizontal) return { ...piece, lines };
  const widestWord = Math.max(...flow.name.split(/\s+/).map((word) => textWidth(word, OUTSIDE_SIZE)));
  const width = Math.min(WIDE, Math.max(piece.length - 4, widestWord));
  return { ...piece, lines: wrapLabel(flow.name, { width, size: OUTSIDE_SIZE, maxLines: 6 }) };
}

/** px that a name which finds its own place may take. */
const WIDE = LABEL_WIDTH * 1.25;

/** Where the name of a flow stands, in model coordinates: as placed, else above (or right of) its first long stretch. */
export function flowLabel(flow: Flow, geometry: Geometry, waypoints: readonly Point[]): FlowLabel | null {
  const placed = geometry.label;
  const width = placed ? Math.max(placed.width, LABEL_WIDTH) : WIDE;
  const broad = wrapLabel(flow.name, { width, size: OUTSIDE_SIZE, maxLines: 6 });
  if (broad.length === 0 || waypoints.length < 2) return null;
  if (placed) return { x: placed.x + placed.width / 2 - width / 2, y: placed.y, width, height: broad.length * OUTSIDE_LINE, lines: broad, anchor: 'middle' };
  const { at, isHorizontal, lines } = settled(flow, broad, waypoints);
  const needed = widthOf(lines);
  const height = lines.length * OUTSIDE_LINE;
  return isHorizontal
    ? { x: at.x - needed / 2, y: at.y - LABEL_GAP + 1 - height, width: needed, height, lines, anchor: 'middle' }
    : { x: at.x + LABEL_GAP + 1 + ('envelope' in flow && flow.envelope ? ENVELOPE : 0), y: at.y - height / 2, width: needed, height, lines, anchor: 'start' };
}

export function drawFlowLabel(flow: Flow, geometry: Geometry, waypoints: readonly Point[]): Picture {
  const label = flowLabel(flow, geometry, waypoints);
  if (!label) return [];
  return [outsideText(label.lines, { x: label.anchor === 'middle' ? label.x + label.width / 2 : label.x, top: label.y }, label.anchor)];
}
