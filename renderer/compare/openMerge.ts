import { adoptDocument } from '../../shared/commands/adoptDocument.ts';
import { COMMON_STEPS, kinship } from '../../shared/delta/kinship.ts';
import { isEqual } from '../../shared/delta/isEqual.ts';
import { mergeModels } from '../../shared/delta/mergeModels.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import { ok } from '../../shared/result.ts';
import { pickFile } from '../files/transfer.ts';
import { currentT } from '../i18n.ts';
import { studio } from '../store/studioStore.ts';
import { closeComparison, comparison, setComparison, takeTurn, type OfferedCopy } from './compareStore.ts';
import { forgetDecisions, keepDecisions, resumed } from './keptDecisions.ts';
import { decided, newSession, outcomeOf, type MergeSession } from './MergeSession.ts';
import { offerToTrash } from './offerToTrash.ts';
import { readCopy } from './openCompare.ts';

/**
 * Opens the model that another copy shall be merged into, and shows what the merge would bring. `differentFiles`: what came
 * with the copy and stays out.
 */
export async function mergeInto(id: ModelId, { name, document: theirs, lineage, storedAs }: Pick<OfferedCopy, 'name' | 'document' | 'lineage' | 'storedAs'>, differentFiles: readonly string[]): Promise<void> {
  const isMyTurn = takeTurn();
  const asked = comparison.getState();
  const { api, openModel, notifyError } = studio.getState();
  if (studio.getState().open?.id !== id && !(await openModel(id))) return;
  // The host looks for the common state in what is stored.
  if (!(await studio.getState().flush())) return;
  const base = await api.invoke('compare.base', { id, document: theirs, lineage });
  if (!isMyTurn()) return;
  if (!base.ok) return notifyError(base.error);
  const { open } = studio.getState();
  if (open?.id !== id) return;
  const ours = open.document;
  const { document, undecided, ...found } = base.value;
  const { merged, conflicts, notes } = mergeModels(document, ours, theirs, undecided);
  setComparison({
    status: 'merging', back: asked.status === 'offered' ? asked.copy : null,
    session: resumed(newSession({ modelId: id, ours, theirs: name, joins: { document: theirs, lineage }, storedAs, differentFiles, base: found, merged, conflicts, notes: [...notes.map(({ text }) => text), ...differentFiles.map((file) => message('comparing.merge.file', { name: file }))] })),
  });
}

/** Merges a copy that a person chooses into the open model. */
export async function mergeFromFile(): Promise<void> {
  const isMyTurn = takeTurn();
  const { api, open, notify } = studio.getState();
  const file = await pickFile(api, currentT()('comparing.mergeTitle'));
  const read = file ? await readCopy(file) : null;
  if (!open || !file || !read || !isMyTurn()) return;
  if (kinship(open.document, read.document) < COMMON_STEPS) notify({ tone: 'error', message: message('comparing.merge.noRelation', { name: file.name }) });
  else await mergeInto(open.id, { ...read, name: file.name, storedAs: null }, read.relatives.find(({ id }) => id === open.id)?.differentFiles ?? []);
}

const asking = new Set<ModelId>();
/** Are the open conflicts of a model about to be shown? Then nobody need be told that there are some. */
export const isAboutToDecide = (id: ModelId): boolean => asking.has(id);

/** The conflicts that came with the open model, or were left open; says when there are none, where that was asked. */
export async function showOpenConflicts({ isAsked = true } = {}): Promise<void> {
  const { api, open, notify, notifyError } = studio.getState();
  if (!open || comparison.getState().status !== 'closed') return;
  const isMyTurn = takeTurn();
  asking.add(open.id);
  const answer = await api.invoke('merge.conflicts', { id: open.id });
  asking.delete(open.id);
  if (!isMyTurn()) return;
  if (!answer.ok) return notifyError(answer.error);
  const now = studio.getState().open;
  if (now?.id !== open.id) return;
  if (answer.value.length === 0) { if (isAsked) notify({ tone: 'info', message: message('comparing.merge.noneOpen') }); return; }
  setComparison({ status: 'merging', back: null, session: resumed(newSession({ modelId: now.id, ours: now.document, theirs: null, joins: null, storedAs: null, differentFiles: [], base: null, merged: now.document, conflicts: answer.value, notes: [] })) });
}

