import type { ProcessNode, StartEvent } from '../../model/Node.ts';
import { readTimerText } from '../../timerText.ts';
import { ARRIVAL, type Source } from '../Source.ts';
import type { Compilation } from './Compilation.ts';
import { nameOf } from './nameOf.ts';
import { minutesOf, timerTextOf, timesFrom } from './timers.ts';

/** Does the timer of a start event say when cases come in? */
export function hasTimedArrivals(node: ProcessNode): boolean {
  const text = node.kind === 'startEvent' ? timerTextOf(node.definitions) : null;
  const kind = text === null ? null : readTimerText(text).kind;
  return kind === 'date' || kind === 'cycle';
}

/**
 * The cases that the timer of a start event brings where nobody gave arrivals: one at a date (at once when that has passed),
 * or one at each time of a cycle, the first a period after the start of the run unless the cycle names the instant. `null`:
 * the timer says none, or none is left; the latter is no error where cases come in elsewhere.
 */
export function timerArrivals(c: Compilation, plain: Source, node: StartEvent, isElsewhere: boolean): Source | null {
  const text = timerTextOf(node.definitions);
  if (text === null) return null;
  const name = nameOf(node);
  const read = readTimerText(text);
  const minuteOf = minutesOf(c.model);
  switch (read.kind) {
    // After a duration, one case would come in, once: who draws it means something else.
    case 'duration':
    case 'unread': {
      c.warn(read.kind === 'unread' && read.isCron ? 'simulation.warning.timerCron.arrivals' : 'simulation.warning.timerUnread.arrivals', { name, text });
      return null;
    }
    case 'date': {
      const at = minuteOf(read.at);
      if (at < 0) c.warn('simulation.warning.timerPassed', { name, text });
      return { ...plain, kind: ARRIVAL.instants, instants: Float64Array.of(Math.max(0, at)) };
    }
    case 'cycle': {
      const { first, times } = read.from === null ? { first: read.minutes, times: read.times } : timesFrom(read, minuteOf(read.from));
      const last = read.until === null ? Infinity : minuteOf(read.until);
      if (times <= 0 || first > last) {
        if (isElsewhere) c.warn('simulation.warning.timerOver', { name, text });
        else c.fail('arrivals', node.id, 'simulation.error.timerOver', { name, text }, 'simulation.error.noInstant.advice');
        return null;
      }
      return { ...plain, interArrival: c.distribution({ kind: 'fixed', unit: 'min', value: read.minutes }, node.id, name), first, last, maxCases: times };
    }
  }
}
