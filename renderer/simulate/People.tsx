import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { percentInterval } from '../../shared/analysis/words/interval.ts';
import { ResultCard } from './ResultCard.tsx';
import type { ResultViewProps } from './ResultView.ts';

/** Those who have names: how busy each is, what they do and what it costs. */
export function People({ scenario: { measures }, currency }: ResultViewProps) {
  const t = useT();
  const format = useFormat();
  const people = Object.values(measures.people).toSorted((a, b) => b.utilisation.mean - a.utilisation.mean);
  const table = {
    columns: [t('results.column.person'), t('results.column.roles'), t('results.column.load'), t('results.column.interval'), t('results.column.stepsPerCase'), t('results.column.costPerCase'), t('results.column.overtime')],
    rows: people.map(({ name, roles, utilisation, executionsPerCase, costPerCase, overtimeMinutes }) => {
      const { value, interval } = percentInterval(t.locale, utilisation);
      return [
        name, roles.map((id) => measures.roles[id]?.name ?? id).join(', '), value, interval ? `${interval.low} – ${interval.high}` : '–',
        format.number(executionsPerCase.mean), format.money(costPerCase.mean, currency), format.duration(overtimeMinutes.mean),
      ];
    }),
  };
  const [busiest] = people;
  const idlest = people.at(-1);
  const sentence = busiest && idlest && busiest !== idlest
    ? t('results.people.sentence', { busiest: busiest.name, most: format.percent(busiest.utilisation.mean), idlest: idlest.name, least: format.percent(idlest.utilisation.mean) })
    : undefined;
  return <ResultCard name="people" startsFolded title={t('results.people')} sentence={sentence} table={table} empty={people.length === 0 ? t('results.people.empty') : undefined} />;
}
