import type { Mark, Paint } from './Picture.ts';

/** Names inside shapes, px. */
export const LABEL_SIZE = 12;
export const LINE_HEIGHT = 15;
/** The same for another font size. */
export const lineHeightOf = (size: number) => (LINE_HEIGHT / LABEL_SIZE) * size;
/** Names beside shapes and flows are a little smaller, as label boxes in files expect. */
export const OUTSIDE_SIZE = 11;
export const OUTSIDE_LINE = 13.5;
/** From the top of a line to its baseline, by font size. */
const ASCENT = 0.96;

export type TextMark = Extract<Mark, { readonly kind: 'text' }>;

/** Lines around a centre, both ways. */
export const centredText = (lines: readonly string[], centre: { readonly x: number; readonly y: number }, paint: Paint, size = LABEL_SIZE): TextMark => ({
  kind: 'text', lines, x: centre.x, y: centre.y - (lines.length * lineHeightOf(size)) / 2 + ASCENT * size, lineHeight: lineHeightOf(size), size, anchor: 'middle', paint,
});

/** Lines that begin at a top edge. */
export const textFrom = (lines: readonly string[], at: { readonly x: number; readonly top: number }, anchor: TextMark['anchor'], paint: Paint, size = LABEL_SIZE): TextMark => ({
  kind: 'text', lines, x: at.x, y: at.top + ASCENT * size, lineHeight: lineHeightOf(size), size, anchor, paint,
});

/** The same for a name beside its element. */
export const outsideText = (lines: readonly string[], at: { readonly x: number; readonly top: number }, anchor: TextMark['anchor']): TextMark => ({
  kind: 'text', lines, x: at.x, y: at.top + ASCENT * OUTSIDE_SIZE, lineHeight: OUTSIDE_LINE, size: OUTSIDE_SIZE, anchor, paint: 'ink', halo: 'surface',
});
