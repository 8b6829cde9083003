import { useEffect, useId, useMemo, useState } from 'react';
import { ArrowRight, FileText, Search } from 'lucide-react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { LibraryEntry } from '../../shared/contract/contract.ts';
import { isCommandAvailable, runCommand } from '../commands/registry.ts';
import { useT } from '../i18n.ts';
import { studio, useStudio } from '../store/studioStore.ts';
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

/** Commands, elements and models by a few letters of their name (WAI-ARIA combobox with a list). */
function PaletteBody() {
  const t = useT();
  const listId = useId();
  const model = useStudio((s) => s.model);
  const api = useStudio((s) => s.api);
  const openId = useStudio((s) => s.open?.id);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
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
  const at = Math.min(chosen, ranked.length - 1);
  const current = ranked[at];

  return (
    <>
      <div className="palette-input">
        <Search size={16} aria-hidden="true" />
        <input
          // The palette is opened to type into it; nothing else in it takes focus.
          ref={(input) => input?.focus()}
          role="combobox" aria-expanded="true" aria-controls={listId} aria-autocomplete="list" {...(current ? { 'aria-activedescendant': `${listId}-${at}` } : {})}
          aria-label={t('menu.view.palette')} placeholder={t(model ? 'shell.palette.placeholder' : 'shell.palette.placeholderStart')} value={typed}
          onChange={(event) => { setTyped(event.target.value); setChosen(0); }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
            if (step !== 0 && ranked.length > 0) {
              event.preventDefault();
              setChosen((at + step + ranked.length) % ranked.length);
            } else if (event.key === 'Enter' && current) {
              event.preventDefault();
              go(current);
            }
          }}
        />
        <Kbd shortcut="Esc" />
      </div>
      <div className="palette-list" id={listId} role="listbox" aria-label={t('shell.palette.results')}>
        {ranked.length === 0 ? <p className="palette-none">{t('shell.palette.none', { text: typed })}</p> : null}
        {ranked.map((entry, i) => (
          <div
            key={entry.key} id={`${listId}-${i}`} role="option" aria-selected={i === at} tabIndex={-1} className="palette-entry"
            ref={(row) => { if (i === at) row?.scrollIntoView({ block: 'nearest' }); }}
            onPointerMove={() => setChosen(i)}
            onClick={() => go(entry)}
            onKeyDown={(event) => event.key === 'Enter' && go(entry)}
          >
            <EntryIcon entry={entry} />
            <span className="palette-text">{entry.text}</span>
            <span className="palette-note">{entry.note}</span>
            {entry.kind === 'command' && entry.shortcut ? <Kbd shortcut={entry.shortcut} /> : null}
          </div>
        ))}
      </div>
    </>
  );
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
