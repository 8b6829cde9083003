import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { durationInterval, plainDuration, wholeInterval, type IntervalText } from '../../shared/analysis/words/interval.ts';
import { ResultCard } from './ResultCard.tsx';
import type { ResultViewProps } from './ResultView.ts';

const plusMinus = ({ value, interval }: IntervalText): string => (interval ? `${value} ± ${interval.halfWidth}` : value);

/** What the steps of each lane add to a case. */
export function Lanes({ scenario: { measures }, currency }: ResultViewProps) {
  const t = useT();
  const format = useFormat();
  const lanes = Object.values(measures.lanes).toSorted((a, b) => b.waitingPerCase.mean + b.processingPerCase.mean - a.waitingPerCase.mean - a.processingPerCase.mean);
  const table = {
    columns: [t('results.column.lane'), t('results.column.workPerCase'), t('results.column.waitingPerCase'), t('results.column.costPerCase')],
    rows: lanes.map(({ name, processingPerCase, waitingPerCase, costPerCase }) => [
      name, plusMinus(durationInterval(t.locale, processingPerCase)), plusMinus(durationInterval(t.locale, waitingPerCase)), plusMinus(wholeInterval(t.locale, costPerCase, (value) => format.money(value, currency))),
    ]),
  };
  const [most] = lanes;
  const sentence = most ? t('results.lanes.sentence', { name: most.name, worked: plainDuration(t.locale, most.processingPerCase.mean), waited: plainDuration(t.locale, most.waitingPerCase.mean) }) : undefined;
  return <ResultCard name="lanes" startsFolded title={t('results.lanes')} sentence={sentence} table={table} empty={lanes.length === 0 ? t('results.lanes.empty') : undefined} />;
}
