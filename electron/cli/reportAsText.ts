import type { Estimate, SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import { formatDuration, formatMoney, formatNumber, formatPercent, formatSignedDuration, formatWithHalfWidth } from '../../shared/i18n/format.ts';
import type { Translator } from '../../shared/i18n/translator.ts';

/** A report for people at a terminal: the figures of each scenario, the comparisons, and what to fix first. */
export function reportAsText({ scenarios, comparisons, bottlenecks, warnings, seed }: SimulationReport, currency: string, t: Translator): string[] {
  const { locale } = t;
  const estimate = ({ mean, halfWidth }: Estimate, format: (value: number) => string) => formatWithHalfWidth(format(mean), halfWidth === null ? null : format(halfWidth));
  const duration = (value: number) => formatDuration(locale, value);
  const money = (value: number) => formatMoney(locale, value, currency);
  const number = (value: number) => formatNumber(locale, value);
  const percent = (value: number) => formatPercent(locale, value);
  const named = new Map(scenarios.map(({ variant, name }) => [variant, name]));
  const lines: string[] = [];

  for (const { name, replications, cases, measures } of scenarios) {
    lines.push(t('cli.report.scenario', { name, count: replications, replications: number(replications), cases: number(cases), seed }));
    const { cycleTime, waitingTime, processingTime, cost, throughputPerHour, wip, flowEfficiency } = measures;
    lines.push(
      `  ${t('cli.report.cycleTime', { mean: estimate(cycleTime, duration), p50: duration(cycleTime.p50), p90: duration(cycleTime.p90) })}`,
      `  ${t('cli.report.waitingTime', { mean: estimate(waitingTime, duration) })}`,
      `  ${t('cli.report.processingTime', { mean: estimate(processingTime, duration) })}`,
      `  ${t('cli.report.cost', { mean: estimate(cost, money) })}`,
      `  ${t('cli.report.flow', { throughput: estimate(throughputPerHour, number), wip: estimate(wip, number), most: number(wip.max), efficiency: estimate(flowEfficiency, percent) })}`,
    );
    for (const role of Object.values(measures.roles)) {
      lines.push(`  ${t('cli.report.role', { name: role.name, headcount: role.headcount, utilisation: estimate(role.utilisation, percent), waiting: duration(role.waitingPerCase.mean) })}`);
    }
    lines.push('');
  }

  for (const { base, variant, measure, difference, verdict } of comparisons) {
    if (measure !== 'cycleTime') continue;
    const change = formatWithHalfWidth(formatSignedDuration(locale, difference.mean), difference.halfWidth === null ? null : duration(difference.halfWidth));
    lines.push(t(`cli.report.verdict.${verdict}`, { variant: named.get(variant) ?? '', base: named.get(base) ?? '', change }));
  }
  if (comparisons.length > 0) lines.push('');

  const [first] = bottlenecks;
  if (first) {
    const gain = estimate(first.gain, duration);
    const { change } = first;
    switch (change.kind) {
      case 'onePersonMore': lines.push(t('cli.report.fix.onePersonMore', { role: change.name, gain })); break;
      case 'stepFaster': lines.push(t('cli.report.fix.stepFaster', { step: change.name, percent: change.percent, gain })); break;
      case 'controlAtZero': lines.push(t('cli.report.fix.controlAtZero', { step: change.name, gain })); break;
      case 'handOffAtOnce': lines.push(t('cli.report.fix.handOffAtOnce', { flow: change.name, gain })); break;
    }
  } else if (scenarios.length > 0) {
    lines.push(t('cli.report.fix.none'));
  }
  for (const warning of warnings) lines.push(`${t('cli.report.warning')} ${t(warning)}`);
  return lines;
}
