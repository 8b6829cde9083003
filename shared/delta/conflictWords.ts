import type { Sentence } from '../i18n/Message.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { effectiveModel } from './effectiveModel.ts';
import { elementWords } from './elementWords.ts';
import type { ConflictPlace, MergeConflict } from './MergeConflict.ts';
import { rowOf } from './mergeTables.ts';
import { differingLeaves, isFields } from './mergeValue.ts';
import { fieldWords, valueWords } from './valueWords.ts';

export interface PlaceWords {
  /** The element, and the field of it (`null`: the whole element). */
  readonly name: Sentence;
  readonly label: Sentence | null;
  readonly base: Sentence;
  readonly ours: Sentence;
  readonly theirs: Sentence;
}

export interface ConflictWords extends PlaceWords {
  /** The variant that it is in, by its name; `null`: the master. */
  readonly variant: string | null;
  /** What happened, in one line. */
  readonly text: Sentence;
  /** Where one side removed the element: what the other side did with it. */
  readonly changed: readonly Sentence[];
  /** Other places that are settled with it; those on the canvas left out. */
  readonly along: readonly PlaceWords[];
}

/** A conflict for a reader. `document`: the outcome of the merge, whose names are used. */
export function conflictWords(document: ModelDocument, conflict: MergeConflict): ConflictWords {
  const variant = find(document.variants, conflict.variant);
  const { model } = effectiveModel(document, variant?.id ?? null);
  // What is not in the outcome, because ours has removed it, still has a name.
  const names = withPlaces(model, conflict.places);
  const [first, ...rest] = conflict.places.map((place) => placeWords(names, place));
  return {
    ...first!,
    variant: variant?.name ?? null,
    text: textOf(conflict, first!),
    changed: changesOf(names, conflict),
    along: rest.filter((_, i) => conflict.places[i + 1]?.table !== 'geometry'),
  };
}

function withPlaces(model: ProcessModel, places: readonly ConflictPlace[]): ProcessModel {
  const tables: Record<string, unknown> = { ...model };
  for (const { table, id, path, ours, theirs } of places) {
    if (path.length > 0 || table === 'meta' || table === 'variants' || rowOf(model, table, id)) continue;
    tables[table] = { ...(tables[table] as object), [id]: ours ?? theirs };
  }
  return tables as unknown as ProcessModel;
}

function placeWords(model: ProcessModel, { table, id, path, base, ours, theirs }: ConflictPlace): PlaceWords {
  const whole = ours ?? theirs ?? base;
  const row = path.length === 0 && isFields(whole) ? whole : table === 'meta' || table === 'variants' ? undefined : rowOf(model, table, id);
  const name = elementWords(model, table, id, row);
  if (path.length === 0) {
    const there = (value: unknown): Sentence => ({ key: value === undefined ? 'compare.conflict.notThere' : 'compare.conflict.there' });
    return { name, label: null, base: there(base), ours: there(ours), theirs: there(theirs) };
  }
  const { field, label } = fieldWords(model, path);
  return { name, label, base: valueWords(model, field, base), ours: valueWords(model, field, ours), theirs: valueWords(model, field, theirs) };
}

/** An order among others is how a thing is drawn. */
function changesOf(model: ProcessModel, { kind, places: [place] }: MergeConflict): readonly Sentence[] {
  if (!place || (kind !== 'removedInOurs' && kind !== 'removedInTheirs') || place.path.length > 0) return [];
  return differingLeaves(place.base, place.ours ?? place.theirs).flatMap(({ path, a, b }) => {
    if (path.length === 0 || path[0] === 'order') return [];
    const { field, label } = fieldWords(model, path);
    return [{ key: 'compare.conflict.change', params: { label, before: valueWords(model, field, a), after: valueWords(model, field, b) } }];
  });
}

function textOf({ kind, places }: MergeConflict, { name, label, ours, theirs }: PlaceWords): Sentence {
  if (label) return { key: places.length > 1 && kind === 'structure' ? 'compare.conflict.together' : 'compare.conflict.field', params: { name, label, ours, theirs } };
  switch (kind) {
    case 'removedInOurs': return { key: 'compare.conflict.removedInOurs', params: { name } };
    case 'removedInTheirs': return { key: 'compare.conflict.removedInTheirs', params: { name } };
    case 'addedInBoth': return { key: 'compare.conflict.addedInBoth', params: { name } };
    case 'changedInBoth': return { key: 'compare.conflict.changedInBoth', params: { name } };
    case 'structure': return { key: 'compare.conflict.structure', params: { name } };
  }
}
