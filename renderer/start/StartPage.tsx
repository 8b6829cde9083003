import { useState } from 'react';
import { Archive, Clock, FileUp, FolderUp, Layers, Plus, Search, Sparkles, Tag, Trash2, X } from 'lucide-react';
import { Button as AriaButton, Input, SearchField } from 'react-aria-components';
import { commandFacts } from '../../shared/contract/commandTable.ts';
import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import { runCommand } from '../commands/registry.ts';
import { usePasteOnStart } from '../files/importing/usePasteOnStart.ts';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';
import { AppearanceMenu } from '../studio/AppearanceMenu.tsx';
import { SaveBanner } from '../studio/SaveBanner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { FolderList } from './FolderList.tsx';
import { ModelGrid } from './ModelGrid.tsx';
import { samePlace, tagsOf, type Place } from './place.ts';
import { SampleGallery } from './SampleGallery.tsx';
import { useLibrary } from './useLibrary.ts';
import './start.css';

const PLACES: readonly { readonly place: Place; readonly icon: typeof Clock; readonly label: MessageKey }[] = [
  { place: { kind: 'recent' }, icon: Clock, label: 'shell.place.recent' },
  { place: { kind: 'all' }, icon: Layers, label: 'shell.place.all' },
  { place: { kind: 'samples' }, icon: Sparkles, label: 'shell.place.samples' },
  { place: { kind: 'archive' }, icon: Archive, label: 'shell.place.archive' },
  { place: { kind: 'trash' }, icon: Trash2, label: 'shell.place.trash' },
];

const EMPTY: Readonly<Record<Place['kind'], { readonly title: MessageKey; readonly text: MessageKey }>> = {
  recent: { title: 'shell.empty.library', text: 'shell.empty.libraryText' },
  all: { title: 'shell.empty.library', text: 'shell.empty.libraryText' },
  samples: { title: 'shell.empty.library', text: 'shell.empty.libraryText' },
  archive: { title: 'shell.empty.archive', text: 'shell.empty.archiveText' },
  trash: { title: 'shell.empty.trash', text: 'shell.empty.trashText' },
  folder: { title: 'shell.empty.folder', text: 'shell.empty.folderText' },
  tag: { title: 'shell.empty.folder', text: 'shell.empty.tagText' },
};

/** The library: everything there is, and the ways to something new. */
export function StartPage() {
  const t = useT();
  usePasteOnStart();
  const isBrowser = useStudio((s) => s.api.host === 'browser');
  const [place, setPlace] = useState<Place>({ kind: 'recent' });
  const [search, setSearch] = useState('');
  const { entries, all, folders, askedAt } = useLibrary(place, search);
  const tags = tagsOf(all, t.locale);
  const isSearching = search.trim() !== '';
  const go = (next: Place) => {
    setPlace(next);
    setSearch('');
  };

  const title = (): string => {
    if (isSearching) return t('shell.search.results');
    if (place.kind === 'folder') return folders.find((folder) => folder.id === place.id)?.name ?? '';
    if (place.kind === 'tag') return place.tag;
    return t(`shell.place.${place.kind}`);
  };
  // Models that came in with a folder, and were not looked at yet.
  const hasUnopened = place.kind === 'recent' && all.length > 0;
  const isEmpty = entries !== null && entries.length === 0;
  const withSamples = !isSearching && (place.kind === 'samples' || (place.kind === 'recent' && entries !== null && entries.length <= 4));

  return (
    <div className="start">
      <nav className="start-side" aria-label={t('shell.library')}>
        <p className="brand"><img src="./icon.svg" alt="" width={24} height={24} />Laneway</p>
        <ul className="side-list">
          {PLACES.map(({ place: target, icon: Icon, label }) => (
            <li key={target.kind}>
              <AriaButton className="side-item" onPress={() => go(target)} {...(!isSearching && samePlace(place, target) ? { 'aria-current': 'page' as const, 'data-current': true } : {})}>
                <Icon size={15} strokeWidth={1.75} aria-hidden="true" /><span className="side-text">{t(label)}</span>
              </AriaButton>
            </li>
          ))}
        </ul>
        <FolderList folders={folders} place={place} onGo={go} />
        {tags.length > 0 ? (
          <section className="side-section" aria-label={t('shell.tags')}>
            <div className="side-title"><h2>{t('shell.tags')}</h2></div>
            <ul className="side-list">
              {tags.map((tag) => (
                <li key={tag}>
                  <AriaButton className="side-item" onPress={() => go({ kind: 'tag', tag })} {...(samePlace(place, { kind: 'tag', tag }) ? { 'aria-current': 'page' as const, 'data-current': true } : {})}>
                    <Tag size={14} strokeWidth={1.75} aria-hidden="true" /><span className="side-text">{tag}</span>
                  </AriaButton>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <div className="side-foot">
          <AppearanceMenu />
          <AriaButton className="side-item" onPress={() => runCommand('view.palette')}>
            <span className="side-text">{t('shell.commands')}</span><Kbd shortcut={commandFacts('view.palette').shortcut ?? ''} />
          </AriaButton>
        </div>
      </nav>
      <main className="start-main">
        {isBrowser ? <SaveBanner /> : null}
        <header className="start-head">
          <SearchField className="start-search" aria-label={t('shell.search.library')} value={search} onChange={setSearch}>
            <Search size={15} aria-hidden="true" />
            <Input placeholder={t('shell.search.library')} />
            {search === '' ? null : <AriaButton className="icon-button" data-size="sm"><X size={14} /></AriaButton>}
          </SearchField>
          <div className="start-actions">
            <Button size="lg" icon={<FileUp size={16} />} onPress={() => runCommand('file.import')}>{t('shell.start.import')}</Button>
            <Button size="lg" icon={<FolderUp size={16} />} onPress={() => runCommand('file.importFolder')}>{t('importing.folder')}</Button>
            <Button size="lg" variant="primary" icon={<Plus size={16} />} onPress={() => runCommand('file.new')}>{t('menu.file.new')}</Button>
          </div>
        </header>
        <div className="start-scroll">
          {place.kind === 'samples' && !isSearching ? null : (
            <section className="start-section">
              <h1>{title()}</h1>
              {entries === null ? null : isEmpty ? (
                <div className="start-empty">
                  {isSearching
                    ? <EmptyState icon={<Search size={22} />} title={t('shell.search.none', { text: search.trim() })} text={t('shell.search.noneText')} />
                    : (
                      <EmptyState icon={<Layers size={22} />} title={t(hasUnopened ? 'importing.recent.none' : EMPTY[place.kind].title)} text={t(hasUnopened ? 'importing.recent.text' : EMPTY[place.kind].text)}>
                        {place.kind === 'recent' || place.kind === 'all' ? <Button variant="primary" icon={<Plus size={15} />} onPress={() => runCommand('file.new')}>{t('menu.file.new')}</Button> : null}
                      </EmptyState>
                    )}
                </div>
              ) : <ModelGrid label={title()} entries={entries} folders={folders} now={askedAt} />}
            </section>
          )}
          {withSamples ? (
            <section className="start-section">
              {place.kind === 'samples' ? <h1>{t('shell.samples')}</h1> : <h2>{t('shell.samples')}</h2>}
              <p className="start-lead">{t('shell.samples.text')}</p>
              <SampleGallery />
            </section>
          ) : null}
        </div>
      </main>
    </div>
  );
}
