import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLane } from '../../../shared/commands/addLane.ts';
import { appendNode } from '../../../shared/commands/appendNode.ts';
import { deleteElements } from '../../../shared/commands/deleteElements.ts';
import { editDocument, type Command } from '../../../shared/commands/editDocument.ts';
import { rename } from '../../../shared/commands/rename.ts';
import { setProperty } from '../../../shared/commands/setProperty.ts';
import { addRole } from '../../../shared/commands/tableRows.ts';
import { settle } from '../../../shared/commands/settleMergeConflict.ts';
import { settleMergeConflicts } from '../../../shared/commands/settleMergeConflicts.ts';
import { removeVariant } from '../../../shared/commands/variants.ts';
import { diffModels } from '../../../shared/delta/diffModels.ts';
import { effectiveModel } from '../../../shared/delta/effectiveModel.ts';
import { isEqual } from '../../../shared/delta/isEqual.ts';
import { mergeModels } from '../../../shared/delta/mergeModels.ts';
import type { Merge, MergeConflict } from '../../../shared/delta/MergeConflict.ts';
import { differingLeaves, valueAt } from '../../../shared/delta/mergeValue.ts';
import { encloses, overlaps } from '../../../shared/layout/rectangle.ts';
import { flowId, laneId, nodeId, poolId, roleId } from '../../../shared/model/ids.ts';
import { violations } from '../../../shared/model/invariants.ts';
import { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { rows, TABLES, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { gapsBetweenLanes } from '../commands/lanesTile.ts';
import { startingModel } from '../commands/randomEdits.ts';
import { A, B, startingDocument, threeWay } from './threeWay.ts';

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
    }), { numRuns: 40 });
  });

  it('is a whole model, whatever both did', () => {
    fc.assert(fc.property(threeWay, ({ base, ours, theirs }) => {
      const { merged } = mergeModels(base, ours, theirs);

      const known = new Set([ours, theirs].flatMap((side) => modelsOf(side).flatMap(([name, model]) => violations(model).map(({ rule, id }) => `${name} ${rule} ${id}`))));
      for (const [name, model] of modelsOf(merged)) expect(violations(model).filter(({ rule, id }) => !known.has(`${name} ${rule} ${id}`))).toEqual([]);
      expect(violations(merged.master)).toEqual([]);
      expect(ModelDocument.safeParse(JSON.parse(JSON.stringify(merged))).error?.issues ?? []).toEqual([]);
    }), { numRuns: 120 });
  });

  it('is drawn whole: lanes lie one after the other wherever they do on both sides', () => {
    fc.assert(fc.property(threeWay, ({ base, ours, theirs }) => {
      if ([ours, theirs].some(({ master }) => gapsBetweenLanes(master).length > 0)) return;

      expect(gapsBetweenLanes(mergeModels(base, ours, theirs).merged.master)).toEqual([]);
    }), { numRuns: 80 });
  });

  it('drops nothing silently: every edit of either side is in it or in a conflict', () => {
    fc.assert(fc.property(threeWay, ({ base, ours, theirs }) => {
      const merge = mergeModels(base, ours, theirs);

      expect(lostEdits(merge, base, ours)).toEqual([]);
      expect(lostEdits(merge, base, theirs)).toEqual([]);
    }), { numRuns: 120 });
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
    }), { numRuns: 100 });
  });

  it('stays whole however its conflicts are settled, one by one; a choice that cannot be is refused and says why', () => {
    let refused = 0;
    let settledCount = 0;
    fc.assert(fc.property(threeWay, fc.infiniteStream(fc.boolean()), ({ base, ours, theirs }, choices) => {
      const { merged, conflicts } = mergeModels(base, ours, theirs);
      const before = new Set(modelsOf(merged).flatMap(([name, model]) => violations(model).map(({ rule, id }) => `${name} ${rule} ${id}`)));
      let document = merged;
      const isTiled = gapsBetweenLanes(merged.master).length === 0;
      for (const conflict of conflicts) {
        const [isTheirs = false] = [...choices.take(1)];
        const outcome = settle(document, conflict, isTheirs ? 'theirs' : 'ours');
        if (!outcome.ok) { refused += 1; continue; }
        settledCount += 1;
        if (!isTheirs && conflict.variant === null) expect(isEqual(outcome.value.master.nodes, document.master.nodes)).toBe(true);
        document = outcome.value;
        if (isTiled) expect(gapsBetweenLanes(document.master)).toEqual([]);
        expect(violations(document.master).filter(({ rule, id }) => !before.has(`master ${rule} ${id}`))).toEqual([]);
        expect(ModelDocument.safeParse(JSON.parse(JSON.stringify(document))).error?.issues ?? []).toEqual([]);
      }
    }), { numRuns: 100 });
    expect(settledCount).toBeGreaterThan(40);
    expect(refused / (refused + settledCount)).toBeLessThan(0.05);
  });
});