/** Takes up a merge again that was left. */
async function goOn({ modelId, theirs, joins, storedAs, differentFiles }: MergeSession): Promise<void> {
  const { status } = comparison.getState();
  if (status !== 'closed' && status !== 'offered') return;
  if (theirs !== null && joins) return mergeInto(modelId, { name: theirs, ...joins, storedAs }, differentFiles);
  closeComparison();
  if (studio.getState().open?.id === modelId || (await studio.getState().openModel(modelId))) await showOpenConflicts();
}

/** Leaves a merge without applying it, to where it was asked from. What was decided is there when it is taken up again. */
export function leaveMerge(): void {
  const state = comparison.getState();
  if (state.status !== 'merging') return;
  const { session, back } = state;
  keepDecisions(session);
  if (back) setComparison({ status: 'offered', copy: back });
  else closeComparison();
  const count = decided(session);
  if (count > 0) studio.getState().notify({ tone: 'info', message: message('comparing.merge.kept', { count }), action: { label: message('comparing.merge.goOn'), run: () => void goOn(session) } });
}

let isApplying = false;

/**
 * Puts the outcome into the model as one step. With the step, in one transaction, goes what the model descends from now and
 * what is left open: undone, none of it is left. The view is there until it is stored.
 */
export async function applyMerge(session: MergeSession): Promise<void> {
  if (isApplying) return;
  isApplying = true;
  try {
    await apply(session);
  } finally {
    isApplying = false;
  }
}

async function apply(session: MergeSession): Promise<void> {
  const { api, executeOnDocument, flush, notify, notifyError, undo } = studio.getState();
  const { modelId: id, joins } = session;
  if (!(await flush())) return notify({ tone: 'error', message: message('comparing.merge.unsaved') });
  const { open } = studio.getState();
  if (open?.id !== id || open.document !== session.ours) {
    keepDecisions(session);
    return notify({ tone: 'error', message: message('comparing.merge.changedSince') });
  }
  const { document, open: left } = outcomeOf(session);
  const merge = { joins, conflicts: [...left] };
  const label = session.theirs === null ? message('compare.settle') : message('comparing.merge.label', { name: session.theirs });
  const isChanged = !isEqual(document, session.ours);
  // The step itself, and no other: what was done since, or undone already, is not the button's.
  const undoMerge = (step: unknown) => {
    const now = studio.getState().open;
    if (comparison.getState().status !== 'closed') return;
    if (now?.id === id && now.undo.at(-1) === step) undo();
    else notify({ tone: 'info', message: message('comparing.merge.notLast') });
  };
  const close = () => { if (comparison.getState().status === 'merging') closeComparison(); };
  let step: unknown;
  if (isChanged) {
    if (!executeOnDocument((before) => ok(adoptDocument(before, document, label)), merge)) return;
    step = studio.getState().open?.undo.at(-1);
    if (!(await flush())) {
      // The step waits to be sent again, with all that belongs to it; the banner of the studio says so.
      keepDecisions(session);
      close();
      return notify({ tone: 'error', message: message('comparing.merge.notStored') });
    }
  } else {
    const recorded = await api.invoke('merge.record', { id, merge });
    if (!recorded.ok) return notifyError(recorded.error);
  }
  forgetDecisions(id);
  close();
  notify({
    tone: 'success',
    message: left.length > 0 ? message('comparing.merge.doneOpen', { count: left.length }) : message('comparing.merge.done'),
    ...(isChanged ? { action: { label: message('menu.edit.undo'), run: () => undoMerge(step) } } : {}),
  });
  // Where something is left open, the copy may still be wanted.
  if (left.length === 0) await offerToTrash(session);
}
