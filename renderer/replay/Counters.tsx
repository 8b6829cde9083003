import { formatNumber } from '../../shared/i18n/format.ts';
import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import { valueAt } from '../../shared/replay/StepCurve.ts';
import { useT } from '../i18n.ts';
import { scenarioName } from '../store/scenarios.ts';
import { useStudio } from '../store/studioStore.ts';
import { useReplay, type ReplayPane } from './replayStore.ts';

const FIGURES = ['finished', 'wip', 'queue'] as const;
const LABELS: Readonly<Record<(typeof FIGURES)[number], MessageKey>> = { finished: 'replay.finished', wip: 'replay.wip', queue: 'replay.queue' };

/** How many are finished, under way and waiting now; with two variants, what the difference is. */
export function Counters({ panes }: { readonly panes: readonly ReplayPane[] }) {
  const t = useT();
  const document = useStudio((s) => s.open?.document);
  // One text that changes only when a figure does: the clock moves sixty times a second.
  const figures = useReplay((s) => panes.map(({ replay }) => FIGURES.map((figure) => valueAt(replay[figure], s.t)).join(',')).join(';'));
  const rows = figures.split(';').map((row) => row.split(',').map(Number));
  const signed = (n: number) => (n > 0 ? `+${formatNumber(t.locale, n, 0)}` : formatNumber(t.locale, n, 0).replace('-', '−'));
  const isPair = panes.length > 1;
  return (
    <table className="counters tabular">
      <thead><tr>{isPair ? <th scope="col"><span className="visually-hidden">{t('replay.variant')}</span></th> : null}{FIGURES.map((figure) => <th key={figure} scope="col">{t(LABELS[figure])}</th>)}</tr></thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={panes[i]?.variant ?? 'master'}>
            {isPair && document && panes[i] ? <th scope="row" data-series={i}>{scenarioName(document, panes[i].variant, t('results.master'))}</th> : null}
            {row.map((n, k) => <td key={FIGURES[k]}>{formatNumber(t.locale, n, 0)}</td>)}
          </tr>
        ))}
        {isPair ? (
          <tr className="counters-difference">
            <th scope="row">{t('replay.difference')}</th>
            {FIGURES.map((figure, k) => <td key={figure}>{signed((rows[1]?.[k] ?? 0) - (rows[0]?.[k] ?? 0))}</td>)}
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
