import { TriangleAlert } from 'lucide-react';
import type { ImportWarning } from '../../shared/contract/contract.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { useT } from '../i18n.ts';
import { hasElement } from '../store/selectionSlice.ts';
import { studio, useStudio } from '../store/studioStore.ts';
import { LongList } from '../ui/LongList.tsx';

const ROW_HEIGHT = 32;
const NONE: readonly ImportWarning[] = [];

function goTo({ element }: ImportWarning): void {
  const { model, revealElement } = studio.getState();
  // Written in a file: it may name something that is no element here.
  const id = element as ElementId | undefined;
  if (id && model && hasElement(model, id)) revealElement(id);
}

/** What the file held that is not understood, and what became of it. */
export function ImportWarnings() {
  const t = useT();
  const warnings = useStudio((s) => s.open?.importWarnings ?? NONE);
  return (
    <LongList label={t('shell.importWarnings')} items={warnings.map((warning, id) => ({ warning, id }))} rowHeight={ROW_HEIGHT} keyOf={({ id }) => id}>
      {({ warning }) => {
        const text = t(fromWire(warning.message));
        return (
          <button type="button" className="row-button" title={text} onClick={() => goTo(warning)}>
            <TriangleAlert size={15} className="severity" data-severity="warning" aria-hidden="true" />
            <span className="problem-text"><span>{text}</span></span>
            {warning.element ? <code className="problem-name">{warning.element}</code> : null}
            <span className="problem-rule">{warning.line === undefined ? '' : t('shell.line', { line: warning.line })}</span>
          </button>
        );
      }}
    </LongList>
  );
}
