import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { addLane } from '../../../shared/commands/addLane.ts';
import { appendNode } from '../../../shared/commands/appendNode.ts';
import { countedIds } from '../../../shared/commands/IdSource.ts';
import { deleteElements } from '../../../shared/commands/deleteElements.ts';
import { editDocument, type Command } from '../../../shared/commands/editDocument.ts';
import { moveElements } from '../../../shared/commands/moveElements.ts';
import { moveToLane } from '../../../shared/commands/moveToLane.ts';
import { reconnect } from '../../../shared/commands/reconnect.ts';
import { rename } from '../../../shared/commands/rename.ts';
import { setProperty } from '../../../shared/commands/setProperty.ts';
import { setRole } from '../../../shared/commands/tableRows.ts';
import { addVariant } from '../../../shared/commands/variants.ts';
import { compareDocuments } from '../../../shared/delta/compareDocuments.ts';
import { compareModels } from '../../../shared/delta/compareModels.ts';
import { diffModels, isLayoutOnly } from '../../../shared/delta/diffModels.ts';
import { fieldWords } from '../../../shared/delta/valueWords.ts';
import { renamedModel } from '../../../shared/delta/renamedModel.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { ELEMENT_SCHEMAS } from '../../../shared/model/elementSchemas.ts';
import { flowId, laneId, nodeId, poolId, variantId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { ModelMeta, rows, TABLES, type ProcessModel, type TableName } from '../../../shared/model/ProcessModel.ts';
import { violations } from '../../../shared/model/invariants.ts';
import { unwrap } from '../../../shared/result.ts';
import { gesture, perform, startingModel } from '../commands/randomEdits.ts';

const t = translator('en');
const model = startingModel();
const after = (...commands: readonly Command[]): ProcessModel => commands.reduce((at, command) => unwrap(command(at)).model, model);
const lines = (a: ProcessModel, b: ProcessModel) => compareModels(a, b).differences.filter(({ kind }) => kind !== 'layout').map(({ text }) => t(text));

describe('the comparison of two models', () => {
  it('finds nothing where only the flows were counted in another order, as in a table that was read again', () => {
    const turned = new Map(rows(model.flows).map(({ id }, i, all) => [id as string, all[(i + 1) % all.length]!.id as string]));
    const again = renamedModel(model, new Map([['flows', turned]]));
    const shorter = { ...again, flows: Object.fromEntries(rows(again.flows).slice(1).map((flow) => [flow.id, flow])) };
    const [gone] = rows(again.flows);

    expect(again.flows).not.toEqual(model.flows);
    expect(compareModels(model, again).differences).toEqual([]);
    expect(compareModels(again, model).differences).toEqual([]);
    expect(compareModels(model, shorter).differences.filter(({ kind }) => kind !== 'layout').map(({ kind }) => kind)).toEqual(['removed']);
    expect(gone).toBeDefined();
  });

  it('says what was added, removed, moved to another lane, and re-connected', () => {
    const b = after(
      (m) => appendNode(m, { id: nodeId('Pay'), flowId: flowId('ToPay'), after: nodeId('Take'), kind: 'userTask', name: 'Take payment' }),
      (m) => moveToLane(m, { ids: [nodeId('Cold')], lane: laneId('Kitchen') }),
      (m) => reconnect(m, { flow: flowId('ToPay'), source: nodeId('Start') }),
      (m) => deleteElements(m, { ids: [nodeId('Note')] }),
    );

    const said = lines(model, b);

    expect(said).toContain('Added: User task “Take payment” in “Desk”');
    expect(said).toContain('Moved: Task “Hand out”, Lane “Desk” → “Kitchen”');
    expect(said).toContain('Removed: Text annotation “Mind the heat”');
    expect(compareModels(model, b).counts).toMatchObject({ movedLane: 1, reconnected: 0 });
    expect(lines(b, after()).some((line) => line.startsWith('Removed: User task'))).toBe(true);
  });

  it('names the end of a flow that is at another step', () => {
    const [flow] = rows(model.flows).filter(({ source }) => source === 'Start');
    const b: ProcessModel = { ...model, flows: { ...model.flows, [flow!.id]: { ...flow!, target: nodeId('Split') } } };

    expect(lines(model, b)).toEqual(['Re-connected: Sequence flow Start event Start → “Hot?”, Leads to “Take order” → “Hot?”']);
  });

  it('goes deep into a step, with units', () => {
    const a = after((m) => setProperty(m, { table: 'nodes', id: 'Take', path: ['work', 'duration'], value: { kind: 'exponential', unit: 'min', mean: 5 } }));
    const b = unwrap(setProperty(a, { table: 'nodes', id: 'Take', path: ['work', 'duration'], value: { kind: 'exponential', unit: 'min', mean: 8 } })).model;
    const c = unwrap(setProperty(b, { table: 'nodes', id: 'Take', path: ['work', 'duration'], value: { kind: 'fixed', unit: 'h', value: 2 } })).model;

    expect(lines(a, b)).toEqual(['User task “Take order”: Processing time mean 5 min → 8 min']);
    expect(lines(b, c)).toEqual(['User task “Take order”: Processing time Wholly random (exponential): mean 8 min → 2 h']);
    expect(lines(model, a)).toEqual(['User task “Take order”: Processing time none → Wholly random (exponential): mean 5 min']);
    expect(translator('zh-CN')(compareModels(a, b).differences[0]!.text)).toBe('用户任务“Take order”：作业时间 均值 5 分钟 → 8 分钟');
  });

  it('finds people, settings and promises too', () => {
    const role = rows(model.roles)[0]!.id;
    const b = { ...after((m) => setRole(m, { id: role, headcount: 3, costPerHour: 40 })) };
    const c: ProcessModel = { ...b, meta: { ...b.meta, settings: { ...b.meta.settings, cases: 500 } } };

    expect(lines(model, c)).toEqual(['Model: Cases 1000 → 500', 'Role “Desk”: Cost per hour 0 EUR → 40 EUR', 'Role “Desk”: Headcount 1 → 3']);
  });

  it('never counts a change of layout as a change of the process', () => {
    const moved = after((m) => moveElements(m, { ids: [nodeId('Cold')], by: { dx: 15, dy: 0 } }));
    const comparison = compareModels(model, moved);

    expect(comparison.isSameProcess).toBe(true);
    expect(comparison.differences.map(({ kind }) => kind)).toContain('layout');
    fc.assert(fc.property(fc.array(gesture, { maxLength: 10 }), (gestures) => {
      const ids = countedIds(1_000);
      const b = gestures.reduce((at, g) => { const outcome = perform(at, g, ids); return outcome.ok ? outcome.value.model : at; }, model);
      const onlyOrder = (overlay: ReturnType<typeof diffModels>) => Object.values({ ...overlay.lanes?.changed, ...overlay.pools?.changed }).every((fields) => Object.keys(fields).join() === 'order');
      const { geometry: _g, lanes, pools, ...rest } = diffModels(model, b);
      const isDrawing = Object.keys(rest).length === 0 && [lanes, pools].every((table) => !table || (Object.keys(table.added).length + Object.keys(table.removed).length === 0)) && onlyOrder({ ...(lanes ? { lanes } : {}), ...(pools ? { pools } : {}) });

      expect(compareModels(model, b).isSameProcess).toBe(isDrawing);
      if (isLayoutOnly(diffModels(model, b))) expect(compareModels(model, b).isSameProcess).toBe(true);
    }), { numRuns: 150 });
  });

  it('reads in the order of the diagram', () => {
    const b = after((m) => rename(m, { id: 'End', name: 'Served' }), (m) => rename(m, { id: 'Shop', name: 'Bar' }), (m) => rename(m, { id: 'Take', name: 'Ask' }), (m) => rename(m, { id: 'Kitchen', name: 'Stove' }));

    expect(compareModels(model, b).differences.filter(({ table }) => ['pools', 'lanes', 'nodes'].includes(table)).map(({ idAfter }) => idAfter)).toEqual(['Shop', 'Kitchen', 'Take', 'End']);
  });

  it('has words for every field of every table', () => {
    const leaves = (schema: unknown, path: readonly string[]): readonly (readonly string[])[] => {
      const { def } = schema as { def: { type: string; innerType?: unknown; shape?: Record<string, unknown>; options?: readonly unknown[] } };
      switch (def.type) {
        case 'readonly': case 'optional': case 'nullable': case 'default': return leaves(def.innerType, path);
        case 'object': {
          const isOneValue = path.length > 0 && ['kind', 'unit', 'rule'].some((key) => key in def.shape!);
          return isOneValue ? [path] : [...(path.length > 0 ? [path] : []), ...Object.entries(def.shape!).flatMap(([key, inner]) => leaves(inner, [...path, key]))];
        }
        case 'union': return def.options!.every((option) => leaves(option, path).some((each) => each.length > path.length)) || path.length === 0 ? def.options!.flatMap((option) => leaves(option, path)) : [path];
        default: return path.length === 0 ? [] : [path];
      }
    };
    const paths = [...(Object.entries(ELEMENT_SCHEMAS) as [TableName, z.ZodType][]).filter(([table]) => table !== 'geometry').map(([, schema]) => schema), ModelMeta].flatMap((schema) => leaves(schema, []));
    const without = paths.filter((path) => path.join() !== 'id' && fieldWords(model, path).label.key === 'compare.value.plain');

    expect(paths.length).toBeGreaterThan(120);
    expect([...new Set(without.map((path) => path.join('.')))]).toEqual([]);
  });
});

describe('files without common ids', () => {
  /** As another tool would write it: every id new. */
  const rewritten = (of: ProcessModel): ProcessModel => renamedModel(of, new Map(TABLES.filter((table) => table !== 'geometry').map((table) => [table, new Map(Object.keys(of[table]).map((id, i) => [id, `${table}-${i}`]))])));

  it('are matched by kind, name and neighbourhood: a mere re-export has no difference', () => {
    const b = rewritten(model);
    const comparison = compareModels(model, b);

    expect(violations(b)).toEqual([]);
    expect(comparison).toMatchObject({ differences: [], isSameProcess: true, matching: 'likeness' });
    expect(comparison.renamed.size).toBeGreaterThan(20);
  });

  it('still say what changed in between', () => {
    const b = rewritten(after(
      (m) => rename(m, { id: 'Cook', name: 'Cook it' }),
      (m) => setProperty(m, { table: 'nodes', id: 'Take', path: ['work', 'priority'], value: 5 }),
      (m) => appendNode(m, { id: nodeId('Pay'), flowId: flowId('ToPay'), after: nodeId('Cold'), kind: 'userTask', name: 'Take payment' }),
      (m) => addLane(m, { id: laneId('Bar'), pool: poolId('Shop'), name: 'Bar' }),
    ));

    const said = lines(model, b);

    expect(said).toContain('User task “Take order”: Priority 0 → 5');
    expect(said).toContain('Added: User task “Take payment” in “Desk”');
    expect(said).toContain('Added: Lane “Bar”');
    expect(said).toContain('Sub-process “Cook it”: Name “Cook” → “Cook it”');
    expect(said.filter((line) => line.startsWith('Removed: '))).toEqual([]);
  });

  it('are not matched on a guess: of two steps that are alike neither is taken', () => {
    const twins = after((m) => appendNode(m, { id: nodeId('T1'), flowId: flowId('X1'), after: nodeId('Take'), kind: 'task', name: 'Check' }), (m) => appendNode(m, { id: nodeId('T2'), flowId: flowId('X2'), after: nodeId('Take'), kind: 'task', name: 'Check' }));

    expect(compareModels(twins, rewritten(twins)).counts).toMatchObject({ added: 4, removed: 4 });
  });

  it('do not make an unchanged id a new element when half of the steps are known', () => {
    const b = after((m) => deleteElements(m, { ids: [nodeId('Cold')] }), (m) => appendNode(m, { id: nodeId('Cold2'), flowId: flowId('Y'), after: nodeId('Split'), kind: 'task', name: 'Hand out' }));

    expect(compareModels(model, b).matching).toBe('ids');
    expect(lines(model, b)).toContain('Removed: Task “Hand out” from “Desk”');
  });

  const fixture = (path: string) => unwrap(readBpmn(readFileSync(resolve(import.meta.dirname, '../../../../shared/fixtures/bpmn', path)), { name: 'Model' })).document.master;

  it('of another tool for the same model have all steps in common', () => {
    const comparison = compareModels(fixture('miwg-reference/A.1.0.bpmn'), fixture('miwg-vendors/ibm-blueworks--A.1.0-export.bpmn'));

    expect(comparison).toMatchObject({ matching: 'likeness', counts: { added: 0, removed: 0, movedLane: 0, reconnected: 0 } });
  });

  it('do not turn a process with a new id into another place for every step', () => {
    const comparison = compareModels(fixture('miwg-reference/A.4.0.bpmn'), fixture('miwg-vendors/bizagi--A.4.0-roundtrip.bpmn'));

    expect(comparison).toMatchObject({ matching: 'ids', counts: { removed: 0, movedLane: 0 } });
  });
});

describe('variants', () => {
  const A = variantId('A');
  const document: ModelDocument = unwrap(addVariant({ master: model, variants: {} }, { id: A, name: 'Faster' })).document;
  const run = (on: ModelDocument, variant: typeof A | null, command: Command) => unwrap(editDocument(on, variant, command)).document;

  it('are compared beyond what they inherit', () => {
    const inMaster = run(document, null, (m) => rename(m, { id: 'Take', name: 'Ask' }));
    const inBoth = run(inMaster, A, (m) => rename(m, { id: 'End', name: 'Served' }));

    expect(compareDocuments(document, inMaster).variants).toEqual([]);
    expect(compareDocuments(document, inBoth).master.differences).toHaveLength(1);
    expect(compareDocuments(document, inBoth).variants.map(({ kind, name, comparison }) => [kind, name, comparison.differences.map(({ text }) => t(text))])).toEqual([['changed', 'Faster', ['End event “Served”: Name none → “Served”']]]);
  });

  it('that were added or removed show what they change', () => {
    const fuller = run(document, A, (m) => rename(m, { id: 'End', name: 'Served' }));
    const bare: ModelDocument = { master: model, variants: {} };

    expect(compareDocuments(bare, fuller).variants).toMatchObject([{ kind: 'added', name: 'Faster', comparison: { counts: { changed: 1 } } }]);
    expect(compareDocuments(fuller, bare)).toMatchObject({ isSame: false, isSameProcess: false, variants: [{ kind: 'removed' }] });
  });
});
