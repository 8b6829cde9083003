import type { Estimate } from '../../shared/analysis/SimulationReport.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { durationInterval, intervalText, percentInterval, type IntervalText } from '../../shared/analysis/words/interval.ts';
import { ResultCard } from './ResultCard.tsx';
import type { ResultViewProps } from './ResultView.ts';

/** Rework, hand-offs that go back at once, value added, and how long customers hear nothing. */
export function Quality({ scenario: { measures } }: ResultViewProps) {
  const t = useT();
  const format = useFormat();
  const count = (estimate: Estimate): IntervalText => intervalText(t.locale, estimate, { scale: (n) => n, withUnit: (n) => n });
  const { quality, counts, processCycleEfficiency, wallIndex, blindInterval } = measures;
  const lines: readonly (readonly [label: string, text: IntervalText, explained: string])[] = [
    [t('results.quality.firstPass'), percentInterval(t.locale, quality.firstPassYield), t('results.quality.firstPass.hint')],
    [t('results.quality.repeats'), count(quality.repeatsPerCase), t('results.quality.repeats.hint')],
    [t('results.quality.pingPong'), count(quality.pingPongPerCase), t('results.quality.pingPong.hint')],
    [t('results.quality.pce'), percentInterval(t.locale, processCycleEfficiency), t('results.quality.pce.hint')],
    [t('results.quality.wall'), percentInterval(t.locale, wallIndex), t('results.quality.wall.hint')],
    ...(blindInterval ? [[t('results.quality.blind'), durationInterval(t.locale, blindInterval), t('results.quality.blind.hint')] as const] : []),
    [t('results.quality.abandoned'), count(counts.abandoned), t('results.quality.abandoned.hint')],
    [t('results.quality.unfinished'), count(counts.unfinished), t('results.quality.unfinished.hint')],
  ];
  const table = {
    columns: [t('results.compare.measure'), t('results.column.value'), t('results.column.interval')],
    rows: lines.map(([label, { value, interval }]) => [label, value, interval ? `${interval.low} – ${interval.high}` : '–']),
  };
  const sentence = quality.firstPassYield.mean >= 1 - 1e-9 ? t('results.quality.noRework') : t('results.quality.sentence', { share: format.percent(1 - quality.firstPassYield.mean), repeats: format.number(quality.repeatsPerCase.mean) });
  return (
    <ResultCard name="quality" startsFolded title={t('results.quality')} sentence={sentence} table={table}>
      <dl className="facts">
        {lines.map(([label, { value, interval }, explained]) => (
          <div className="fact" key={label}>
            <dt>{label}<span className="fact-hint">{explained}</span></dt>
            <dd className="tabular">{value}{interval ? <span className="stat-interval"> {t('results.plusMinus', { halfWidth: interval.halfWidth })}</span> : null}</dd>
          </div>
        ))}
      </dl>
    </ResultCard>
  );
}
