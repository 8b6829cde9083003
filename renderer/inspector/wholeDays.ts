const DAY_MS = 86_400_000;
const shifted = (day: string, days: number) => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

export interface Span {
  readonly from: string;
  /** The first minute after. */
  readonly to: string;
}

/** Whole local days, the last one included, as instants: `2026-08-03` to `2026-08-14` ends at 0:00 of the 15th. */
export const spanOfDays = (first: string, last: string): Span => ({ from: `${first}T00:00`, to: `${shifted(last, 1)}T00:00` });

/** First and last day of a span of whole days; `null` when it begins or ends in the middle of one. */
export function daysOfSpan({ from, to }: Span): { readonly first: string; readonly last: string } | null {
  return from.endsWith('T00:00') && to.endsWith('T00:00') && to > from ? { first: from.slice(0, 10), last: shifted(to.slice(0, 10), -1) } : null;
}
