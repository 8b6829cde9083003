import { shownSide } from '../estimate.ts';
import type { Bottleneck, Estimate, SimulationReport } from '../SimulationReport.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/Locale.ts';
import { message, type Message } from '../../i18n/Message.ts';
import { never } from '../../never.ts';
import { durationInterval, type IntervalText } from './interval.ts';

export interface Advice {
  /** `gain`: a change that helps; `none`: no single one does; `unknown`: one run cannot tell. */
  readonly kind: 'gain' | 'none' | 'unknown';
  readonly headline: Message;
  readonly detail: Message | null;
  readonly bottleneck: Bottleneck | null;
}

/**
 * The sentence that the whole run leads to: the single change with the largest gain whose interval leaves 0 out.
 * `null` while no change has been tried yet. `write`: how a time and its interval are written.
 */
export function fixThisFirst(report: SimulationReport, locale: Locale, write: (locale: Locale, time: Estimate) => IntervalText = durationInterval): Advice | null {
  if (report.bottlenecks.length === 0) return null;
  if (report.bottlenecks.every(({ gain }) => gain.halfWidth === null)) {
    return { kind: 'unknown', headline: message('results.fix.unknown'), detail: message('results.fix.unknownDetail'), bottleneck: null };
  }
  const shown = report.bottlenecks.filter(({ gain }) => shownSide(gain) === 'positive').toSorted((a, b) => b.gain.mean - a.gain.mean);
  const [best] = shown;
  if (!best) return { kind: 'none', headline: message('results.fix.none'), detail: message('results.fix.noneDetail', { count: report.bottlenecks.length }), bottleneck: null };

  const { value, interval } = write(locale, best.gain);
  return {
    kind: 'gain',
    headline: changeSentence(best, value),
    detail: interval ? message('results.fix.interval', { confidence: formatNumber(locale, report.confidence * 100), low: interval.low, high: interval.high }) : null,
    bottleneck: best,
  };
}

function changeSentence({ change }: Bottleneck, gain: string): Message {
  switch (change.kind) {
    case 'onePersonMore': return message('results.fix.onePersonMore', { role: change.name, gain });
    case 'stepFaster': return message('results.fix.stepFaster', { step: change.name, percent: change.percent, gain });
    case 'controlAtZero': return message('answers.fix.controlAtZero', { step: change.name, gain });
    case 'handOffAtOnce': return message('answers.fix.handOffAtOnce', { flow: change.name, gain });
    default: return never(change);
  }
}

/** The change alone, for a line of the list. */
export function changeLabel({ change }: Bottleneck): Message {
  switch (change.kind) {
    case 'onePersonMore': return message('results.change.onePersonMore', { role: change.name });
    case 'stepFaster': return message('results.change.stepFaster', { step: change.name, percent: change.percent });
    case 'controlAtZero': return message('answers.change.controlAtZero', { step: change.name });
    case 'handOffAtOnce': return message('answers.change.handOffAtOnce', { flow: change.name });
    default: return never(change);
  }
}
