import type { OpenInterval } from './Calendar.ts';

/** Minutes after midnight on one day, from < to ≤ 1440. */
export interface DayInterval {
  readonly from: number;
  readonly to: number;
}

const DAY = 1_440;

/** Open hours of one weekday: intervals that cross midnight are cut there, overlapping and touching ones merged. */
export function openOn(week: readonly OpenInterval[], weekday: number): readonly DayInterval[] {
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  const pieces = week.flatMap((interval): DayInterval[] => {
    const wraps = interval.to <= interval.from;
    const here = interval.weekday === weekday ? [{ from: interval.from, to: wraps ? DAY : interval.to }] : [];
    const overnight = wraps && interval.to > 0 && interval.weekday === yesterday ? [{ from: 0, to: interval.to }] : [];
    return [...here, ...overnight];
  });
  return mergedHours(pieces);
}

/** In order, overlapping and touching ones as one. */
export function mergedHours(pieces: readonly DayInterval[]): readonly DayInterval[] {
  const out: DayInterval[] = [];
  for (const piece of pieces.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && piece.from <= last.to) out[out.length - 1] = { from: last.from, to: Math.max(last.to, piece.to) };
    else out.push(piece);
  }
  return out;
}
