import { useEffect, useMemo, useState } from 'react';
import { ArrowRight, FileText, Search } from 'lucide-react';
import { Autocomplete, Dialog, Input, ListBox, ListBoxItem, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import type { LibraryEntry } from '../../shared/contract/contract.ts';
import { isCommandAvailable, runCommand } from '../commands/registry.ts';
import { useT } from '../i18n.ts';
import { studio, useStudio } from '../store/studioStore.ts';
import { focusRegion } from '../studio/focusRegion.ts';
import { KindIcon } from '../studio/KindIcon.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { paletteEntries, rankEntries, type PaletteEntry } from './paletteEntries.ts';
import './palette.css';

function go(entry: PaletteEntry): void {
  const { setOverlay, setMode, mode, revealElement, openModel } = studio.getState();
  setOverlay(null);
  switch (entry.kind) {
    case 'command':
      // When the palette has gone and focus is back where it was: commands look at what is focused.
      requestAnimationFrame(() => runCommand(entry.command));
      return;
    case 'element':
      if (mode === 'compare') setMode('draw');
      revealElement(entry.id);
      // Whoever went to an element goes on from there, wherever the keys were before.
      requestAnimationFrame(() => focusRegion('canvas'));
      return;
    case 'model':
      void openModel(entry.id);
  }
}

function EntryIcon({ entry }: { readonly entry: PaletteEntry }) {
  switch (entry.kind) {
    case 'command': return <ArrowRight size={15} aria-hidden="true" />;
    case 'element': return <KindIcon kind={entry.shape} />;
    case 'model': return <FileText size={15} aria-hidden="true" />;
  }
}

/** Commands, elements and models by a few letters of their name. */
function PaletteBody() {
  const t = useT();
  const model = useStudio((s) => s.model);
  const api = useStudio((s) => s.api);
  const openId = useStudio((s) => s.open?.id);
  const [typed, setTyped] = useState('');
  const [library, setLibrary] = useState<readonly LibraryEntry[]>([]);
  useEffect(() => {
    void api.invoke('library.list', { view: 'all' }).then((answer) => {
      if (answer.ok) setLibrary(answer.value);
    });
  }, [api]);

  const entries = useMemo(
    () => paletteEntries({ t, model, library: library.filter((entry) => entry.id !== openId), isAvailable: (name) => isCommandAvailable(name) }),
    [t, model, library, openId],
  );
  const ranked = useMemo(() => rankEntries(entries, typed), [entries, typed]);

  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <SearchField
        className="palette-input" aria-label={t('menu.view.palette')} ref={focusInput}
        // Esc leaves at once; the field would only empty itself.
        onKeyDown={(event) => {
          if (event.key === 'Escape') studio.getState().setOverlay(null);
          else event.continuePropagation();
        }}
      >
        <Search size={16} aria-hidden="true" />
        <Input placeholder={t(model ? 'shell.palette.placeholder' : 'shell.palette.placeholderStart')} />
        <Kbd shortcut="Esc" />
      </SearchField>
      <ListBox
        aria-label={t('shell.palette.results')} className="palette-list" items={ranked} selectionMode="none"
        onAction={(key) => {
          const entry = ranked.find((candidate) => candidate.key === key);
          if (entry) go(entry);
        }}
        renderEmptyState={() => <p className="palette-none">{t('shell.palette.none', { text: typed })}</p>}
      >
        {(entry) => (
          <ListBoxItem id={entry.key} textValue={entry.text} className="palette-entry">
            <EntryIcon entry={entry} />
            <span className="palette-text">{entry.text}</span>
            <span className="palette-note">{entry.note}</span>
            {entry.kind === 'command' && entry.shortcut ? <Kbd shortcut={entry.shortcut} /> : null}
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  );
}

/** The palette is opened to type into it. */
function focusInput(field: HTMLDivElement | null): void {
  field?.querySelector('input')?.focus();
}

export function Palette() {
  const t = useT();
  const isOpen = useStudio((s) => s.overlay === 'palette');
  const setOverlay = useStudio((s) => s.setOverlay);
  return (
    <ModalOverlay className="scrim palette-scrim" isOpen={isOpen} onOpenChange={(open) => !open && setOverlay(null)} isDismissable>
      <Modal className="dialog palette">
        <Dialog aria-label={t('menu.view.palette')} className="palette-dialog"><PaletteBody /></Dialog>
      </Modal>
    </ModalOverlay>
  );
}
