import { toMessage, type EditError } from '../../shared/commands/EditError.ts';
import { editDocument, applyEdit, revertEdit } from '../../shared/commands/editDocument.ts';
import type { MergeRecord } from '../../shared/contract/comparing.ts';
import type { ImportWarning } from '../../shared/contract/contract.ts';
import type { DocumentEdit } from '../../shared/delta/DocumentEdit.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { translator } from '../../shared/i18n/translator.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import type { ElementId, ModelId, VariantId } from '../../shared/model/ids.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import type { SliceOf, StudioState } from './StudioState.ts';
import { createCommitQueue, type CommitQueue, type JournalKind } from './commitQueue.ts';
import type { OpenModel, DocumentSlice } from './documentSlice.ts';
import { pruneSelection } from './selectionSlice.ts';
import { shareStructure } from './shareStructure.ts';
import { EVERYTHING } from './simulationSlice.ts';

type View = Pick<StudioState, 'variant' | 'model' | 'conflicts'>;

/** What is shown of a document. A variant that is gone (undo of its creation) falls back to the master. */
function viewOf(document: ModelDocument, wanted: VariantId | null, previous: ProcessModel | null): View {
  const variant = wanted !== null && Object.hasOwn(document.variants, wanted) ? wanted : null;
  const { model, conflicts } = effectiveModel(document, variant);
  return { variant, model: shareStructure(previous, model), conflicts };
}

const sameStep = (a: DocumentEdit | undefined, b: DocumentEdit) => JSON.stringify(a) === JSON.stringify(b);

