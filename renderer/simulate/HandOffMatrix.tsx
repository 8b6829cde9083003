import { useMemo } from 'react';
import { handOffMatrix, type HandOffCell } from '../../shared/analysis/handOffMatrix.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { studio } from '../store/studioStore.ts';
import { plainDuration } from '../../shared/analysis/words/interval.ts';
import { KEYBOARD_SCROLL, ResultCard } from './ResultCard.tsx';
import type { ResultViewProps } from './ResultView.ts';

/** Shares of waiting from which a cell takes the next warmer tint. */
const TINTS = [0, 0.1, 0.25, 0.5] as const;
const tintOf = (share: number): number => TINTS.findLastIndex((least) => share > least) + 1;

function light({ flows }: HandOffCell): void {
  const { revealElement, select } = studio.getState();
  const [first] = flows;
  if (first === undefined) return;
  revealElement(first);
  select(flows);
}

/** Who hands to whom, how often, and how long the case then waits; a click lights the flows on the canvas. */
export function HandOffMatrix({ scenario, model }: ResultViewProps) {
  const t = useT();
  const format = useFormat();
  const { lanes, cells } = useMemo(() => handOffMatrix(model, scenario.measures.handOffs), [model, scenario]);
  const nameOf = (id: string) => lanes.find((lane) => lane.id === id)?.name || t('results.handOffs.unnamed');
  const sorted = cells.toSorted((a, b) => b.share - a.share || b.perCase - a.perCase);
  const [worst] = sorted;
  const table = {
    columns: [t('results.column.fromLane'), t('results.column.toLane'), t('results.column.perCase'), t('results.column.waitEach'), t('results.column.shareOfWaiting')],
    rows: sorted.map(({ from, to, perCase, waiting, share }) => [nameOf(from), nameOf(to), format.number(perCase), plainDuration(t.locale, waiting), format.percent(share, 1)]),
  };
  const sentence = worst && worst.share > 0
    ? t('results.handOffs.sentence', { from: nameOf(worst.from), to: nameOf(worst.to), waiting: plainDuration(t.locale, worst.waiting), share: format.percent(worst.share) })
    : t('results.handOffs.noWaiting');
  return (
    <ResultCard name="handOffs" startsFolded title={t('results.handOffs')} sentence={sentence} hint={t('results.handOffs.hint')} table={table} empty={cells.length === 0 ? t('results.handOffs.empty') : undefined}>
      <section className="figures-scroll" aria-label={t('results.handOffs')} {...KEYBOARD_SCROLL}>
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col"><span className="visually-hidden">{t('results.column.fromLane')}</span></th>
              {lanes.map(({ id, name }) => <th key={id} scope="col" title={name}><span className="matrix-head">{name || t('results.handOffs.unnamed')}</span></th>)}
            </tr>
          </thead>
          <tbody>
            {lanes.map(({ id: from }) => (
              <tr key={from}>
                <th scope="row" title={nameOf(from)}>{nameOf(from)}</th>
                {lanes.map(({ id: to }) => {
                  const cell = cells.find((c) => c.from === from && c.to === to);
                  if (!cell) return <td key={to} className="matrix-none">–</td>;
                  return <td key={to}><CellButton cell={cell} from={nameOf(from)} to={nameOf(to)} /></td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </ResultCard>
  );
}

/** Says aloud what it shows: from where to where, how long, how often. */
function CellButton({ cell, from, to }: { readonly cell: HandOffCell; readonly from: string; readonly to: string }) {
  const t = useT();
  const format = useFormat();
  const waiting = plainDuration(t.locale, cell.waiting);
  const count = format.number(cell.perCase);
  return (
    <button type="button" className="matrix-cell" data-tint={tintOf(cell.share)} title={t('results.handOffs.cell', { from, to, count, waiting, share: format.percent(cell.share) })} onClick={() => light(cell)}>
      <span className="visually-hidden">{t('results.handOffs.pair', { from, to })}</span>
      <span className="matrix-wait">{waiting}</span>
      <span className="matrix-count">{t('results.handOffs.times', { n: count })}</span>
    </button>
  );
}
