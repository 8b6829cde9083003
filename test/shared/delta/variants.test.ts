import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, editDocument, revertEdit } from '../../../shared/commands/editDocument.ts';
import { countedIds } from '../../../shared/commands/IdSource.ts';
import { deleteElements } from '../../../shared/commands/deleteElements.ts';
import { appendNode } from '../../../shared/commands/appendNode.ts';
import { addLane } from '../../../shared/commands/addLane.ts';
import { moveToLane } from '../../../shared/commands/moveToLane.ts';
import { changeKind } from '../../../shared/commands/changeKind.ts';
import { rename } from '../../../shared/commands/rename.ts';
import { resolveConflict } from '../../../shared/commands/resolveConflict.ts';
import { setMeta } from '../../../shared/commands/setMeta.ts';
import { setProperty } from '../../../shared/commands/setProperty.ts';
import { addVariant, removeVariant, renameVariant, reorderVariant } from '../../../shared/commands/variants.ts';
import { setRole } from '../../../shared/commands/tableRows.ts';
import { effectiveModel } from '../../../shared/delta/effectiveModel.ts';
import { diffModels, isEmptyOverlay, isLayoutOnly } from '../../../shared/delta/diffModels.ts';
import { applyOverlay } from '../../../shared/delta/applyOverlay.ts';
import { flowId, laneId, nodeId, poolId, variantId } from '../../../shared/model/ids.ts';
import { violations } from '../../../shared/model/invariants.ts';
import { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import type { Command } from '../../../shared/commands/editDocument.ts';
import { readLaneway, writeLaneway } from '../../../shared/files/lanewayFile.ts';
import { ProcessModel, rows } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { gesture, perform, startingModel } from '../commands/randomEdits.ts';

const A = variantId('A');
const B = variantId('B');
const master = startingModel();

function withVariants(): ModelDocument {
  let document: ModelDocument = { master, variants: {} };
  document = unwrap(addVariant(document, { id: A, name: 'One more person' })).document;
  return unwrap(addVariant(document, { id: B, name: 'And faster', parent: A })).document;
}
const run = (document: ModelDocument, variant: typeof A | null, command: Command) => unwrap(editDocument(document, variant, command)).document;

describe('a variant', () => {
  it('is its parent while it changes nothing: the very same model', () => {
    const document = withVariants();

    expect(effectiveModel(document, A).model).toBe(document.master);
    expect(effectiveModel(document, B).model).toBe(document.master);
  });

  it('follows the master where it changes nothing, and keeps its own change', () => {
    let document = run(withVariants(), A, (m) => setProperty(m, { table: 'nodes', id: 'Take', path: ['work', 'priority'], value: 5 }));
    document = run(document, null, (m) => rename(m, { id: 'Cold', name: 'Give' }));
    document = run(document, null, (m) => rename(m, { id: 'Take', name: 'Accept' }));

    const { model, conflicts } = effectiveModel(document, A);

    expect(model.nodes[nodeId('Cold')]!.name).toBe('Give');
    expect(model.nodes[nodeId('Take')]).toMatchObject({ name: 'Accept', work: { priority: 5 } });
    expect(conflicts).toEqual([]);
  });

  it('lists a field that both have changed, holds its own, and settles either way', () => {
    let document = run(withVariants(), A, (m) => rename(m, { id: 'Take', name: 'Ours' }));
    document = run(document, null, (m) => rename(m, { id: 'Take', name: 'Theirs' }));

    const { model, conflicts } = effectiveModel(document, A);

    expect(model.nodes[nodeId('Take')]!.name).toBe('Ours');
    expect(conflicts).toEqual([{ kind: 'changed-in-both', table: 'nodes', id: 'Take', field: 'name', parent: 'Theirs', variant: 'Ours', base: 'Take order' }]);
    const kept = unwrap(resolveConflict(document, A, conflicts[0]!, 'variant')).document;
    expect(effectiveModel(kept, A)).toMatchObject({ conflicts: [], model: { nodes: { Take: { name: 'Ours' } } } });
    const given = unwrap(resolveConflict(document, A, conflicts[0]!, 'parent')).document;
    expect(effectiveModel(given, A).conflicts).toEqual([]);
    expect(effectiveModel(given, A).model).toBe(given.master);
  });

  it('gives a step that it removed back as a whole: with its flows, what is attached to it, and its place', () => {
    let document = run(withVariants(), A, (m) => deleteElements(m, { ids: [nodeId('Take')] }));
    document = run(document, null, (m) => rename(m, { id: 'Take', name: 'Accept' }));

    const [conflict] = effectiveModel(document, A).conflicts;
    expect(conflict).toMatchObject({ kind: 'removed-here', table: 'nodes', id: 'Take' });
    const settled = unwrap(resolveConflict(document, A, conflict!, 'parent')).document;

    expect(effectiveModel(settled, A).conflicts).toEqual([]);
    expect(diffModels(settled.master, effectiveModel(settled, A).model)).toEqual({});
  });

  it('does not settle a conflict by an edit somewhere else', () => {
    let document = run(withVariants(), A, (m) => rename(m, { id: 'Take', name: 'Ours' }));
    document = run(document, null, (m) => rename(m, { id: 'Take', name: 'Theirs' }));
    document = run(document, A, (m) => rename(m, { id: 'Cold', name: 'Elsewhere' }));

    expect(effectiveModel(document, A).conflicts).toHaveLength(1);
  });

  it('shows the step of the master when that became another kind of step, lists it, and keeps its change', () => {
    let document = run(withVariants(), A, (m) => setProperty(m, { table: 'nodes', id: 'Take', path: ['work', 'priority'], value: 5 }));
    document = run(document, null, (m) => changeKind(m, { id: nodeId('Take'), kind: 'intermediateThrowEvent' }));
    document = run(document, A, (m) => rename(m, { id: 'Cold', name: 'Elsewhere' }));

    const { model, conflicts } = effectiveModel(document, A);

    expect(ProcessModel.safeParse(model).error).toBeUndefined();
    expect(model.nodes[nodeId('Take')]).toBe(document.master.nodes[nodeId('Take')]);
    expect(conflicts).toMatchObject([{ kind: 'removed-in-parent', table: 'nodes', id: 'Take' }]);
    expect(unwrap(readLaneway(writeLaneway(document))).document).toEqual(document);
    // The master thinks better of it, and the change is back in effect.
    expect(effectiveModel({ ...document, master }, A).model.nodes[nodeId('Take')]).toMatchObject({ work: { priority: 5 } });
    const settled = unwrap(resolveConflict(document, A, conflicts[0]!, 'parent')).document;
    expect(effectiveModel(settled, A).conflicts).toEqual([]);
  });

  it('drops what hangs on something that the master deleted, lists it, and keeps it in the overlay', () => {
    let document = run(withVariants(), A, (m) => appendNode(m, { id: nodeId('Extra'), flowId: flowId('ToExtra'), after: nodeId('Cold'), kind: 'task', name: 'Extra' }));
    document = run(document, null, (m) => deleteElements(m, { ids: [nodeId('Cold')] }));

    const { model, conflicts } = effectiveModel(document, A);

    expect(violations(model)).toEqual([]);
    expect(model.nodes[nodeId('Extra')]!.name).toBe('Extra');
    expect(model.flows[flowId('ToExtra')]).toBeUndefined();
    expect(conflicts.filter(({ kind }) => kind === 'reference-lost')).toMatchObject([{ table: 'flows', id: 'ToExtra', missing: 'Cold' }]);
    // An edit meanwhile does not throw the flow away: when the step is back, so is the flow.
    const later = run(document, A, (m) => rename(m, { id: 'Extra', name: 'Still here' }));
    const restored: ModelDocument = { ...later, master };
    expect(effectiveModel(restored, A).model.flows[flowId('ToExtra')]).toMatchObject({ source: 'Cold', target: 'Extra' });
  });

  it('clears a reference that an element can do without', () => {
    const base: ModelDocument = { ...withVariants(), master: unwrap(addLane(master, { id: laneId('Bar'), pool: poolId('Shop'), name: 'Bar' })).model };
    let document = run(base, A, (m) => moveToLane(m, { ids: [nodeId('Cold')], lane: laneId('Bar') }));
    document = run(document, null, (m) => deleteElements(m, { ids: [laneId('Bar')] }));

    const { model, conflicts } = effectiveModel(document, A);

    expect(model.nodes[nodeId('Cold')]!.lane).toBeNull();
    expect(conflicts).toContainEqual({ kind: 'reference-cleared', table: 'nodes', id: 'Cold', field: 'lane', missing: 'Bar' });
    expect(violations(model)).toEqual([]);
  });

  it('lists a removal of something that the master has changed since', () => {
    let document = run(withVariants(), A, (m) => deleteElements(m, { ids: [nodeId('Note')] }));
    document = run(document, null, (m) => rename(m, { id: 'Note', name: 'Changed' }));

    const { model, conflicts } = effectiveModel(document, A);

    expect(model.nodes[nodeId('Note')]).toBeUndefined();
    expect(conflicts).toMatchObject([{ kind: 'removed-here', table: 'nodes', id: 'Note' }]);
  });

  it('passes its changes on to the variants below it', () => {
    const role = rows(master.roles)[0]!.id;
    const document = run(withVariants(), A, (m) => setRole(m, { id: role, headcount: 2 }));

    expect(effectiveModel(document, B).model.roles[role]!.headcount).toBe(2);
    expect(document.master.roles[role]!.headcount).toBe(1);
  });

  it('is added, renamed, moved and removed in one step each; a parent stays while others inherit', () => {
    const document = withVariants();

    expect(removeVariant(document, { id: A })).toMatchObject({ ok: false, error: { code: 'variant-has-children', children: 1 } });
    for (const outcome of [renameVariant(document, { id: A, name: 'New' }), removeVariant(document, { id: B }), reorderVariant(document, { id: B, order: 0 })]) {
      const { document: after, edit } = unwrap(outcome);
      expect(revertEdit(after, edit)).toEqual(document);
      expect(applyEdit(document, edit)).toEqual(after);
    }
  });
});

describe('edits in a variant', () => {
  it('leave the name and the language of the model to the master, and everything else to the variant', () => {
    const before = withVariants();
    const { document, edit } = unwrap(editDocument(before, B, (m) => setMeta(m, { name: 'Kitchen', language: 'de', documentation: 'Faster' })));

    expect(document.master.meta).toMatchObject({ name: 'Kitchen', language: 'de', documentation: before.master.meta.documentation });
    expect(Object.keys(document.variants[B]!.overlay.meta ?? {})).toEqual(['documentation']);
    expect(effectiveModel(document, A).model.meta.name).toBe('Kitchen');
    expect(revertEdit(document, edit)).toEqual(before);
    expect(applyEdit(before, edit)).toEqual(document);
  });

  it('never touch the master, keep the structure whole, and undo to the exact start', () => {
    fc.assert(fc.property(fc.array(gesture, { maxLength: 12 }), fc.array(gesture, { maxLength: 6 }), (inVariant, inMaster) => {
      const ids = countedIds(1_000);
      let document = withVariants();
      const states = [document];
      const edits = [];
      for (const [target, gestures] of [[A, inVariant], [null, inMaster], [A, inVariant], [B, inMaster]] as const) {
        for (const g of gestures) {
          const before = document;
          const outcome = editDocument(document, target, (m) => perform(m, g, ids));
          if (!outcome.ok) continue;
          document = outcome.value.document;
          states.push(document);
          edits.push(outcome.value.edit);
          if (target !== null) expect(document.master).toBe(before.master);
          for (const variant of [A, B]) expect(violations(effectiveModel(document, variant).model).filter(({ rule }) => rule === 'reference-lost' || rule === 'id-differs-from-key')).toEqual([]);
        }
      }
      for (let i = edits.length - 1; i >= 0; i--) {
        expect(revertEdit(states[i + 1]!, edits[i]!)).toEqual(states[i]);
        expect(applyEdit(states[i]!, edits[i]!)).toEqual(states[i + 1]);
      }
      expect(ModelDocument.safeParse(JSON.parse(JSON.stringify(document))).error?.issues ?? []).toEqual([]);
    }), { numRuns: 80 });
  });

  it('show in the variant exactly what was done there', () => {
    fc.assert(fc.property(fc.array(gesture, { maxLength: 15 }), (gestures) => {
      let document = withVariants();
      let direct = master;
      for (const g of gestures) {
        const outcome = perform(direct, g, countedIds(5_000 + rows(direct.nodes).length * 10));
        const same = editDocument(document, A, (m) => perform(m, g, countedIds(5_000 + rows(m.nodes).length * 10)));
        expect(same.ok).toBe(outcome.ok);
        if (outcome.ok) direct = outcome.value.model;
        if (same.ok) document = same.value.document;
      }

      expect(effectiveModel(document, A).model).toEqual(direct);
      expect(effectiveModel(document, A).conflicts).toEqual([]);
    }), { numRuns: 100 });
  });

  it('keep their effect when the master changes somewhere else', () => {
    fc.assert(fc.property(fc.array(gesture, { maxLength: 10 }), (gestures) => {
      const ids = countedIds(1_000);
      let document = run(withVariants(), A, (m) => setProperty(m, { table: 'nodes', id: 'End', path: ['documentation'], value: 'Kept' }));
      for (const g of gestures) {
        const outcome = editDocument(document, null, (m) => perform(m, g, ids));
        if (outcome.ok) document = outcome.value.document;
      }

      const { model, conflicts } = effectiveModel(document, A);
      const isThere = Object.hasOwn(document.master.nodes, 'End');
      expect(isThere ? model.nodes[nodeId('End')]!.documentation : conflicts.map(({ kind, id }) => `${kind} ${id}`)).toEqual(isThere ? 'Kept' : ['removed-in-parent End']);
    }), { numRuns: 100 });
  });
});

describe('the difference of two models', () => {
  it('leads from one to the other, and is empty for the same model', () => {
    fc.assert(fc.property(fc.array(gesture, { maxLength: 20 }), (gestures) => {
      const ids = countedIds(1_000);
      let model = master;
      for (const g of gestures) {
        const outcome = perform(model, g, ids);
        if (outcome.ok) model = outcome.value.model;
      }

      expect(applyOverlay(master, diffModels(master, model)).model).toEqual(model);
      expect(isEmptyOverlay(diffModels(model, model))).toBe(true);
    }), { numRuns: 100 });
  });

  it('tells a change of layout from a change of the process', () => {
    const moved = { ...master, geometry: { ...master.geometry, [nodeId('Note')]: { bounds: { x: 1, y: 2, width: 3, height: 4 } } } };

    expect(isLayoutOnly(diffModels(master, moved))).toBe(true);
    expect(isLayoutOnly(diffModels(master, unwrap(rename(master, { id: 'Take', name: 'x' })).model))).toBe(false);
  });
});
