import { adoptDocument } from '../../shared/commands/adoptDocument.ts';
import { COMMON_STEPS, kinship } from '../../shared/delta/kinship.ts';
import { isEqual } from '../../shared/delta/isEqual.ts';
import { mergeModels } from '../../shared/delta/mergeModels.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import type { MergeConflict } from '../../shared/delta/MergeConflict.ts';
import { ok } from '../../shared/result.ts';
import { pickFiles } from '../files/transfer.ts';
import { currentT } from '../i18n.ts';
import { studio } from '../store/studioStore.ts';
import { closeComparison, setComparison, type OfferedCopy } from './compareStore.ts';
import { outcomeOf, type MergeSession } from './MergeSession.ts';
import { readCopy } from './openCompare.ts';

/**
 * Opens the model that another copy shall be merged into, and shows what the merge would bring. `differentFiles`: what came
 * with the copy and stays out.
 */
export async function mergeInto(id: ModelId, { name, document: theirs, lineage }: Pick<OfferedCopy, 'name' | 'document' | 'lineage'>, differentFiles: readonly string[]): Promise<void> {
  const { api, openModel, notifyError } = studio.getState();
  if (studio.getState().open?.id !== id && !(await openModel(id))) return;
  // The host looks for the common state in what is stored.
  if (!(await studio.getState().flush())) return;
  const ours = studio.getState().open?.document;
  const base = await api.invoke('compare.base', { id, document: theirs, lineage });
  if (!base.ok) return notifyError(base.error);
  if (!ours) return;
  const { document, ...found } = base.value;
  const { merged, conflicts, notes } = mergeModels(document, ours, theirs);
  setComparison({ status: 'merging', session: { modelId: id, ours, theirs: name, joins: { document: theirs, lineage }, base: found, merged, conflicts, notes: [...notes.map(({ text }) => text), ...differentFiles.map((file) => message('comparing.merge.file', { name: file }))], choices: {}, at: 0 } });
}

/** Merges a copy that a person chooses into the open model. */
export async function mergeFromFile(): Promise<void> {
  const { api, open, notify } = studio.getState();
  const [file] = await pickFiles(api, currentT()('comparing.mergeTitle'));
  const read = file ? await readCopy(file) : null;
  if (!open || !file || !read) return;
  if (kinship(open.document, read.document) < COMMON_STEPS) notify({ tone: 'error', message: message('comparing.merge.noRelation', { name: file.name }) });
  else await mergeInto(open.id, { ...read, name: file.name }, read.relatives.find(({ id }) => id === open.id)?.differentFiles ?? []);
}

/** The conflicts that came with the open model, or were left open; says when there are none, where that was asked. */
export async function showOpenConflicts({ isAsked = true } = {}): Promise<void> {
  const { api, open, notify, notifyError } = studio.getState();
  if (!open) return;
  const answer = await api.invoke('merge.conflicts', { id: open.id });
  if (!answer.ok) return notifyError(answer.error);
  const now = studio.getState().open;
  if (now?.id !== open.id) return;
  if (answer.value.length === 0) { if (isAsked) notify({ tone: 'info', message: message('comparing.merge.noneOpen') }); return; }
  setComparison({ status: 'merging', session: { modelId: now.id, ours: now.document, theirs: null, joins: null, base: null, merged: now.document, conflicts: answer.value, notes: [], choices: {}, at: 0 } });
}

/** Puts the outcome into the model as one step; what is undecided stays with the model as open conflicts. Undone, neither is left. */
export async function applyMerge(session: MergeSession): Promise<void> {
  const { api, executeOnDocument, flush, notify, notifyError, undo } = studio.getState();
  // What the host is told goes with the step, so the number of the step must be known.
  if (!(await flush())) return;
  const { open } = studio.getState();
  if (open?.id !== session.modelId || open.document !== session.ours) {
    notify({ tone: 'error', message: message('comparing.merge.changedSince') });
    return;
  }
  const { document, open: left } = outcomeOf(session);
  const { modelId: id, joins } = session;
  closeComparison();
  const label = session.theirs === null ? message('compare.settle') : message('comparing.merge.label', { name: session.theirs });
  const isChanged = !isEqual(document, session.ours);
  if (isChanged && !executeOnDocument((before) => ok(adoptDocument(before, document, label)))) return;
  const step = isChanged ? open.revision + 1 : null;
  if (!(await flush())) return;
  if (joins) {
    const joined = await api.invoke('merge.join', { id, ...joins, step });
    if (!joined.ok) return notifyError(joined.error);
  }
  if (!joins || left.length > 0) {
    const earlier = joins ? await api.invoke('merge.conflicts', { id }) : ok<readonly MergeConflict[]>([]);
    if (!earlier.ok) return notifyError(earlier.error);
    const conflicts = new Map([...earlier.value, ...left].map((conflict) => [conflict.id, conflict]));
    const answer = await api.invoke('merge.leaveOpen', { id, conflicts: [...conflicts.values()], step });
    if (!answer.ok) return notifyError(answer.error);
  }
  notify({
    tone: 'success',
    message: left.length > 0 ? message('comparing.merge.doneOpen', { count: left.length }) : message('comparing.merge.done'),
    ...(isChanged ? { action: { label: message('menu.edit.undo'), run: undo } } : {}),
  });
}
