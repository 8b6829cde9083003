import type { Geometry } from '../model/Geometry.ts';
import { TEXT_ON_DARK, TEXT_ON_LIGHT } from './palette.ts';
import type { Paint, Stroke } from './Picture.ts';

/** Line widths in px, one place for all shapes: thin, as a task; double, as an intermediate event; thick, as an end event. */
export const LINE = { thin: 1.5, double: 1.25, thick: 3, callActivity: 3.5, soft: 1.25, icon: 1.25 } as const;
export const CORNER = 8;
export const DASHED = [5, 3] as const;
export const DOTTED = [1.5, 3.5] as const;
export const DASH_DOT = [9, 4, 1.5, 4] as const;

const COLOUR = /^(#[0-9a-f]{3}|#[0-9a-f]{4}|#[0-9a-f]{6}|#[0-9a-f]{8}|rgba?\([\d\s.,%]{1,40}\)|[a-z]{3,20})$/i;
/** Colours come from files: anything that is not plainly a colour is left out. */
const colour = (given: string | undefined) => (given && COLOUR.test(given.trim()) ? given.trim().toLowerCase() : undefined);
const BLACK = new Set(['#000', '#000000', 'black', 'rgb(0,0,0)', 'rgb(0, 0, 0)', '#000000ff']);
const WHITE = new Set(['#fff', '#ffffff', 'white', 'rgb(255,255,255)', 'rgb(255, 255, 255)', '#ffffffff']);

/** Relative luminance, 0 to 1 (WCAG 2.2); `null` for a colour by name. */
function luminance(given: string): number | null {
  const hex = /^#([0-9a-f]{6}|[0-9a-f]{3})/i.exec(given)?.[1];
  const parts = hex
    ? (hex.length === 3 ? [...hex].map((h) => h + h) : [hex.slice(0, 2), hex.slice(2, 4), hex.slice(4, 6)]).map((h) => Number.parseInt(h, 16))
    : /^rgb/i.test(given) ? (given.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number) : null;
  if (!parts || parts.length < 3) return null;
  const [r = 0, g = 0, b = 0] = parts.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2); `null` when one of them is a name. */
export function contrast(a: string, b: string): number | null {
  const [one, other] = [luminance(a), luminance(b)];
  return one === null || other === null ? null : (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** The paints of one element: those of the theme, unless the model gives a colour. */
export interface Ink {
  readonly fill: Paint;
  readonly line: Paint;
  /** Of text that stands on the fill. */
  readonly text: Paint;
  /** Of icons and markers there: as the line, unless that could not be told from the fill. */
  readonly sign: Paint;
}

/** A sign whose contrast is below this is not seen (WCAG asks for 3; colours of files get some slack). */
const LEAST_CONTRAST = 2;

/**
 * Black lines and white fills in a file mean “no colour”, so that a dark theme may turn them. On a coloured fill, text
 * and icons turn dark or light so that they stay readable in every theme.
 */
export function inkOf(geometry: Geometry | undefined): Ink {
  const fill = colour(geometry?.fill);
  const stroke = colour(geometry?.stroke);
  const line: Paint = stroke && !BLACK.has(stroke) ? { colour: stroke } : 'ink';
  if (!fill || WHITE.has(fill)) return { fill: 'surface', line, text: 'ink', sign: line };
  const [onDark, onLight] = [contrast(fill, TEXT_ON_DARK), contrast(fill, TEXT_ON_LIGHT)];
  const text: Paint = { colour: onDark !== null && onLight !== null && onDark > onLight ? TEXT_ON_DARK : TEXT_ON_LIGHT };
  const isSeen = line !== 'ink' && (contrast(stroke ?? '', fill) ?? LEAST_CONTRAST) >= LEAST_CONTRAST;
  return { fill: { colour: fill }, line, text, sign: isSeen ? line : text };
}

/** The ground of a pool or lane: names and flows stand on it in the ink of the theme. */
export const tinted = (fill: Paint): Paint => (typeof fill === 'object' ? { ...fill, isTint: true } : fill);

export const thin = (paint: Paint): Stroke => ({ paint, width: LINE.thin });
export const iconLine = (paint: Paint): Stroke => ({ paint, width: LINE.icon });
