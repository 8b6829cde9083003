import { useCallback, useMemo } from 'react';
import { inUnit, unitFor, unitName } from '../../shared/i18n/format.ts';
import { roleId } from '../../shared/model/ids.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { Chart, type ChartPaint } from './Chart.tsx';
import { plainDuration } from '../../shared/analysis/words/interval.ts';
import { lineOption, type Line } from './lineOption.ts';
import { ResultCard } from './ResultCard.tsx';
import type { ResultViewProps } from './ResultView.ts';

/** How work in progress and queues grow and shrink over the run, the warm-up marked. */
export function QueueCurves({ scenario: { curves, measures } }: ResultViewProps) {
  const t = useT();
  const format = useFormat();
  const { bucketMinutes, warmUpEnds, workInProgress, queues } = curves;
  const unit = unitFor(bucketMinutes * workInProgress.length);
  const lines = useMemo((): readonly Line[] => {
    // A point in the middle of the time that it is the mean of.
    const over = (values: readonly number[]) => values.map((y, i) => [inUnit((i + 0.5) * bucketMinutes, unit), y] as const);
    return [
      { name: t('results.curves.wip'), points: over(workInProgress) },
      ...Object.entries(queues).map(([id, values]) => ({ name: t('results.curves.queue', { name: measures.roles[roleId(id)]?.name ?? id }), points: over(values) })),
    ];
  }, [bucketMinutes, workInProgress, queues, measures, unit, t]);
  const option = useCallback((paint: ChartPaint) => lineOption({
    lines, locale: t.locale, xName: t('results.curves.time', { unit: unitName(t.locale, unit) }), yName: t('results.curves.cases'),
    warmUp: { ends: inUnit(warmUpEnds, unit), label: t('results.warmUp') },
    tooltip: (x, values) => [`${x} ${unitName(t.locale, unit)}`, ...values.map(({ name, value }) => `${name}: ${value}`)].join('\n'),
  }, paint), [lines, t, unit, warmUpEnds]);
  const table = {
    columns: [t('results.curves.time', { unit: unitName(t.locale, unit) }), ...lines.map(({ name }) => name)],
    rows: (lines[0]?.points ?? []).map(([x], i) => [format.number(x), ...lines.map(({ points }) => format.number(points[i]?.[1] ?? 0))]),
  };
  const highest = workInProgress.reduce((best, value, i) => (value > (workInProgress[best] ?? 0) ? i : best), 0);
  return (
    <ResultCard
      name="curves" startsFolded hasChart title={t('results.curves')} hint={t('results.curves.hint')} table={table} empty={workInProgress.length === 0 ? t('results.curves.empty') : undefined}
      sentence={t('results.curves.sentence', { mean: format.number(measures.wip.mean), most: format.number(measures.wip.max, 0), when: plainDuration(t.locale, (highest + 0.5) * bucketMinutes) })}
    >
      <Chart height={230} option={option} label={t('results.curves.label')} />
    </ResultCard>
  );
}
