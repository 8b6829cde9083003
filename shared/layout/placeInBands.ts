/** A box to place: how large, in which band (lane), in which column; `order` settles who is higher in a column. */
export interface Cell {
  readonly width: number;
  readonly height: number;
  readonly band: number;
  readonly column: number;
  readonly order: number;
  /** Boxes of earlier columns that lead here: the row is kept straight with the first of the same band if it can be. */
  readonly before: readonly number[];
}

export interface Bands {
  /** Left top corners, one per cell. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
  /** Top and height of each band, from 0 downwards. */
  readonly bands: readonly { readonly y: number; readonly height: number }[];
  readonly width: number;
}

export interface Spacing {
  readonly column: number;
  readonly row: number;
  /** From a band's border to what is in it. */
  readonly padding: number;
  readonly minBand: number;
}

/**
 * Places boxes on a grid of columns, and of rows within each band, so that none overlaps another or leaves its band.
 * A box stands in the row of the one it follows, or below what is above it in its column, so that the order holds.
 */
export function placeInBands(cells: readonly Cell[], bandCount: number, spacing: Spacing): Bands {
  const columnCount = cells.reduce((n, cell) => Math.max(n, cell.column + 1), 0);
  const columnWidth = Array.from({ length: columnCount }, () => 0);
  for (const cell of cells) columnWidth[cell.column] = Math.max(columnWidth[cell.column]!, cell.width);
  const columnX: number[] = [];
  let x = spacing.padding;
  for (const width of columnWidth) {
    columnX.push(x);
    x += width + spacing.column;
  }

  const sequence = cells.map((_, i) => i).toSorted((a, b) => cells[a]!.column - cells[b]!.column || cells[a]!.order - cells[b]!.order || a - b);
  const rowOf = Array.from({ length: cells.length }, () => -1);
  const nextFree = new Map<string, number>();
  const rowHeights: number[][] = Array.from({ length: bandCount }, () => []);
  for (const i of sequence) {
    const cell = cells[i]!;
    const place = `${cell.band}/${cell.column}`;
    const followed = cell.before.find((p) => cells[p]!.band === cell.band && rowOf[p]! >= 0);
    const row = Math.max(nextFree.get(place) ?? 0, followed === undefined ? 0 : rowOf[followed]!);
    nextFree.set(place, row + 1);
    rowOf[i] = row;
    const heights = rowHeights[cell.band]!;
    while (heights.length <= row) heights.push(0);
    heights[row] = Math.max(heights[row]!, cell.height);
  }

  const bands: { y: number; height: number }[] = [];
  const rowY: number[][] = [];
  let y = 0;
  for (const heights of rowHeights) {
    const content = heights.reduce((sum, h) => sum + h, 0) + Math.max(0, heights.length - 1) * spacing.row;
    const height = Math.max(spacing.minBand, content + 2 * spacing.padding);
    let at = y + (height - content) / 2;
    rowY.push(heights.map((h) => { const top = at; at += h + spacing.row; return top; }));
    bands.push({ y, height });
    y += height;
  }
  const places = cells.map((cell, i) => ({
    x: columnX[cell.column]! + (columnWidth[cell.column]! - cell.width) / 2,
    y: rowY[cell.band]![rowOf[i]!]! + (rowHeights[cell.band]![rowOf[i]!]! - cell.height) / 2,
  }));
  return { places, bands, width: columnCount === 0 ? 2 * spacing.padding : x - spacing.column + spacing.padding };
}
