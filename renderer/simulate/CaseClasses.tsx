import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { durationInterval, plainDuration, wholeInterval } from '../../shared/analysis/words/interval.ts';
import { ResultCard } from './ResultCard.tsx';
import type { ResultViewProps } from './ResultView.ts';

/** The key figures of each class of cases. */
export function CaseClasses({ scenario: { measures }, currency }: ResultViewProps) {
  const t = useT();
  const format = useFormat();
  const classes = Object.entries(measures.classes).toSorted(([, a], [, b]) => b.share - a.share);
  const plusMinus = (text: { readonly value: string; readonly interval: { readonly halfWidth: string } | null }) => (text.interval ? `${text.value} ± ${text.interval.halfWidth}` : text.value);
  const table = {
    columns: [t('results.column.class'), t('results.column.share'), t('results.cycleTime'), t('results.p90'), t('results.waiting'), t('results.cost')],
    rows: classes.map(([name, summary]) => [
      name, format.percent(summary.share), plusMinus(durationInterval(t.locale, summary.cycleTime)), plainDuration(t.locale, summary.cycleTime.p90),
      plusMinus(durationInterval(t.locale, summary.waitingTime)), plusMinus(wholeInterval(t.locale, summary.cost, (value) => format.money(value, currency))),
    ]),
  };
  const bySpeed = classes.toSorted(([, a], [, b]) => b.cycleTime.mean - a.cycleTime.mean);
  const [slowest] = bySpeed;
  const fastest = bySpeed.at(-1);
  const sentence = slowest && fastest && slowest !== fastest
    ? t('results.classes.sentence', { slow: slowest[0], slowTime: plainDuration(t.locale, slowest[1].cycleTime.mean), fast: fastest[0], fastTime: plainDuration(t.locale, fastest[1].cycleTime.mean) })
    : undefined;
  return <ResultCard name="classes" startsFolded title={t('results.classes')} sentence={sentence} table={table} empty={classes.length === 0 ? t('results.classes.empty') : undefined} />;
}
