import type { PageSetup } from '../contract/exports.ts';
import { lettersOf } from './lettersOf.ts';
import { orientations, paperSize, POINTS_PER_MM, POINTS_PER_PX, type Size } from './paperSize.ts';

/** One sheet of a poster. */
export interface PosterSheet {
  readonly column: number;
  readonly row: number;
  /** `A1`: row by letter, column by number. */
  readonly name: string;
  /** Where the origin of the drawing stands, pt from the top left of the paper; mostly far outside of it. */
  readonly origin: { readonly x: number; readonly y: number };
}

/** How a drawing at true size lies on as many sheets as it takes. Lengths in pt. */
export interface PosterGrid {
  readonly page: Size;
  readonly columns: number;
  readonly rows: number;
  /** Columns times rows: of a broken drawing more than anybody could write down. */
  readonly count: number;
  /** White on each side. */
  readonly margin: number;
  /** What two neighbours both show. */
  readonly overlap: number;
  /** Of paper that is printed on. */
  readonly printed: Size;
  /** pt per px of the drawing. */
  readonly scale: number;
  /** Where the origin of the drawing stands on the first sheet, pt from the top left of its paper. */
  readonly origin: PosterSheet['origin'];
}

export interface Poster extends PosterGrid {
  /** Row by row. */
  readonly sheets: readonly PosterSheet[];
}

/** Sheets that it takes along one side; a hundredth of a point is no reason for another one. */
const sheetsAlong = (length: number, printed: number, overlap: number) => Math.max(1, Math.ceil((length - overlap - 0.01) / (printed - overlap)));

/**
 * Cuts a drawing into sheets. Neighbours show the same strip of `overlap`, so that they can be laid one on the other and
 * glued. The drawing stands in the middle of all sheets together. Of two orientations, the one that takes fewer sheets.
 */
export function posterGrid(drawing: Size, setup: PageSetup): PosterGrid {
  const margin = setup.margin * POINTS_PER_MM;
  const scale = POINTS_PER_PX * setup.posterScale;
  const length = { width: drawing.width * scale, height: drawing.height * scale };
  const candidates = orientations(setup).map((orientation) => {
    const page = paperSize(setup.paper, orientation);
    const printed = { width: page.width - margin * 2, height: page.height - margin * 2 };
    // On paper that the margins leave little of, sheets overlap by a third at most: they must get on.
    const overlap = Math.min(setup.overlap * POINTS_PER_MM, printed.width / 3, printed.height / 3);
    return { page, printed, overlap, columns: sheetsAlong(length.width, printed.width, overlap), rows: sheetsAlong(length.height, printed.height, overlap) };
  });
  const { page, printed, overlap, columns, rows } = candidates.reduce((best, next) => (next.columns * next.rows < best.columns * best.rows ? next : best));
  const spare = { x: columns * (printed.width - overlap) + overlap - length.width, y: rows * (printed.height - overlap) + overlap - length.height };
  return { page, columns, rows, count: columns * rows, margin, overlap, printed, scale, origin: { x: margin + spare.x / 2, y: margin + spare.y / 2 } };
}

/** The sheets themselves. Count them by `posterGrid` first where the drawing may be anything. */
export function posterSheets(drawing: Size, setup: PageSetup): Poster {
  const grid = posterGrid(drawing, setup);
  const { columns, count, printed, overlap, origin: first } = grid;
  const step = { x: printed.width - overlap, y: printed.height - overlap };
  const sheets = Array.from({ length: count }, (_, i): PosterSheet => {
    const column = i % columns;
    const row = Math.floor(i / columns);
    return { column, row, name: `${lettersOf(row)}${column + 1}`, origin: { x: first.x - column * step.x, y: first.y - row * step.y } };
  });
  return { ...grid, sheets };
}

/** More than anybody glues; asked for by a wrong number. */
export const MOST_SHEETS = 400;