describe('many choices at once', () => {
  it('do what they do one by one, leave every model whole and every lane in its place, and refuse no more', () => {
    let settledCount = 0;
    fc.assert(fc.property(threeWay, fc.infiniteStream(fc.boolean()), ({ base, ours, theirs }, stream) => {
      const { merged, conflicts } = mergeModels(base, ours, theirs);
      const choices = conflicts.map((conflict) => ({ conflict, side: [...stream.take(1)][0] ? 'theirs' as const : 'ours' as const }));
      const single = choices.reduce((at, { conflict, side }) => {
        const outcome = settle(at.document, conflict, side);
        return outcome.ok ? { ...at, document: outcome.value } : { ...at, refused: at.refused + 1 };
      }, { document: merged, refused: 0 });
      const { document, refused } = settleMergeConflicts(merged, choices);
      settledCount += choices.length - refused.size;

      expect(refused.size).toBeLessThanOrEqual(single.refused);
      if (single.refused === 0) expect(Object.keys(diffModels(single.document.master, document.master)).filter((table) => table !== 'geometry')).toEqual([]);
      const before = new Set(modelsOf(merged).flatMap(([name, model]) => violations(model).map(({ rule, id }) => `${name} ${rule} ${id}`)));
      expect(violations(document.master).filter(({ rule, id }) => !before.has(`master ${rule} ${id}`))).toEqual([]);
      if (gapsBetweenLanes(merged.master).length === 0) expect(gapsBetweenLanes(document.master)).toEqual([]);
      expect(ModelDocument.safeParse(JSON.parse(JSON.stringify(document))).error?.issues ?? []).toEqual([]);
    }), { numRuns: 100 });
    expect(settledCount).toBeGreaterThan(40);
  });

  it('are checked together: of two that exclude each other the rest goes through and one is refused with its reason', () => {
    const start = startingDocument();
    const ours = unwrap(editDocument(start, null, (m) => rename(m, { id: 'Take', name: 'Mine' }))).document;
    const theirs = unwrap(editDocument(start, null, (m) => rename(m, { id: 'Take', name: 'Theirs' }))).document;
    const { merged, conflicts: [conflict] } = mergeModels(start, ours, theirs);
    const gone: MergeConflict = { ...conflict!, id: 'gone', places: [{ table: 'nodes', id: 'never', path: ['name'], base: 'a', ours: 'b', theirs: 'c' }] };
    const { document, refused } = settleMergeConflicts(merged, [{ conflict: gone, side: 'theirs' }, { conflict: conflict!, side: 'theirs' }]);

    expect(document.master.nodes[nodeId('Take')]?.name).toBe('Theirs');
    expect([...refused]).toEqual([['gone', { code: 'changed-since', table: 'nodes', id: 'never' }]]);
  });
});