export const createDocumentSlice: SliceOf<DocumentSlice> = (set, get) => {
  let queue: CommitQueue | null = null;
  let opening = 0;

  const patchOpen = (change: Partial<OpenModel>) => set((s) => (s.open ? { open: { ...s.open, ...change } } : {}));

  const say = (label: DocumentEdit['label'], prefix?: 'shell.announce.undone' | 'shell.announce.redone') => {
    const t = translator(get().settings.locale);
    const text = t(fromWire(label));
    get().announce(prefix ? t(prefix, { edit: text }) : text);
  };

  /** Nothing to do is no failure: it is said quietly. What cannot be done is shown with its reason. */
  const refuse = (error: EditError): false => {
    const message = toMessage(error);
    if (error.code === 'nothing-changes') get().announce(translator(get().settings.locale)(message));
    else get().notify({ tone: 'error', message });
    return false;
  };

  /** Puts a new document on the screen and its edit into the journal. */
  const show = (document: ModelDocument, view: View, change: Pick<OpenModel, 'undo' | 'redo'>, select?: readonly ElementId[]) =>
    set((s) => {
      if (!s.open) return {};
      const wanted = select ? new Set(select) : s.selection;
      const selection = view.model ? pruneSelection(wanted, view.model) : new Set<ElementId>();
      return { open: { ...s.open, document, ...change }, ...view, selection, renaming: s.renaming && selection.has(s.renaming) ? s.renaming : null };
    });

  const journal = (kind: JournalKind, edit: DocumentEdit, merge?: MergeRecord) => queue?.push(kind, edit, merge);

  const startQueue = (id: ModelId, revision: number) => {
    queue?.close();
    queue = createCommitQueue(id, revision, {
      commit: (entry) => get().api.invoke('model.commit', entry),
      findAcknowledged: async ({ kind, edit, baseRevision }) => {
        const answer = await get().api.invoke('model.open', { id });
        if (!answer.ok || answer.value.revision !== baseRevision + 1) return null;
        const newest = kind === 'undo' ? answer.value.redo.at(-1) : answer.value.undo.at(-1);
        return sameStep(newest, edit) ? answer.value.revision : null;
      },
      onSaveState: (saveState) => patchOpen({ saveState }),
      onRevision: (acknowledged) => patchOpen({ revision: acknowledged }),
      onConflict: (lost) => {
        get().notify({ tone: 'error', message: { key: 'shell.conflict.reloaded', params: { count: lost } } });
        void load(id, get().open?.importWarnings ?? []);
      },
      later: (delayMs, callback) => {
        const timer = setTimeout(callback, delayMs);
        return () => clearTimeout(timer);
      },
    });
  };

  async function load(id: ModelId, importWarnings: readonly ImportWarning[]): Promise<boolean> {
    opening += 1;
    const ticket = opening;
    const answer = await get().api.invoke('model.open', { id });
    if (ticket !== opening) return false;
    if (!answer.ok) {
      get().notifyError(answer.error);
      return false;
    }
    const { document, revision, undo, redo, hasBpmnSource } = answer.value;
    const isSameModel = get().open?.id === id;
    const view = viewOf(document, isSameModel ? get().variant : null, isSameModel ? get().model : null);
    startQueue(id, revision);
    set((s) => ({
      open: { id, document, revision, undo, redo, saveState: 'saved', hasBpmnSource, importWarnings },
      ...view,
      screen: 'studio',
      selection: isSameModel && view.model ? pruneSelection(s.selection, view.model) : new Set<ElementId>(),
      renaming: null,
      ...(isSameModel ? {} : { mode: 'draw' as const, run: { status: 'idle' as const }, runChoice: EVERYTHING, problems: [], problemsByElement: new Map(), reveal: null }),
    }));
    return true;
  }

  const step = (kind: 'undo' | 'redo'): boolean => {
    const { open, variant, model } = get();
    const edit = open?.[kind].at(-1);
    if (!open || !edit) return false;
    const document = kind === 'undo' ? revertEdit(open.document, edit) : applyEdit(open.document, edit);
    const lists = kind === 'undo'
      ? { undo: open.undo.slice(0, -1), redo: [...open.redo, edit] }
      : { undo: [...open.undo, edit], redo: open.redo.slice(0, -1) };
    show(document, viewOf(document, variant, model), lists);
    journal(kind, edit);
    say(edit.label, kind === 'undo' ? 'shell.announce.undone' : 'shell.announce.redone');
    return true;
  };

  return {
    open: null,
    variant: null,
    model: null,
    conflicts: [],
    openModel: async (id, importWarnings = []) => {
      if (get().open && get().open?.id !== id) await get().closeModel();
      return load(id, importWarnings);
    },
    closeModel: async () => {
      const { open, api } = get();
      opening += 1;
      if (!open) return set({ screen: 'start' });
      const isSaved = (await queue?.flush()) ?? true;
      if (!isSaved) {
        // Leaving now would lose work: stay, and say so.
        get().notify({ tone: 'error', message: { key: 'shell.save.stay' }, action: { label: { key: 'shell.save.retry' }, run: () => get().retrySaving() } });
        return;
      }
      queue?.close();
      queue = null;
      set({ open: null, variant: null, model: null, conflicts: [], selection: new Set(), renaming: null, screen: 'start', mode: 'draw', run: { status: 'idle' }, problems: [], problemsByElement: new Map(), reveal: null });
      await api.invoke('model.close', { id: open.id });
    },
    setVariant: (wanted) => {
      const { open, model } = get();
      if (!open) return;
      const view = viewOf(open.document, wanted, model);
      set((s) => ({ ...view, selection: view.model ? pruneSelection(s.selection, view.model) : s.selection, renaming: null }));
    },
    execute: (command, options) => {
      const { open, variant, model } = get();
      if (!open) return false;
      const outcome = editDocument(open.document, variant, command);
      if (!outcome.ok) return refuse(outcome.error);
      const { document, edit } = outcome.value;
      if (edit.patches.length === 0) {
        if (options?.select) get().select(options.select);
        return true;
      }
      show(document, viewOf(document, variant, model), { undo: [...open.undo, edit], redo: [] }, options?.select);
      journal('edit', edit);
      say(edit.label);
      return true;
    },
    executeOnDocument: (command, merge) => {
      const { open, variant, model } = get();
      if (!open) return false;
      const outcome = command(open.document);
      if (!outcome.ok) return refuse(outcome.error);
      const { document, edit } = outcome.value;
      show(document, viewOf(document, variant, model), { undo: [...open.undo, edit], redo: [] });
      journal('edit', edit, merge);
      say(edit.label);
      return true;
    },
    undo: () => void step('undo'),
    redo: () => void step('redo'),
    travel: (steps) => {
      for (let i = 0; i < Math.abs(steps); i++) if (!step(steps < 0 ? 'undo' : 'redo')) return;
    },
    retrySaving: () => queue?.retry(),
    flush: () => queue?.flush() ?? Promise.resolve(true),
    modelChangedElsewhere: (id, revision) => {
      const { open } = get();
      if (!open || open.id !== id || !queue || revision <= queue.revision) return;
      // While steps are on their way the news may be about them; if it is not, the journal answers with a conflict.
      if (queue.pending > 0) return;
      get().notify({ tone: 'info', message: { key: 'shell.conflict.updated' } });
      void load(id, open.importWarnings);
    },
  };
};
