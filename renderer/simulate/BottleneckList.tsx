import { shownSide } from '../../shared/analysis/estimate.ts';
import type { Bottleneck, Measures } from '../../shared/analysis/SimulationReport.ts';
import { serviceId } from '../../shared/model/ids.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { changeLabel } from '../../shared/analysis/words/fixThisFirst.ts';
import { pointsInterval } from '../../shared/analysis/words/compareMeasures.ts';
import { durationInterval } from '../../shared/analysis/words/interval.ts';
import { ResultCard } from './ResultCard.tsx';

const WIDTH = 100;
/** The first of the list, whether they help or not: with no change that helps, that is what there is to see. */
const ALWAYS_SHOWN = 3;

/** Every change that was tried, with what it saves: a dot with its interval on one scale, 0 marked. Those without a gain shown are folded away. */
export function BottleneckList({ bottlenecks, promises, currency }: { readonly bottlenecks: readonly Bottleneck[]; readonly promises: Measures['promises']; readonly currency: string }) {
  const t = useT();
  const format = useFormat();
  if (bottlenecks.length === 0) return null;
  const lows = bottlenecks.map(({ gain }) => gain.mean - (gain.halfWidth ?? 0));
  const highs = bottlenecks.map(({ gain }) => gain.mean + (gain.halfWidth ?? 0));
  const from = Math.min(0, ...lows);
  const to = Math.max(...highs, from + 1e-9);
  const at = (minutes: number) => ((minutes - from) / (to - from)) * WIDTH;
  // What rounds to nothing has no sign.
  const price = (extra: number) => (Math.abs(extra) < 0.005 ? format.money(0, currency) : (extra > 0 ? '+' : '') + format.money(extra, currency));
  // What a change does to the promises, where that shows.
  const kept = ({ promises: gains = {} }: Bottleneck) => Object.entries(gains).filter(([, gain]) => shownSide(gain) !== 'not')
    .map(([id, gain]) => `${promises[serviceId(id)]?.name ?? id} ${gain.mean > 0 ? '+' : ''}${pointsInterval(t, gain).value}`);
  const table = {
    columns: [t('results.column.change'), t('results.column.gain'), t('results.column.interval'), t('results.column.price'), t('results.column.load'), t('answers.column.promises')],
    rows: bottlenecks.map((bottleneck) => {
      const { value, interval } = durationInterval(t.locale, bottleneck.gain);
      return [t(changeLabel(bottleneck)), value, interval ? `${interval.low} – ${interval.high}` : '–', price(bottleneck.extraCostPerCase.mean), bottleneck.utilisation === null ? '–' : format.percent(bottleneck.utilisation), kept(bottleneck).join('; ') || '–'];
    }),
  };
  const row = (bottleneck: Bottleneck) => {
    const { gain } = bottleneck;
    const { value, interval } = durationInterval(t.locale, gain);
    const shown = shownSide(gain);
    const half = gain.halfWidth ?? 0;
    const label = t(changeLabel(bottleneck));
    return (
      <li key={label} className="bar-row" data-shown={shown}>
        <span className="bar-name">{label}</span>
        <span className="bar-value tabular">{value}{interval ? <span className="stat-interval"> {t('results.plusMinus', { halfWidth: interval.halfWidth })}</span> : null}</span>
        <svg className="forest" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden>
          <line className="forest-zero" x1={at(0)} x2={at(0)} y1={0} y2={10} vectorEffect="non-scaling-stroke" />
          <line className="forest-interval" x1={at(gain.mean - half)} x2={at(gain.mean + half)} y1={5} y2={5} vectorEffect="non-scaling-stroke" />
          <line className="forest-mean" x1={at(gain.mean)} x2={at(gain.mean)} y1={1} y2={9} vectorEffect="non-scaling-stroke" />
        </svg>
        <span className="bar-note">{shown === 'positive' ? '' : `${t('results.bottlenecks.notShown')} · `}{price(bottleneck.extraCostPerCase.mean)}{bottleneck.utilisation === null ? '' : ` · ${t('results.bottlenecks.load', { load: format.percent(bottleneck.utilisation) })}`}{kept(bottleneck).map((text) => ` · ${text}`)}</span>
      </li>
    );
  };
  const helpful = bottlenecks.filter(({ gain }, i) => i < ALWAYS_SHOWN || shownSide(gain) === 'positive');
  const others = bottlenecks.filter((bottleneck) => !helpful.includes(bottleneck));
  return (
    <ResultCard title={t('results.bottlenecks')} hint={t('results.bottlenecks.hint')} table={table}>
      <ol className="bars">{helpful.map(row)}</ol>
      {others.length === 0 ? null : (
        <details className="more">
          <summary>{t('results.bottlenecks.others', { count: others.length })}</summary>
          <ol className="bars">{others.map(row)}</ol>
        </details>
      )}
    </ResultCard>
  );
}
