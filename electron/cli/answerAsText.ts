import type { ExperimentOutcome } from '../../shared/analysis/answers/experimentTable.ts';
import type { Factor } from '../../shared/analysis/answers/Factor.ts';
import { capacityInWords, controlsInWords, disturbanceInWords, lackInWords, stressInWords, whatIfInWords } from '../../shared/analysis/answers/inWords.ts';
import type { Answer } from '../../shared/analysis/answers/Question.ts';
import type { Shift } from '../../shared/analysis/answers/quickWhatIf.ts';
import type { Estimate } from '../../shared/analysis/SimulationReport.ts';
import { formatDuration, formatMoney, formatNumber, formatPercent, formatSignedDuration, formatWithHalfWidth } from '../../shared/i18n/format.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import { csvCell } from '../../shared/interchange/csvCell.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { serviceId } from '../../shared/model/ids.ts';
import { never } from '../../shared/never.ts';

/** An answer for people at a terminal: the sentence first, then the figures behind it. */
export function answerAsText(answer: Answer, model: ProcessModel, t: Translator): string {
  const { locale } = t;
  const { currency } = model.meta.settings;
  const duration = (minutes: number) => formatDuration(locale, minutes);
  const estimate = ({ mean, halfWidth }: Estimate, write: (value: number) => string) => formatWithHalfWidth(write(mean), halfWidth === null ? null : write(halfWidth));
  switch (answer.kind) {
    case 'capacity': {
      const lacks = answer.status === 'reached' ? answer.roles.flatMap((role) => lackInWords(role, locale) ?? []).map((words) => `  ${t(words)}`) : [];
      const roles = answer.roles.map(({ name, now, found, needed }) => `  ${name}: ${now} → ${found}${answer.status === 'reached' ? ` (${formatNumber(locale, needed, 1)})` : ''}`);
      const hint = answer.status === 'reached' ? [] : [`  ${t(answer.status === 'unreachable' ? 'answers.capacity.plenty' : 'answers.capacity.lastTried')}`];
      return [t(capacityInWords(answer, locale)), ...hint, ...lacks, ...roles].join('\n');
    }
    case 'controls': return [t(controlsInWords(answer, locale)), ...answer.prices.map(({ name, cycleTime, cost, risks }) =>
      `  ${name}: ${estimate(cycleTime, duration)}; ${t('answers.controls.cost', { cost: formatMoney(locale, cost.mean, currency) })}${risks.length > 0 ? `; ${risks.map((risk) => risk.name).join(', ')}` : ''}`)].join('\n');
    case 'stress': {
      const { key, worst, time } = stressInWords(answer, locale);
      const sentence = t(key, { time, what: worst ? t(disturbanceInWords(worst, locale)) : '' });
      return [sentence, ...answer.outcomes.map((outcome) => {
        if (outcome.isBeyond || outcome.cycleTime === null) return `  ${t(disturbanceInWords(outcome, locale))}: ${t('answers.stress.beyond')}`;
        const facts = { peak: formatNumber(locale, outcome.peak ?? 0, 1), cycleTime: estimate(outcome.cycleTime, duration) };
        const back = outcome.recovered < 1
          ? t('answers.stress.notBack', { time: duration(answer.watched), share: formatPercent(locale, 1 - outcome.recovered) })
          : t('answers.stress.back', { time: outcome.recovery === null ? '–' : estimate(outcome.recovery, duration) });
        return `  ${t(disturbanceInWords(outcome, locale))}: ${t('answers.stress.line', { back, ...facts })}`;
      })].join('\n');
    }
    case 'whatIf': {
      const line = (name: string, { before, after, difference }: Shift, write: (value: number) => string, signed = write) =>
        `  ${name}: ${write(before.mean)} → ${write(after.mean)} (${estimate(difference, signed)})`;
      const { figures } = answer;
      return [
        t(whatIfInWords(answer, locale)),
        line(t('results.cycleTime'), figures.cycleTime, duration, (minutes) => formatSignedDuration(locale, minutes).replace('+', '')),
        line(t('results.p90'), figures.p90, duration),
        line(t('results.waiting'), figures.waitingTime, duration),
        line(t('results.cost'), figures.cost, (amount) => formatMoney(locale, amount, currency)),
        ...Object.entries(answer.promises).map(([id, shift]) => line(find(model.promises, serviceId(id))?.name ?? id, shift, (share) => formatPercent(locale, share, 1))),
        ...answer.overloaded.map(({ name, needed, headcount }) => `  ${t('answers.whatIf.overloaded', { name, people: formatNumber(locale, Math.ceil((needed - headcount) * 10 + 0.1) / 10, 1) })}`),
      ].join('\n');
    }
    default: return never(answer);
  }
}

/** Effects on the mean cycle time, then every point, the best first, as comma-separated values. */
export function experimentAsText({ effects: { main, interactions, explained }, points }: ExperimentOutcome, factors: readonly Factor[], names: readonly string[], t: Translator): string {
  const { locale } = t;
  const name = (i: number) => names[i]?.split('=')[0] ?? factors[i]?.kind ?? '';
  const effect = ({ mean, halfWidth }: Estimate) => formatWithHalfWidth(formatSignedDuration(locale, mean), halfWidth === null ? null : formatDuration(locale, halfWidth));
  return [
    ...main.map(({ factor, effect: of }) => `${name(factor)}: ${effect(of)}`),
    ...interactions.map(({ factors: [a, b], effect: of }) => `${name(a)} × ${name(b)}: ${effect(of)}`),
    ...(explained === null ? [] : [t('answers.cli.explained', { share: formatPercent(locale, explained) })]),
    '',
    [...factors.map((_, i) => csvCell(name(i))), 'cycleTime_min', 'halfWidth_min'].join(','),
    ...points.map(({ values, response }) => [...values.map((value) => Number(value.toPrecision(8))), response?.mean ?? '', response?.halfWidth ?? ''].join(',')),
  ].join('\n');
}
