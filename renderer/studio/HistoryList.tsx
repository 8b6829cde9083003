import { History } from 'lucide-react';
import type { DocumentEdit } from '../../shared/delta/DocumentEdit.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import { useT } from '../i18n.ts';
import { studio, useStudio } from '../store/studioStore.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LongList } from '../ui/LongList.tsx';

const ROW_HEIGHT = 30;

/** The steps that undo and redo walk, newest first; press one to go to the state after it. */
export function HistoryList() {
  const t = useT();
  const undo = useStudio((s) => s.open?.undo);
  const redo = useStudio((s) => s.open?.redo);
  if (!undo || !redo || undo.length + redo.length === 0) {
    return <EmptyState isCompact icon={<History size={18} />} title={t('shell.history.empty')} text={t('shell.history.emptyText')} />;
  }
  const rows: readonly { readonly steps: number; readonly edit: DocumentEdit | null }[] = [
    ...redo.map((edit, i) => ({ steps: redo.length - i, edit })),
    ...undo.toReversed().map((edit, i) => ({ steps: -i, edit })),
    { steps: -undo.length, edit: null },
  ];
  return (
    <LongList label={t('shell.history')} items={rows} rowHeight={ROW_HEIGHT} keyOf={(row) => `${row.steps} ${row.edit === null}`}>
      {({ steps, edit }) => {
        // With nothing done, “now” is the state before the first step.
        const isNow = steps === 0;
        return (
          <button type="button" className="row-button history-row" data-ahead={steps > 0 || undefined} data-now={isNow || undefined} onClick={() => studio.getState().travel(steps)}>
            <span className="history-dot" aria-hidden="true" />
            <span className="history-text">{edit ? t(fromWire(edit.label)) : t('shell.history.start')}</span>
            {isNow ? <span className="history-note">{t('shell.history.now')}</span> : null}
            {steps > 0 ? <span className="history-note">{t('shell.history.undone')}</span> : null}
          </button>
        );
      }}
    </LongList>
  );
}
