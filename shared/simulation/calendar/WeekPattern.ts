import { MINUTES_PER_WEEK } from '../../units.ts';

/** A local day (since 1970-01-01) with hours of its own: minutes [from, to) after its midnight. */
export interface SpecialDay {
  readonly day: number;
  readonly spans: readonly (readonly [number, number])[];
}

/** A calendar as numbers: open spans of a week (local minutes since Monday 0:00, merged, within the week) and exceptions. */
export interface WeekPattern {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Closed local days since 1970-01-01, ascending. */
  readonly holidays: readonly number[];
  /** Ascending; they win over holidays. */
  readonly special?: readonly SpecialDay[];
  /** Closed from a local day up to another, that one not included. */
  readonly closures?: readonly (readonly [number, number])[];
}

export const ALWAYS_OPEN: WeekPattern = { from: [0], to: [MINUTES_PER_WEEK], holidays: [] };

export const openMinutesPerWeek = ({ from, to }: WeekPattern): number => from.reduce((sum, start, i) => sum + (to[i] ?? start) - start, 0);

export const isAlwaysOpen = (pattern: WeekPattern): boolean => pattern.holidays.length === 0 && pattern.special === undefined && pattern.closures === undefined && openMinutesPerWeek(pattern) === MINUTES_PER_WEEK;

/** Neither in the week nor on any special day. */
export const isNeverOpen = ({ from, special = [] }: WeekPattern): boolean => from.length === 0 && special.every(({ spans }) => spans.length === 0);
