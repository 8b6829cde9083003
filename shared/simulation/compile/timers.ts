import type { EventDefinition, ProcessNode } from '../../model/Node.ts';
import type { ProcessModel } from '../../model/ProcessModel.ts';
import { readTimerText, type NamedInstant, type TimerText } from '../../timerText.ts';
import { parseLocal, TimeZone } from '../calendar/timeZone.ts';
import type { Compilation } from './Compilation.ts';
import { nameOf } from './nameOf.ts';
import { writtenDuration } from './writtenDuration.ts';

/** When a timer comes, as its text says it; minutes of the run. */
export interface WrittenTimer {
  /** Number of the distribution of the time until it comes. */
  readonly delay: number;
  /** From each time to the next; 0: there is no next. */
  readonly period: number;
  /** Times in all. */
  readonly times: number;
  /** It comes no more after that. */
  readonly lastAt: number;
  /** It names an instant, so its clock is that on the wall. */
  readonly isDated: boolean;
}

const ONCE = { period: 0, times: 1, lastAt: Infinity, isDated: false };
/** Minutes by which rounding may carry a time beyond the last. */
const ROUNDING = 1e-6;

/** The text of a timer; empty texts are none. */
export function timerTextOf(definitions: readonly EventDefinition[]): string | null {
  const text = definitions.find(({ kind }) => kind === 'timer')?.expression;
  return text === undefined || text.trim() === '' ? null : text;
}

/** The text of a timer that nobody can read: what is assumed instead is to be said. `null`: there is no text, or it is read. */
export function unreadTimer(definitions: readonly EventDefinition[]): { readonly text: string; readonly isCron: boolean } | null {
  const text = timerTextOf(definitions);
  const read = text === null ? null : readTimerText(text);
  return text !== null && read?.kind === 'unread' ? { text, isCron: read.isCron } : null;
}

/** Says that the text of a timer is not read, and what happens instead; true when that is so. */
export function warnUnread(c: Compilation, definitions: readonly EventDefinition[], name: string, assumed: 'pass' | 'never'): boolean {
  const unread = unreadTimer(definitions);
  if (unread) c.warn(`simulation.warning.${unread.isCron ? 'timerCron' : 'timerUnread'}.${assumed}`, { name, text: unread.text });
  return unread !== null;
}

/** The minute of the run that an instant is; one without a zone is of the model's. */
export function minutesOf(model: ProcessModel): (instant: NamedInstant) => number {
  const { start, timeZone } = model.meta.settings;
  const zone = new TimeZone(timeZone);
  const origin = zone.toUtc(parseLocal(start) ?? 0);
  return ({ shown, offset, zone: named }) => (offset === null ? (named === null ? zone : new TimeZone(named)).toUtc(shown) : shown - offset) - origin;
}

/** First and last time of a cycle that counts from an instant: the times before the run begins are over. */
export function timesFrom({ times, minutes }: Extract<TimerText, { kind: 'cycle' }>, from: number): { readonly first: number; readonly last: number; readonly times: number } {
  const over = Math.max(0, Math.ceil(-from / minutes - ROUNDING));
  return { first: from + over * minutes, last: from + (times - 1) * minutes + ROUNDING, times: times - over };
}

/**
 * When a timer that has no delay of its own comes: at the time of its text, else at that in its name (“7 days”), and then a
 * warning says so. `null`: neither says one. A catch event waits for one time of a cycle: for a period, or for the next of those
 * that count from an instant, and for nothing when they are over; others then never come.
 */
export function writtenTimer(c: Compilation, node: ProcessNode & { readonly definitions: readonly EventDefinition[] }): WrittenTimer | null {
  const name = nameOf(node);
  const fixed = (minutes: number) => c.distribution({ kind: 'fixed', unit: 'min', value: minutes }, node.id, name);
  const written = timerTextOf(node.definitions);
  if (written === null) {
    const timer = node.definitions.find(({ kind }) => kind === 'timer');
    const named = timer && timer.expression === undefined ? writtenDuration(name) : null;
    if (named === null) return null;
    c.warn('simulation.warning.timeFromName', { name });
    return { ...ONCE, delay: fixed(named) };
  }
  const read = readTimerText(written);
  const minuteOf = minutesOf(c.model);
  switch (read.kind) {
    case 'unread': return null;
    case 'duration': return { ...ONCE, delay: fixed(read.minutes), period: read.minutes };
    case 'date': {
      const at = minuteOf(read.at);
      if (at < 0) c.warn('simulation.warning.timerPassed', { name, text: written });
      return { ...ONCE, delay: c.until(at, 0, Infinity), isDated: true };
    }
    case 'cycle': {
      const { minutes, times, from } = read;
      const isCatch = node.kind === 'intermediateCatchEvent';
      if (isCatch && from === null) return { ...ONCE, delay: fixed(minutes) };
      const until = read.until === null ? Infinity : minuteOf(read.until) + ROUNDING;
      const last = from === null ? Math.min(until, times === 0 ? -1 : Infinity) : timesFrom(read, minuteOf(from)).last;
      if (last < 0) c.warn(isCatch ? 'simulation.warning.timerPassed' : 'simulation.warning.timerOver', { name, text: written });
      const delay = from === null ? fixed(minutes) : c.until(minuteOf(from), minutes, isCatch ? last : Infinity);
      return { delay, period: minutes, times, lastAt: last, isDated: from !== null || last < Infinity };
    }
  }
}
