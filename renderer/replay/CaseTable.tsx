import { useMemo, type ReactNode } from 'react';
import { formatDuration } from '../../shared/i18n/format.ts';
import { useT } from '../i18n.ts';
import { useRowWindow } from '../ui/useRowWindow.ts';
import { BAR_NAMES } from './barWords.ts';
import { caseName } from './caseName.ts';
import { caseOrder } from './caseOrder.ts';
import { clockText } from './clockText.ts';
import { followCase } from './followCase.ts';
import { useReplay, type ReplayPane } from './replayStore.ts';
import { SCROLLED_BY_KEYS } from './scrolledByKeys.ts';
import './caseTable.css';

const ROW = 26;

/** The timeline in figures: what the time of each case went into. Tokens side by side are added up. */
export function CaseTable({ pane, choice }: { readonly pane: ReplayPane; readonly choice: ReactNode }) {
  const t = useT();
  const { replay, timeline } = pane;
  const { cases } = replay.trace;
  const order = useMemo(() => caseOrder(pane), [pane]);
  const { ref, from, to, onScroll } = useRowWindow(order.length + 1, ROW);
  const followed = useReplay((s) => s.followed);
  const first = Math.max(0, from - 1);
  const shown = order.slice(first, Math.max(0, to - 1));
  return (
    <>
      <header className="dock-head">{choice}<p className="dock-note">{t('replay.table.note')}</p></header>
      <div className="case-table" ref={ref} onScroll={onScroll} {...SCROLLED_BY_KEYS}>
        <table className="tabular" aria-label={t('replay.table')} aria-rowcount={order.length + 1}>
          <thead>
            <tr aria-rowindex={1} style={{ height: ROW }}>
              {[t('replay.table.case'), t('replay.table.came'), t('replay.table.cycle')].map((text) => <th key={text} scope="col">{text}</th>)}
              {timeline.kinds.map((kind) => <th key={kind} scope="col">{t(BAR_NAMES[kind])}</th>)}
            </tr>
          </thead>
          <tbody>
            <tr aria-hidden="true" style={{ height: first * ROW }} />
            {shown.map((row, i) => {
              const totals = timeline.totalsOf(row);
              const number = cases.number[row]!;
              return (
                <tr key={row} aria-rowindex={first + i + 2} style={{ height: ROW }} data-followed={followed === number || undefined}>
                  <th scope="row"><button type="button" className="case-link" onClick={() => followCase(pane, row, cases.startedAt[row]!)}>{caseName(t, pane, row)}</button></th>
                  <td>{clockText(t.locale, pane, cases.startedAt[row]!)}</td>
                  <td>{cases.endedAt[row]! < Infinity ? formatDuration(t.locale, cases.endedAt[row]! - cases.startedAt[row]!) : t('replay.unfinished')}</td>
                  {timeline.kinds.map((kind) => <td key={kind}>{totals[kind] === 0 ? '–' : formatDuration(t.locale, totals[kind])}</td>)}
                </tr>
              );
            })}
            <tr aria-hidden="true" style={{ height: (order.length - first - shown.length) * ROW }} />
          </tbody>
        </table>
      </div>
    </>
  );
}
