import type { Mark, Paint } from './Picture.ts';

export const LABEL_SIZE = 12;
export const LINE_HEIGHT = 15;
/** From the top of a line to its baseline. */
export const ASCENT = 11.5;

export type TextMark = Extract<Mark, { readonly kind: 'text' }>;

/** Lines around a centre, both ways. */
export const centredText = (lines: readonly string[], centre: { readonly x: number; readonly y: number }, paint: Paint): TextMark => ({
  kind: 'text', lines, x: centre.x, y: centre.y - (lines.length * LINE_HEIGHT) / 2 + ASCENT, lineHeight: LINE_HEIGHT, size: LABEL_SIZE, anchor: 'middle', paint,
});

/** Lines that begin at a top edge. */
export const textFrom = (lines: readonly string[], at: { readonly x: number; readonly top: number }, anchor: TextMark['anchor'], paint: Paint): TextMark => ({
  kind: 'text', lines, x: at.x, y: at.top + ASCENT, lineHeight: LINE_HEIGHT, size: LABEL_SIZE, anchor, paint,
});
