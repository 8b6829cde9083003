import { History } from 'lucide-react';
import { GridList, GridListItem } from 'react-aria-components';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import { useT } from '../i18n.ts';
import { studio, useStudio } from '../store/studioStore.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

/** So many steps each way are listed; further back one goes step by step. */
const SHOWN = 200;

/** The steps that undo and redo walk, newest first; press one to go to the state after it. */
export function HistoryList() {
  const t = useT();
  const undo = useStudio((s) => s.open?.undo);
  const redo = useStudio((s) => s.open?.redo);
  if (!undo || !redo || undo.length + redo.length === 0) {
    return <EmptyState isCompact icon={<History size={18} />} title={t('shell.history.empty')} text={t('shell.history.emptyText')} />;
  }
  const ahead = redo.slice(-SHOWN).map((edit, i, { length }) => ({ steps: length - i, text: t(fromWire(edit.label)) })).toSorted((a, b) => b.steps - a.steps);
  const behind = undo.slice(-SHOWN).toReversed().map((edit, i) => ({ steps: -i, text: t(fromWire(edit.label)) }));
  const isWhole = undo.length <= SHOWN;
  const rows = [...ahead, ...behind, ...(isWhole ? [{ steps: -undo.length, text: t('shell.history.start') }] : [])];
  return (
    <GridList aria-label={t('shell.history')} className="drawer-list" items={rows.map((row) => ({ ...row, id: row.steps }))} onAction={(steps) => studio.getState().travel(Number(steps))}>
      {({ steps, text }) => (
        <GridListItem id={steps} textValue={text} className="history-row" data-ahead={steps > 0 || undefined} data-now={steps === 0 || undefined}>
          <span className="history-dot" aria-hidden="true" />
          <span className="history-text">{text}</span>
          {steps === 0 ? <span className="history-note">{t('shell.history.now')}</span> : null}
          {steps > 0 ? <span className="history-note">{t('shell.history.undone')}</span> : null}
        </GridListItem>
      )}
    </GridList>
  );
}