describe('a choice', () => {
  it('can be taken back: theirs, then ours again', () => {
    fc.assert(fc.property(threeWay, ({ base, ours, theirs }) => {
      const { merged, conflicts } = mergeModels(base, ours, theirs);
      for (const conflict of conflicts.filter(({ variant }) => variant === null)) {
        const there = settle(merged, conflict, 'theirs');
        const back = there.ok ? settle(there.value, conflict, 'ours') : there;
        if (!back.ok) continue;

        expect(Object.keys(diffModels(merged.master, back.value.master)).filter((table) => table !== 'geometry')).toEqual([]);
        expect(isEqual(merged.variants, back.value.variants)).toBe(true);
      }
    }), { numRuns: 80 });
  });
});

describe('cases worked out by hand', () => {
  const base: ModelDocument = { master: startingModel(), variants: {} };
  const run = (...commands: readonly Command[]): ModelDocument => commands.reduce((at, command) => unwrap(editDocument(at, null, command)).document, base);
  const set = (path: readonly string[], value: unknown): Command => (m) => setProperty(m, { table: 'nodes', id: 'Take', path: [...path], value });

  it('takes fields of one step from both sides, deep inside', () => {
    const { merged, conflicts } = mergeModels(base, run((m) => rename(m, { id: 'Take', name: 'Ask' }), set(['work', 'priority'], 3)), run(set(['work', 'duration'], { kind: 'fixed', unit: 'min', value: 8 })));

    expect(conflicts).toEqual([]);
    expect(merged.master.nodes[nodeId('Take')]).toMatchObject({ name: 'Ask', work: { priority: 3, duration: { value: 8 } } });
  });

  it('never makes one value of two: a time and its unit', () => {
    const timed = run(set(['work', 'duration'], { kind: 'fixed', unit: 'min', value: 5 }));
    const change = (value: number, unit: string) => unwrap(editDocument(timed, null, set(['work', 'duration'], { kind: 'fixed', unit, value }))).document;
    const { merged, conflicts } = mergeModels(timed, change(5, 'h'), change(8, 'min'));

    expect(conflicts).toMatchObject([{ kind: 'changedInBoth', places: [{ path: ['work', 'duration'], ours: { unit: 'h', value: 5 }, theirs: { unit: 'min', value: 8 } }] }]);
    expect(merged.master.nodes[nodeId('Take')]).toMatchObject({ work: { duration: { unit: 'h', value: 5 } } });
  });

  it('keeps a step that one removed and the other changed, with its flows, and gives it up as a whole', () => {
    const { merged, conflicts } = mergeModels(base, run((m) => rename(m, { id: 'Cook', name: 'Cook slowly' })), run((m) => deleteElements(m, { ids: [nodeId('Cook')] })));

    expect(conflicts).toHaveLength(1);
    expect([conflicts[0]!.kind, conflicts[0]!.places[0]]).toMatchObject(['removedInTheirs', { table: 'nodes', id: 'Cook', path: [] }]);
    expect(diffModels(run((m) => rename(m, { id: 'Cook', name: 'Cook slowly' })).master, merged.master)).toEqual({});
    const without = unwrap(settle(merged, conflicts[0]!, 'theirs')).master;
    expect([without.nodes[nodeId('Cook')], without.nodes[nodeId('Inner')], without.nodes[nodeId('Late')]]).toEqual([undefined, undefined, undefined]);
    expect(violations(without)).toEqual([]);
  });

  it('asks about a role that one removed and the other gave work', () => {
    const staffed = run((m) => addRole(m, { id: roleId('Courier'), name: 'Courier', headcount: 1 }));
    const on = (command: Command) => unwrap(editDocument(staffed, null, command)).document;
    const ours = { ...staffed, master: { ...staffed.master, roles: Object.fromEntries(Object.entries(staffed.master.roles).filter(([id]) => id !== 'Courier')) } };
    const { merged, conflicts } = mergeModels(staffed, ours, on(set(['work', 'requirements'], [{ role: 'Courier', quantity: 2 }])));

    expect(conflicts).toMatchObject([{ kind: 'removedInOurs', places: [{ table: 'roles', id: 'Courier' }, { table: 'nodes', id: 'Take', path: ['work', 'requirements'], ours: null, theirs: [{ role: 'Courier' }] }] }]);
    expect(violations(merged.master)).toEqual([]);
    expect(unwrap(settle(merged, conflicts[0]!, 'theirs')).master).toMatchObject({ roles: { Courier: { headcount: 1 } }, nodes: { Take: { work: { requirements: [{ role: 'Courier', quantity: 2 }] } } } });
  });

  it('makes one decision of two default flows', () => {
    const [first, second] = rows(base.master.flows).filter(({ source }) => source === 'Split');
    const byDefault = (id: string): Command => (m) => setProperty(m, { table: 'flows', id, path: ['isDefault'], value: true });
    const { merged, conflicts } = mergeModels(base, run(byDefault(first!.id)), run(byDefault(second!.id)));

    expect(conflicts).toHaveLength(1);
    expect(violations(merged.master)).toEqual([]);
    expect(unwrap(settle(merged, conflicts[0]!, 'theirs')).master.flows).toMatchObject({ [first!.id]: { isDefault: false }, [second!.id]: { isDefault: true } });
  });

  it('lets steps and lanes that both put in the same place make room for each other', () => {
    const side = (name: string): ModelDocument => run(
      (m) => appendNode(m, { id: nodeId(`New${name}`), flowId: flowId(`To${name}`), after: nodeId('Cold'), kind: 'task', name }),
      (m) => addLane(m, { id: laneId(`Lane${name}`), pool: poolId('Shop'), name }),
    );
    const { merged: { master }, conflicts } = mergeModels(base, side('Ours'), side('Theirs'));

    expect(conflicts).toEqual([]);
    expect(violations(master)).toEqual([]);
    expect(gapsBetweenLanes(master)).toEqual([]);
    expect(rows(master.lanes).toSorted((a, b) => a.order - b.order).map(({ name }) => name)).toEqual(['Desk', 'Kitchen', 'Ours', 'Theirs']);
    const boxes = rows(master.nodes).filter(({ parent, kind }) => parent === null && kind !== 'boundaryEvent' && kind !== 'textAnnotation').map(({ id }) => master.geometry[id]!.bounds!);
    expect(boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => overlaps(a, b)))).toEqual([]);
    for (const { id, lane } of rows(master.nodes)) {
      const [box, frame] = [master.geometry[id]!.bounds!, lane && master.geometry[lane]!.bounds!];
      if (frame) expect(encloses(frame, box)).toBe(true);
    }
  });

  it('shows a variant of one side over the change of the master of the other', () => {
    const start = startingDocument();
    const ours = unwrap(editDocument(start, null, (m) => rename(m, { id: 'End', name: 'Served' }))).document;
    const theirs = unwrap(editDocument(start, A, set(['work', 'priority'], 9))).document;
    const { merged, conflicts } = mergeModels(start, ours, theirs);

    expect(conflicts).toEqual([]);
    expect(effectiveModel(merged, B).model.nodes).toMatchObject({ End: { name: 'Served' }, Take: { work: { priority: 9 } } });
  });

  it('asks about a variant that one removed and the other changed', () => {
    const start = startingDocument();
    const ours = unwrap(removeVariant(start, { id: B })).document;
    const theirs = unwrap(editDocument(start, B, set(['work', 'priority'], 9))).document;
    const { merged, conflicts } = mergeModels(start, ours, theirs);

    expect(conflicts).toMatchObject([{ kind: 'removedInOurs', places: [{ table: 'variants', id: 'B' }] }]);
    expect(Object.keys(merged.variants)).toEqual(['A']);
    expect(effectiveModel(unwrap(settle(merged, conflicts[0]!, 'theirs')), B).model.nodes).toMatchObject({ Take: { work: { priority: 9 } } });
  });
});
