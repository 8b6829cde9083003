import type { PageSetup } from '../contract/exports.ts';
import type { Bounds } from '../model/Geometry.ts';
import { orientations, paperSize, POINTS_PER_MM, type Size } from './paperSize.ts';

/** A page with a whole drawing on it. Everything in pt, but for `scale`. */
export interface FittedPage {
  readonly page: Size;
  /** Where the drawing stands, and how large it becomes. */
  readonly at: Bounds;
  /** pt per px of the drawing. */
  readonly scale: number;
  readonly margin: number;
}

/** For the title above and the number of the page below, pt. */
export const HEADER = 26;
export const FOOTER = 18;

/** A drawing of two steps is not blown up over the page: pt per px on A4, more on larger paper. */
const LARGEST_ON_A4 = 1.5;
const SHORT_OF_A4 = 210 * POINTS_PER_MM;

/** The drawing as large as the page allows, in the middle of it. Of two orientations, the one that shows it larger. */
export function fitPage(drawing: Size, setup: PageSetup): FittedPage {
  const margin = setup.margin * POINTS_PER_MM;
  const candidates = orientations(setup).map((orientation): FittedPage => {
    const page = paperSize(setup.paper, orientation);
    const room = { width: Math.max(1, page.width - margin * 2), height: Math.max(1, page.height - margin * 2 - HEADER - FOOTER) };
    const largest = (LARGEST_ON_A4 * Math.min(page.width, page.height)) / SHORT_OF_A4;
    const scale = Math.min(room.width / drawing.width, room.height / drawing.height, largest);
    const width = drawing.width * scale;
    const height = drawing.height * scale;
    return { page, margin, scale, at: { x: (page.width - width) / 2, y: margin + HEADER + (room.height - height) / 2, width, height } };
  });
  return candidates.reduce((best, next) => (next.scale > best.scale * 1.001 ? next : best));
}
