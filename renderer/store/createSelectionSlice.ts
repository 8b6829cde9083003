import type { ElementId } from '../../shared/model/ids.ts';
import type { SliceOf } from './StudioState.ts';
import type { SelectionSlice } from './selectionSlice.ts';

const same = (a: ReadonlySet<ElementId>, b: ReadonlySet<ElementId>) => a.size === b.size && [...a].every((id) => b.has(id));

export const createSelectionSlice: SliceOf<SelectionSlice> = (set, get) => ({
  selection: new Set(),
  renaming: null,
  reveal: null,
  select: (ids) => {
    const next = new Set(ids);
    if (!same(next, get().selection)) set({ selection: next });
  },
  startRename: (renaming) => set({ renaming }),
  revealElement: (id) => {
    get().select([id]);
    set((s) => ({ reveal: { id, count: (s.reveal?.count ?? 0) + 1 } }));
  },
});
