import { formatDuration, formatNumber, formatPercent } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/Locale.ts';
import { message, type Message } from '../../i18n/Message.ts';
import { shownSide } from '../estimate.ts';
import type { CapacityAnswer, CapacityRole } from './capacity.ts';
import type { ControlPrices } from './controlPrice.ts';
import type { Shift, WhatIfAnswer } from './quickWhatIf.ts';
import type { StressAnswer, StressOutcome } from './stress.ts';

/*
 * The sentence that comes before the figures of an answer. Numbers in it are written as the reader's language writes
 * them; what the interval does not show is not claimed.
 */

export function whatIfInWords({ figures }: Pick<WhatIfAnswer, 'figures'>, locale: Locale): Message {
  const { before, after, difference }: Shift = figures.cycleTime;
  if (shownSide(difference) === 'not') return message('answers.whatIf.noDifference', { before: formatDuration(locale, before.mean) });
  return message(difference.mean < 0 ? 'answers.whatIf.shorter' : 'answers.whatIf.longer', {
    difference: formatDuration(locale, Math.abs(difference.mean)), before: formatDuration(locale, before.mean), after: formatDuration(locale, after.mean),
  });
}

/** The goal's own figure: a share, or a time. */
export const goalFigure = ({ isLargerBetter }: Pick<CapacityAnswer, 'isLargerBetter'>, value: number, locale: Locale): string =>
  (isLargerBetter ? formatPercent(locale, value, 1) : formatDuration(locale, value));

export function capacityInWords(answer: CapacityAnswer, locale: Locale): Message {
  const { status, people, roles, now, found } = answer;
  const figure = found.figure === null ? '–' : goalFigure(answer, found.figure.mean, locale);
  if (status === 'unreachable') return message('answers.capacity.unreachable', { figure });
  if (status === 'gaveUp') return message('answers.capacity.gaveUp', { tried: answer.tried });
  const changed = roles.filter((role) => role.found !== role.now);
  const params = { count: Math.abs(people.found - people.now), roles: listed(changed.map(staffingChange), locale), figure };
  if (changed.length === 0) return message('answers.capacity.right', { figure });
  if (people.found > people.now) return message('answers.capacity.more', params);
  if (people.found < people.now) return message(now.isKept ? 'answers.capacity.fewer' : 'answers.capacity.fewerMoved', params);
  return message('answers.capacity.moved', params);
}

/** “1.3 more people in Finance”: what each role lacks, as a fraction. */
export function lackInWords({ name, needed, now }: CapacityRole, locale: Locale): Message | null {
  const lack = needed - now;
  return lack < 0.05 ? null : message('answers.capacity.lacks', { name, people: formatNumber(locale, lack, 1) });
}

const staffingChange = ({ name, now, found }: CapacityRole): string => `${name} ${found > now ? '+' : '−'}${Math.abs(found - now)}`;

const listed = (texts: readonly string[], locale: Locale): string => texts.join(locale === 'zh-CN' ? '、' : ', ');

export function controlsInWords({ prices, cycleTime }: ControlPrices, locale: Locale): Message {
  const [dearest] = prices;
  if (!dearest) return message('answers.controls.none');
  if (shownSide(dearest.cycleTime) !== 'positive') return message('answers.controls.free');
  return message('answers.controls.dearest', {
    name: dearest.name, time: formatDuration(locale, dearest.cycleTime.mean), share: formatPercent(locale, cycleTime > 0 ? dearest.cycleTime.mean / cycleTime : 0),
  });
}

export function disturbanceInWords({ disturbance, name }: Pick<StressOutcome, 'disturbance' | 'name'>, locale: Locale): Message {
  switch (disturbance.kind) {
    case 'volume': return message('answers.stress.volume', { percent: formatPercent(locale, disturbance.factor - 1, 0) });
    case 'absence': return disturbance.quantity === null ? message('answers.stress.away', { name }) : message('answers.stress.someAway', { name, count: disturbance.quantity });
    case 'partner': return message('answers.stress.partnerDown', { name });
  }
}

/** Longer than any time that is watched: a run that did not recover counts for more than one that did. */
const NOT_BACK = 1e12;

/** The stress that is hardest to get over: one that was not got over at all, else the longest time to recover. */
export function stressInWords({ outcomes, watched }: StressAnswer, locale: Locale): { readonly key: 'answers.stress.never' | 'answers.stress.hardest' | 'answers.stress.calm'; readonly worst: StressOutcome | null; readonly time: string } {
  const hardness = ({ isBeyond, recovered, recovery }: StressOutcome): number => (isBeyond ? Infinity : recovered < 1 ? NOT_BACK * (1 - recovered) : (recovery?.mean ?? 0));
  const [worst] = outcomes.toSorted((a, b) => hardness(b) - hardness(a));
  if (!worst || hardness(worst) === 0) return { key: 'answers.stress.calm', worst: null, time: '' };
  return worst.isBeyond || worst.recovered < 1
    ? { key: 'answers.stress.never', worst, time: formatDuration(locale, watched) }
    : { key: 'answers.stress.hardest', worst, time: formatDuration(locale, worst.recovery?.mean ?? 0) };
}
