import type { ModelDocument } from '../model/ModelDocument.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { effectiveModel } from './effectiveModel.ts';
import { isEqual } from './isEqual.ts';
import type { MergeNote } from './MergeConflict.ts';

/** What a merge settled by rule, and what the reader may want to look at. */
export function mergeNotes(base: ModelDocument, ours: ModelDocument, theirs: ModelDocument, merged: ModelDocument): readonly MergeNote[] {
  const notes: MergeNote[] = [];
  const moved = changedInBoth(base.master, ours.master, theirs.master, merged.master);
  if (moved > 0) notes.push({ variant: null, element: null, text: { key: 'compare.note.moved', params: { count: moved } } });
  for (const { id, name } of rows(merged.variants)) {
    const collisions = (document: ModelDocument) => (find(document.variants, id) ? effectiveModel(document, id).conflicts : []);
    const known = new Set([...collisions(ours), ...collisions(theirs)].map(({ kind, table, id: element, field }) => `${kind} ${table} ${element} ${field}`));
    const count = collisions(merged).filter(({ kind, table, id: element, field }) => !known.has(`${kind} ${table} ${element} ${field}`)).length;
    if (count > 0) notes.push({ variant: id, element: null, text: { key: 'compare.note.collides', params: { variant: name, count } } });
  }
  return notes;
}

/** Elements that both sides placed anew, each in its own way, and lanes and pools that both put elsewhere in their order. */
function changedInBoth(base: ProcessModel, ours: ProcessModel, theirs: ProcessModel, merged: ProcessModel): number {
  const differs = (was: unknown, a: unknown, b: unknown) => a !== undefined && b !== undefined && !isEqual(a, b) && !isEqual(was, a) && !isEqual(was, b);
  return Object.keys(merged.geometry).filter((id) => differs(find<string, unknown>(base.geometry, id), find<string, unknown>(ours.geometry, id), find<string, unknown>(theirs.geometry, id))
    || (['lanes', 'pools'] as const).some((table) => {
      const [was, a, b] = [base, ours, theirs].map((model) => find<string, { readonly order: number }>(model[table], id)?.order);
      return differs(was, a, b);
    })).length;
}
