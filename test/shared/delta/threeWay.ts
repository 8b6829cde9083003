import fc from 'fast-check';
import { countedIds, type IdSource } from '../../../shared/commands/IdSource.ts';
import { editDocument } from '../../../shared/commands/editDocument.ts';
import { addVariant, removeVariant, renameVariant } from '../../../shared/commands/variants.ts';
import { variantId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { unwrap } from '../../../shared/result.ts';
import { gesture, GESTURES, perform, startingModel, type Gesture } from '../commands/randomEdits.ts';

export const A = variantId('A');
export const B = variantId('B');

/** What a person does to a copy: gestures on the master or on a variant, and now and then on the list of variants. */
interface Act { readonly where: number; readonly gesture: Gesture }
const EDITS = GESTURES.flatMap(([name], what) => (['rename', 'deleteElements', 'moveToLane', 'reconnect', 'changeKind', 'setProperty', 'connect', 'appendNode', 'reorderLane', 'addLane', 'groupIntoSubProcess', 'setSkills'].includes(name) ? [what] : []));
/** Mostly changes of meaning, on few elements: the copies come into each other's way. */
const collision = fc.tuple(gesture, fc.nat(EDITS.length - 1), fc.nat(30), fc.nat(30)).map(([g, what, a, b]): Gesture => ({ ...g, what: EDITS[what] ?? 0, a, b }));
const act = fc.record({ where: fc.nat(11), gesture: fc.oneof(gesture, { arbitrary: collision, weight: 3 }) });
const acts = fc.array(act, { minLength: 2, maxLength: 14, size: 'max' });

function edited(document: ModelDocument, list: readonly Act[], ids: IdSource): ModelDocument {
  return list.reduce((at, { where, gesture: g }) => {
    const outcome = where === 11 ? removeVariant(at, { id: B })
      : where === 10 ? renameVariant(at, { id: A, name: `Variant ${g.a % 3}` })
      : where === 9 ? addVariant(at, { id: variantId(ids('V')), name: 'New', parent: g.a % 2 === 0 ? null : A })
      : editDocument(at, where < 7 ? null : where === 7 ? A : B, (model) => perform(model, g, ids));
    return outcome.ok ? outcome.value.document : at;
  }, document);
}

export function startingDocument(): ModelDocument {
  let document: ModelDocument = { master: startingModel(), variants: {} };
  document = unwrap(addVariant(document, { id: A, name: 'One more person' })).document;
  return unwrap(addVariant(document, { id: B, name: 'And faster', parent: A })).document;
}

/** A base with some history, and two copies of it that were edited apart. */
export const threeWay = fc.tuple(fc.array(act, { maxLength: 6 }), acts, acts).map(([before, left, right]) => {
  const base = edited(startingDocument(), before, countedIds(1_000));
  // Ids are drawn at random in the app: two people never make the same one.
  return { base, ours: edited(base, left, countedIds(20_000)), theirs: edited(base, right, countedIds(30_000)) };
});
