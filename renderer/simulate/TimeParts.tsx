import type { Measures } from '../../shared/analysis/SimulationReport.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { durationInterval } from './interval.ts';
import { ResultCard } from './ResultCard.tsx';
import { cycleTimeParts } from './waitingBreakdown.ts';

/** The parts of the mean cycle time: one bar, and its legend with the figures. */
export function TimeParts({ measures }: { readonly measures: Measures }) {
  const t = useT();
  const format = useFormat();
  const parts = cycleTimeParts(measures.parts);
  const table = {
    columns: [t('results.column.part'), t('results.column.time'), '± 95 %', t('results.column.share')],
    rows: parts.map(({ part, minutes, share }) => {
      const { value, interval } = durationInterval(t.locale, minutes);
      return [t(`results.part.${part}`), value, interval?.halfWidth ?? '–', format.percent(share, 1)];
    }),
  };
  return (
    <ResultCard title={t('results.parts')} hint={t('results.parts.hint')} table={table}>
      <div className="parts">
        <div className="parts-bar" aria-hidden>
          {parts.map(({ part, share }) => <span key={part} className="parts-piece" data-part={part} style={{ flexGrow: share }} />)}
        </div>
        <dl className="legend">
          {parts.map(({ part, minutes, share }) => {
            const { value, interval } = durationInterval(t.locale, minutes);
            return (
              <div className="legend-row" key={part}>
                <dt><span className="swatch" data-part={part} aria-hidden />{t(`results.part.${part}`)}</dt>
                <dd className="tabular">{value}{interval ? <span className="stat-interval"> {t('results.plusMinus', { halfWidth: interval.halfWidth })}</span> : null}<span className="legend-share">{format.percent(share)}</span></dd>
              </div>
            );
          })}
        </dl>
      </div>
    </ResultCard>
  );
}
