import type { ScenarioReport, SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { durationInterval, percentInterval, plainDuration, wholeInterval, type IntervalText } from '../../shared/analysis/words/interval.ts';
import { joinSentences } from '../../shared/analysis/words/joinSentences.ts';
import { throughputText } from '../../shared/analysis/words/throughput.ts';

interface Card {
  readonly label: string;
  readonly text: IntervalText;
  readonly note?: string | undefined;
}

interface HeadlineProps {
  readonly report: SimulationReport;
  readonly scenario: ScenarioReport;
  readonly currency: string;
  /** More runs are on their way: that there is no interval yet needs no advice. */
  readonly isGoing: boolean;
}

/** The figures that people ask for first, each with its interval. */
export function Headline({ report: { confidence, precision }, scenario, currency, isGoing }: HeadlineProps) {
  const t = useT();
  const format = useFormat();
  const { measures } = scenario;
  const { cycleTime } = measures;
  const throughput = throughputText(t, measures.throughputPerHour);
  const cards: readonly Card[] = [
    { label: t('results.cycleTime'), text: durationInterval(t.locale, cycleTime), note: t('results.medianNote', { median: plainDuration(t.locale, cycleTime.p50) }) },
    { label: t('results.p90'), text: durationInterval(t.locale, { mean: cycleTime.p90, halfWidth: cycleTime.quantileHalfWidths?.p90 ?? null }) },
    { label: t('results.waiting'), text: durationInterval(t.locale, measures.waitingTime) },
    { label: t('results.cost'), text: wholeInterval(t.locale, measures.cost, (value) => format.money(value, currency)) },
    { label: t('results.throughput'), text: throughput },
    { label: t('results.flowEfficiency'), text: percentInterval(t.locale, measures.flowEfficiency), note: t('results.flowEfficiencyHint') },
  ];
  const notes = [
    ...(scenario.replications < 2 ? (isGoing ? [] : [t('results.noInterval')]) : [t('results.intervalNote', { confidence: format.percent(confidence, 1) })]),
    ...(precision ? [t(precision.isReached ? 'results.precision.reached' : 'results.precision.missed', { wanted: format.percent(precision.wanted), measure: t(`results.measure.${precision.measure}`), count: scenario.replications })] : []),
  ];
  return (
    <section className="headline" aria-label={t('results.headline')}>
      <dl className="cards">
        {cards.map(({ label, text, note }) => (
          <div className="stat" key={label} title={note}>
            <dt className="stat-label">{label}</dt>
            <dd className="stat-value tabular">
              {text.value}
              {text.interval ? <span className="stat-interval">{t('results.plusMinus', { halfWidth: text.interval.halfWidth })}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      <p className="field-hint">{joinSentences(t.locale, notes)}</p>
    </section>
  );
}
