import { MINUTES_PER_DAY, MINUTES_PER_HOUR, MINUTES_PER_WEEK } from '../../shared/units.ts';
import { UsageError } from './UsageError.ts';

/** The whole number that an option was given, or `undefined` when it was not given. */
export function wholeNumber(option: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most) throw new UsageError('cli.usage.number', { option, value: text, least, most });
  return number;
}

const MINUTES_PER = { min: 1, h: MINUTES_PER_HOUR, d: MINUTES_PER_DAY, w: MINUTES_PER_WEEK } as const;
type Unit = keyof typeof MINUTES_PER;
const isUnit = (text: string | undefined): text is Unit => text !== undefined && Object.hasOwn(MINUTES_PER, text);
const LONGEST_WEEKS = 5_200;

/** Is it written as a time, good or bad: a number and letters? */
export const looksLikeDuration = (text: string): boolean => /^\d+(\.\d+)?\s*[a-z]+$/i.test(text);

/** Minutes of a text such as `90min`, `8h`, `30d` or `4w`, by the clock: a day has 24 hours whoever works in it. */
export function duration(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text) ?? [];
  const minutes = isUnit(unit) ? Number(amount) * MINUTES_PER[unit] : 0;
  if (minutes <= 0 || minutes > LONGEST_WEEKS * MINUTES_PER_WEEK) throw new UsageError('cli.usage.duration', { option, value: text, weeks: LONGEST_WEEKS });
  return minutes;
}
