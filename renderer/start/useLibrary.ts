import { useEffect, useState } from 'react';
import type { Folder, LibraryEntry } from '../../shared/contract/contract.ts';
import { useStudio } from '../store/studioStore.ts';
import { queryOf, type Place } from './place.ts';

export interface FoundEntry extends LibraryEntry {
  /** Where the searched words stand in it. */
  readonly snippet?: string;
}

interface Library {
  /** What is in the place, or what the search found; `null` until the first answer. */
  readonly entries: readonly FoundEntry[] | null;
  readonly all: readonly LibraryEntry[];
  readonly folders: readonly Folder[];
  /** When it was asked for, ms since 1970. */
  readonly askedAt: number;
}

const SEARCH_PAUSE_MS = 150;

/** The library as the host has it, asked again whenever it says that something changed. */
export function useLibrary(place: Place, search: string): Library {
  const api = useStudio((s) => s.api);
  const notifyError = useStudio((s) => s.notifyError);
  const [entries, setEntries] = useState<readonly FoundEntry[] | null>(null);
  const [all, setAll] = useState<readonly LibraryEntry[]>([]);
  const [folders, setFolders] = useState<readonly Folder[]>([]);
  const [askedAt, setAskedAt] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      const [everything, folderList] = await Promise.all([api.invoke('library.list', { view: 'all' }), api.invoke('library.folders', undefined)]);
      if (!isCurrent) return;
      if (everything.ok) setAll(everything.value);
      else notifyError(everything.error);
      if (folderList.ok) setFolders(folderList.value);
      setAskedAt(Date.now());
    };
    void ask();
    const stop = api.on('library.changed', () => void ask());
    return () => {
      isCurrent = false;
      stop();
    };
  }, [api, notifyError]);

  useEffect(() => {
    let isCurrent = true;
    const text = search.trim();
    const ask = async () => {
      if (text === '') {
        const query = queryOf(place);
        const answer = query ? await api.invoke('library.list', query) : null;
        if (isCurrent) setEntries(answer?.ok ? answer.value : []);
        return;
      }
      const [hits, live, archived] = await Promise.all([
        api.invoke('library.search', { text }),
        api.invoke('library.list', { view: 'all' }),
        api.invoke('library.list', { view: 'archive' }),
      ]);
      if (!isCurrent || !hits.ok) return;
      const known = new Map([live, archived].flatMap((answer) => (answer.ok ? answer.value : [])).map((entry) => [entry.id, entry]));
      setEntries(hits.value.flatMap(({ id, snippet }) => {
        const entry = known.get(id);
        return entry ? [{ ...entry, snippet }] : [];
      }));
    };
    const timer = setTimeout(() => void ask(), text === '' ? 0 : SEARCH_PAUSE_MS);
    const stop = api.on('library.changed', () => void ask());
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      stop();
    };
  }, [api, place, search]);

  return { entries, all, folders, askedAt };
}
