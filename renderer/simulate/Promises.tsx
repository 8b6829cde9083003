import type { AttainmentSummary } from '../../shared/analysis/SimulationReport.ts';
import { attainmentVerdict } from '../../shared/analysis/words/attainmentVerdict.ts';
import { hoursOfPromise, hoursOfStandard } from '../../shared/analysis/words/goalHours.ts';
import { handOffLanes } from '../../shared/analysis/words/handOffLanes.ts';
import { flowId } from '../../shared/model/ids.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { percentInterval, plainDuration } from '../../shared/analysis/words/interval.ts';
import { joinSentences } from '../../shared/analysis/words/joinSentences.ts';
import { ResultCard } from './ResultCard.tsx';
import type { ResultViewProps } from './ResultView.ts';

interface Kept {
  readonly id: string;
  readonly summary: AttainmentSummary;
  readonly isStandard: boolean;
  /** Its time is counted in the open hours of a calendar. */
  readonly isWorkingTime: boolean;
}

const ICONS = { kept: '✓', missed: '✗', open: '≈' } as const;
const within = (share: number) => Math.min(1, Math.max(0, share)) * 100;

/** How often what is promised to customers, and what roles promise each other, is kept. */
export function Promises({ scenario: { measures }, model }: ResultViewProps) {
  const t = useT();
  const format = useFormat();
  const all: readonly Kept[] = [
    ...Object.entries(measures.promises).map(([id, summary]) => ({ id, summary, isStandard: false, isWorkingTime: hoursOfPromise(model, id) !== null })),
    ...Object.entries(measures.standards).map(([id, summary]) => ({ id, summary: { ...summary, name: handOffLanes(model, flowId(id)) ?? summary.name }, isStandard: true, isWorkingTime: hoursOfStandard(model, id) !== null })),
  ];
  const limit = ({ summary, isWorkingTime }: Kept) => t(isWorkingTime ? 'results.promises.workingTime' : 'results.promises.within', { within: format.duration(summary.within) });
  const table = {
    columns: [t('results.column.promise'), t('results.column.limit'), t('results.column.target'), t('results.column.kept'), t('results.column.interval'), t('results.column.applies'), t('results.column.meanTime'), '90%'],
    rows: all.map((kept) => {
      const { value, interval } = percentInterval(t.locale, kept.summary.attainment);
      return [
        kept.summary.name, limit(kept), format.percent(kept.summary.target), value, interval ? `${interval.low} – ${interval.high}` : '–',
        format.number(kept.summary.applicablePerCase.mean), plainDuration(t.locale, kept.summary.mean.mean), plainDuration(t.locale, kept.summary.p90),
      ];
    }),
  };
  const missed = all.filter(({ summary }) => attainmentVerdict(summary) === 'missed').length;
  const kept = all.filter(({ summary }) => attainmentVerdict(summary) === 'kept').length;
  const open = all.length - kept - missed;
  const sentence = joinSentences(t.locale, [t('results.promises.sentence', { kept, missed, all: all.length }), ...(open > 0 ? [t('results.promises.unsettled', { count: open })] : [])]);
  return (
    <ResultCard name="promises" title={t('results.promises')} sentence={sentence} table={table} empty={all.length === 0 ? t('results.promises.empty') : undefined}>
      <ul className="bars">
        {all.map((promise) => {
          const { summary } = promise;
          const { value, interval } = percentInterval(t.locale, summary.attainment);
          const verdict = attainmentVerdict(summary);
          const { mean, halfWidth } = summary.attainment;
          return (
            <li key={promise.id} className="bar-row">
              <span className="bar-name">{summary.name}{promise.isStandard ? <span className="bar-sub"> {t('results.promises.standard')}</span> : null}</span>
              <span className="bar-value tabular">{value}{interval ? <span className="stat-interval"> {t('results.plusMinus', { halfWidth: interval.halfWidth })}</span> : null}</span>
              <span className="bar-track" aria-hidden>
                <span className="bar-fill" data-promise={verdict} style={{ width: `${within(mean)}%` }} />
                {halfWidth === null ? null : <span className="bar-whisker" style={{ left: `${within(mean - halfWidth)}%`, width: `${within(mean + halfWidth) - within(mean - halfWidth)}%` }} />}
                <span className="bar-threshold" style={{ left: `${within(summary.target)}%` }} />
              </span>
              <span className="bar-note"><span aria-hidden>{ICONS[verdict]} </span>{t(`results.promises.${verdict}`)} · {limit(promise)} · {t('results.promises.target', { target: format.percent(summary.target) })}</span>
            </li>
          );
        })}
      </ul>
    </ResultCard>
  );
}
