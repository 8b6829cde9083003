import { TriangleAlert } from 'lucide-react';
import { GridList, GridListItem } from 'react-aria-components';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { useT } from '../i18n.ts';
import { hasElement } from '../store/selectionSlice.ts';
import { studio, useStudio } from '../store/studioStore.ts';

/** What the file held that is not understood, and what became of it. */
export function ImportWarnings() {
  const t = useT();
  const warnings = useStudio((s) => s.open?.importWarnings ?? NONE);
  return (
    <GridList
      aria-label={t('shell.importWarnings')} className="drawer-list" items={warnings.map((warning, id) => ({ ...warning, id }))}
      onAction={(key) => {
        const id = warnings[Number(key)]?.element as ElementId | undefined;
        const { model, revealElement } = studio.getState();
        if (id && model && hasElement(model, id)) revealElement(id);
      }}
    >
      {({ id, message, element, line }) => {
        const text = t(fromWire(message));
        return (
          <GridListItem id={id} textValue={text} className="problem-row">
            <TriangleAlert size={15} className="severity" data-severity="warning" aria-hidden="true" />
            <div className="problem-text"><p>{text}</p></div>
            {element ? <code className="problem-name">{element}</code> : <span />}
            <span className="problem-rule">{line === undefined ? '' : t('shell.line', { line })}</span>
          </GridListItem>
        );
      }}
    </GridList>
  );
}

const NONE: readonly never[] = [];
