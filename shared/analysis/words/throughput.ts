import type { Estimate } from '../SimulationReport.ts';
import type { Translator } from '../../i18n/translator.ts';
import { intervalText, type IntervalText } from './interval.ts';

const HOURS_PER_DAY = 24;

/** Cases per hour, or per day (of 24 clock hours) where an hour sees less than one. */
export function throughputText(t: Translator, perHour: Estimate, reference: number = perHour.mean): IntervalText {
  const isDaily = reference < 1;
  const scale = isDaily ? HOURS_PER_DAY : 1;
  return intervalText(t.locale, perHour, { scale: (n) => n * scale, withUnit: (n) => t(isDaily ? 'results.perDay' : 'results.perHour', { n }) });
}
