import { extentOf } from '../../shared/drawing/extent.ts';
import { planeContent } from '../../shared/drawing/plane.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';

/** px of a pane that the drawing leaves free: at its sides, and above and below for the name of the variant. */
const SIDES = 28;
const HEAD = 78;

/** Two drawings side by side, or one above the other: whichever shows them larger. */
export function splitDirection(model: ProcessModel, { width, height }: { readonly width: number; readonly height: number }): 'columns' | 'rows' {
  const extent = extentOf(model, planeContent(model, null));
  if (!extent || extent.width === 0 || extent.height === 0) return 'columns';
  const zoom = (w: number, h: number) => Math.min((w - SIDES) / extent.width, (h - HEAD) / extent.height);
  return zoom(width / 2, height) >= zoom(width, height / 2) ? 'columns' : 'rows';
}
