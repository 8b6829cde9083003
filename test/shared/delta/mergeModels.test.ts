import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedIds, type IdSource } from '../../../shared/commands/IdSource.ts';
import { editDocument } from '../../../shared/commands/editDocument.ts';
import { settle } from '../../../shared/commands/settleMergeConflict.ts';
import { addVariant, removeVariant, renameVariant } from '../../../shared/commands/variants.ts';
import { diffModels } from '../../../shared/delta/diffModels.ts';
import { effectiveModel } from '../../../shared/delta/effectiveModel.ts';
import { isEqual } from '../../../shared/delta/isEqual.ts';
import { mergeModels } from '../../../shared/delta/mergeModels.ts';
import type { Merge, MergeConflict } from '../../../shared/delta/MergeConflict.ts';
import { differingLeaves, valueAt } from '../../../shared/delta/mergeValue.ts';
import { variantId } from '../../../shared/model/ids.ts';
import { violations } from '../../../shared/model/invariants.ts';
import { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { rows, TABLES, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { gesture, GESTURES, perform, startingModel, type Gesture } from '../commands/randomEdits.ts';

const A = variantId('A');
const B = variantId('B');

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

function startingDocument(): ModelDocument {
  let document: ModelDocument = { master: startingModel(), variants: {} };
  document = unwrap(addVariant(document, { id: A, name: 'One more person' })).document;
  return unwrap(addVariant(document, { id: B, name: 'And faster', parent: A })).document;
}

/** A base with some history, and two copies of it that were edited apart. */
const threeWay = fc.tuple(fc.array(act, { maxLength: 6 }), acts, acts).map(([before, left, right]) => {
  const base = edited(startingDocument(), before, countedIds(1_000));
  // Ids are drawn at random in the app: two people never make the same one.
  return { base, ours: edited(base, left, countedIds(20_000)), theirs: edited(base, right, countedIds(30_000)) };
});

const modelsOf = (document: ModelDocument): readonly (readonly [string, ProcessModel])[] =>
  [['master', document.master], ...rows(document.variants).map(({ id }) => [id, effectiveModel(document, id).model] as const)];

const swapped = ({ kind, places, ...rest }: MergeConflict): MergeConflict => ({
  ...rest,
  kind: kind === 'removedInOurs' ? 'removedInTheirs' : kind === 'removedInTheirs' ? 'removedInOurs' : kind,
  places: places.map(({ ours, theirs, ...place }) => ({ ...place, ...(theirs === undefined ? {} : { ours: theirs }), ...(ours === undefined ? {} : { theirs: ours }) })),
});

/** Edits of one side to the master that are neither in the outcome nor in a conflict. */
function lostEdits({ merged, conflicts }: Merge, base: ModelDocument, side: ModelDocument): string[] {
  const asked = new Set(conflicts.filter(({ variant }) => variant === null).flatMap(({ places }) => places.map(({ table, id }) => `${table}/${id}`)));
  return TABLES.filter((table) => table !== 'geometry').flatMap((table) => {
    const rowsIn = (document: ModelDocument) => document.master[table] as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    const [was, here, now] = [rowsIn(base), rowsIn(side), rowsIn(merged)];
    return [...new Set([...Object.keys(was), ...Object.keys(here)])].flatMap((id) => {
      if (asked.has(`${table}/${id}`) || isEqual(was[id], here[id])) return [];
      if (!was[id] || !here[id]) return (was[id] === undefined) === (now[id] !== undefined) ? [] : [`${table}/${id}`];
      return differingLeaves(was[id], here[id]).filter(({ path, b }) => path[0] !== 'order' && !['roles', 'steps', 'requirements', 'links'].includes(path.at(-1)!) && !isEqual(valueAt(now[id], path), b)).map(({ path }) => `${table}/${id}/${path.join('.')}`);
    });
  });
}

describe('a merge of two copies', () => {
  it('takes over the one side that changed, and what both changed alike', () => {
    fc.assert(fc.property(threeWay, ({ base, ours }) => {
      for (const merge of [mergeModels(base, ours, base), mergeModels(base, base, ours), mergeModels(base, ours, ours)]) {
        expect(merge.conflicts).toEqual([]);
        expect(merge.notes).toEqual([]);
        expect(isEqual(merge.merged, ours)).toBe(true);
      }
    }), { numRuns: 60 });
  });

  it('is a whole model, whatever both did', () => {
    fc.assert(fc.property(threeWay, ({ base, ours, theirs }) => {
      const { merged } = mergeModels(base, ours, theirs);

      const known = new Set([ours, theirs].flatMap((side) => modelsOf(side).flatMap(([name, model]) => violations(model).map(({ rule, id }) => `${name} ${rule} ${id}`))));
      for (const [name, model] of modelsOf(merged)) expect(violations(model).filter(({ rule, id }) => !known.has(`${name} ${rule} ${id}`))).toEqual([]);
      expect(violations(merged.master)).toEqual([]);
      expect(ModelDocument.safeParse(JSON.parse(JSON.stringify(merged))).error?.issues ?? []).toEqual([]);
    }), { numRuns: 300 });
  });

  it('drops nothing silently: every edit of either side is in it or in a conflict', () => {
    fc.assert(fc.property(threeWay, ({ base, ours, theirs }) => {
      const merge = mergeModels(base, ours, theirs);

      expect(lostEdits(merge, base, ours)).toEqual([]);
      expect(lostEdits(merge, base, theirs)).toEqual([]);
    }), { numRuns: 300 });
  });

  it('asks the same the other way round, with the sides exchanged', () => {
    fc.assert(fc.property(threeWay, ({ base, ours, theirs }) => {
      const there = mergeModels(base, ours, theirs);
      const back = mergeModels(base, theirs, ours);

      expect(back.conflicts.map(({ id }) => id).toSorted()).toEqual(there.conflicts.map(({ id }) => id).toSorted());
      const byId = new Map(back.conflicts.map((conflict) => [conflict.id, conflict]));
      for (const conflict of there.conflicts) {
        const mirrored = swapped(byId.get(conflict.id)!);
        const meaning = ({ kind, places }: MergeConflict) => [kind, ...places.filter(({ table }) => table !== 'geometry').map((place) => JSON.stringify([place.table, place.id, place.path, place.ours ?? null, place.theirs ?? null])).toSorted()];
        expect(meaning(mirrored)).toEqual(meaning(conflict));
      }
      if (there.conflicts.length === 0) expect(Object.keys(diffModels(there.merged.master, back.merged.master)).filter((table) => table !== 'geometry')).toEqual([]);
    }), { numRuns: 200 });
  });

  it('stays whole however its conflicts are settled, one by one; a choice that cannot be is refused and says why', () => {
    let refused = 0;
    let settledCount = 0;
    fc.assert(fc.property(threeWay, fc.infiniteStream(fc.boolean()), ({ base, ours, theirs }, choices) => {
      const { merged, conflicts } = mergeModels(base, ours, theirs);
      const before = new Set(modelsOf(merged).flatMap(([name, model]) => violations(model).map(({ rule, id }) => `${name} ${rule} ${id}`)));
      let document = merged;
      for (const conflict of conflicts) {
        const [isTheirs = false] = [...choices.take(1)];
        const outcome = settle(document, conflict, isTheirs ? 'theirs' : 'ours');
        if (!outcome.ok) { refused += 1; continue; }
        settledCount += 1;
        if (!isTheirs && conflict.variant === null) expect(isEqual(outcome.value.master.nodes, document.master.nodes)).toBe(true);
        document = outcome.value;
        expect(violations(document.master).filter(({ rule, id }) => !before.has(`master ${rule} ${id}`))).toEqual([]);
        expect(ModelDocument.safeParse(JSON.parse(JSON.stringify(document))).error?.issues ?? []).toEqual([]);
      }
    }), { numRuns: 200 });
    expect(settledCount).toBeGreaterThan(100);
    expect(refused / (refused + settledCount)).toBeLessThan(0.05);
  });
});
