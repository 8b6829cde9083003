import { message, type Message } from '../../shared/i18n/Message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { DayInterval } from '../../shared/model/openOn.ts';

/** Minutes after midnight as `09:30`; 1440 is `24:00`. */
export const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** `09:00–12:00, 13:00–17:00`; empty when closed. */
export const hoursText = (hours: readonly DayInterval[]): string => hours.map(({ from, to }) => `${clockTime(from)}–${clockTime(to)}`).join(', ');

const SPAN = /^(\d{1,2})(?:[:.](\d{2}))?-(\d{1,2})(?:[:.](\d{2}))?$/;

/** Reads `9-12, 13:00–17:30`; commas may be Chinese and dashes of any length. Empty text means closed. A span that ends before it starts goes on the next day, where that is possible. */
export function parseHours(text: string, { mayPassMidnight = false } = {}): Result<readonly DayInterval[], Message> {
  const plain = text.normalize('NFKC').replaceAll(/[–—~至到]/g, '-').replaceAll(/[、;,]/g, ',').replaceAll(/\s*-\s*/g, '-');
  const spans = plain.split(/,|\s+/).filter((part) => part !== '');
  const hours: DayInterval[] = [];
  for (const span of spans) {
    const match = SPAN.exec(span);
    if (!match) return err(message('inspector.error.hours', { text: span }));
    const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] = match;
    const from = Number(fromHour) * 60 + Number(fromMinute);
    const to = Number(toHour) * 60 + Number(toMinute);
    if (Number(fromMinute) > 59 || Number(toMinute) > 59 || to > 1_440 || from > 1_439 || (from >= to && !mayPassMidnight)) return err(message('inspector.error.hoursOrder', { text: span }));
    hours.push({ from, to });
  }
  return ok(hours);
}

/** `09:00, 16:00`. */
export const clockTimesText = (times: readonly number[]): string => times.map(clockTime).join(', ');

/** Reads `9, 13:30、16:00`: minutes after midnight, ascending, each once. Empty text means none. */
export function parseClockTimes(text: string): Result<readonly number[], Message> {
  const times = new Set<number>();
  for (const part of text.normalize('NFKC').split(/[\s,;、]+/).filter((each) => each !== '')) {
    const match = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(part);
    const minute = Number(match?.[1]) * 60 + Number(match?.[2] ?? 0);
    if (!match || Number(match[2] ?? 0) > 59 || minute > 1_439) return err(message('inspector.error.clockTime', { text: part }));
    times.add(minute);
  }
  return ok([...times].toSorted((a, b) => a - b));
}
