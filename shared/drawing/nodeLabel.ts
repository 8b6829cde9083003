import type { Bounds, Geometry } from '../model/Geometry.ts';
import type { ProcessNode } from '../model/Node.ts';
import { inkOf } from './ink.ts';
import { OUTSIDE_LINE, OUTSIDE_SIZE, outsideText } from './labelText.ts';
import type { Picture } from './Picture.ts';
import { wrapLabel } from './wrapLabel.ts';

/** px that a name outside its shape may take per line; narrower boxes in files are made for other fonts. */
export const LABEL_WIDTH = 96;
const GAP = 5;

/** `belowLeft` and `aboveLeft`: left of a flow that leaves a boundary event downwards or upwards. */
export type LabelSide = 'below' | 'above' | 'left' | 'right' | 'belowLeft' | 'aboveLeft';

/** How a name at a side is set: against its shape. */
export const anchorAt = (side: LabelSide): 'start' | 'middle' | 'end' => (side === 'right' ? 'start' : side === 'below' || side === 'above' ? 'middle' : 'end');

export const outsideLabelText = (node: ProcessNode): string => ('state' in node && node.state ? `${node.name}\n[${node.state}]` : node.name);

/** Where the name of an event, gateway, data or group stands, in model coordinates: as placed, else at a side of the shape. */
export function outsideLabelBox(node: ProcessNode, geometry: Geometry, bounds: Bounds, side: LabelSide = 'below'): Bounds & { readonly lines: readonly string[] } {
  const text = outsideLabelText(node);
  const placed = geometry.label;
  const limit = node.kind === 'group' ? Math.max(LABEL_WIDTH, bounds.width - 16) : LABEL_WIDTH;
  const width = placed ? Math.max(placed.width, limit) : limit;
  const lines = wrapLabel(text, { width, size: OUTSIDE_SIZE, maxLines: 8 });
  const height = lines.length * OUTSIDE_LINE;
  const middle = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
  if (placed) {
    // A box above its shape grows upwards: its text must not run down into the shape.
    const isAbove = placed.y + placed.height <= bounds.y + 6;
    return { x: placed.x + placed.width / 2 - width / 2, y: isAbove ? Math.min(placed.y, bounds.y - 3 - height) : placed.y, width, height, lines };
  }
  if (node.kind === 'group') return { x: middle.x - width / 2, y: bounds.y + GAP, width, height, lines };
  switch (side) {
    case 'below': return { x: middle.x - width / 2, y: bounds.y + bounds.height + GAP, width, height, lines };
    case 'above': return { x: middle.x - width / 2, y: bounds.y - GAP - height, width, height, lines };
    case 'left': return { x: bounds.x - GAP - width, y: middle.y - height / 2, width, height, lines };
    case 'belowLeft': return { x: middle.x - GAP - width, y: bounds.y + bounds.height + 1, width, height, lines };
    case 'aboveLeft': return { x: middle.x - GAP - width, y: bounds.y - 1 - height, width, height, lines };
    case 'right': return { x: bounds.x + bounds.width + GAP, y: middle.y - height / 2, width, height, lines };
  }
}

const isWithin = (label: Bounds, { x, y, width, height }: Bounds) =>
  label.x + label.width / 2 > x && label.x + label.width / 2 < x + width && label.y >= y - 2 && label.y + label.height <= y + height + 2;

/** The same as marks relative to the shape. Outside of shapes the theme's ink is right, whatever colour the shape has. */
export function drawOutsideLabel(node: ProcessNode, geometry: Geometry, bounds: Bounds, side: LabelSide = 'below'): Picture {
  const { lines, x, y, width } = outsideLabelBox(node, geometry, bounds, side);
  if (lines.length === 0) return [];
  const anchor = geometry.label || node.kind === 'group' ? 'middle' : anchorAt(side);
  const at = anchor === 'middle' ? x + width / 2 : anchor === 'start' ? x : x + width;
  const text = outsideText(lines, { x: at - bounds.x, top: y - bounds.y }, anchor);
  // A file may place the name within the shape, whose colour is then its ground.
  return [isWithin({ x, y, width, height: lines.length * OUTSIDE_LINE }, bounds) ? { ...text, paint: inkOf(geometry).text, halo: 'none' } : text];
}
