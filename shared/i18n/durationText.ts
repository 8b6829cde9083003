import type { MessageKey } from './catalogue.ts';

export type DurationUnit = 's' | 'min' | 'h' | 'd';

export const MINUTES_PER: Readonly<Record<DurationUnit, number>> = { s: 1 / 60, min: 1, h: 60, d: 1_440 };
export const UNIT_TEXT: Readonly<Record<DurationUnit, MessageKey>> = { s: 'format.seconds', min: 'format.minutes', h: 'format.hours', d: 'format.days' };

/** How one language writes the parts of a duration. */
export interface DurationWords {
  number(value: number, decimals: number): string;
  text(key: MessageKey, values: Readonly<Record<string, string | number>>): string;
}

/** A duration with its two largest units: `45 s`, `12.5 min`, `2 h 15 min`, `3 d 4 h`. A day is 24 clock hours. */
export function durationText(minutes: number, { number, text }: DurationWords): string {
  if (!Number.isFinite(minutes)) return '–';
  const size = Math.abs(minutes);
  const sign = minutes < 0 ? '−' : '';
  const inUnit = (unit: DurationUnit, decimals: number) => text(UNIT_TEXT[unit], { n: number(size / MINUTES_PER[unit], decimals) });
  if (size > 0 && size < 1) return sign + inUnit('s', size < 1 / 6 ? 1 : 0);
  // Where rounding reaches the next unit, that one is written: 60 min is 1 h.
  if (size < 59.95) return sign + inUnit('min', 1);
  const [large, small, whole] = Math.round(size) < 1_440 ? (['h', 'min', Math.round(size)] as const) : (['d', 'h', Math.round(size / 60)] as const);
  const perLarge = large === 'h' ? 60 : 24;
  const first = text(UNIT_TEXT[large], { n: number(Math.floor(whole / perLarge), 0) });
  const rest = whole % perLarge;
  return sign + (rest === 0 ? first : text('format.twoUnits', { first, second: text(UNIT_TEXT[small], { n: rest }) }));
}
