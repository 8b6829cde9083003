import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { changeKind } from '../../../shared/commands/changeKind.ts';
import { setProperty } from '../../../shared/commands/setProperty.ts';
import { readLaneway, writeLaneway } from '../../../shared/files/lanewayFile.ts';
import { nodeId } from '../../../shared/model/ids.ts';
import { instantiates } from '../../../shared/model/instantiates.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { factDifference } from './facts.ts';
import { fixture } from './fixtures.ts';

const kitchen = fixture('bpmn/mit-samples/kitchen-sink.bpmn');
const every = fixture('bpmn/own/every-element.bpmn');
const RECEIVE = nodeId('Activity_0e5q7rs');
const GATEWAY = nodeId('Gateway_1la6tas');
const PARALLEL = nodeId('Gateway_01lyed4');
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const master = (bytes: Uint8Array): ProcessModel => unwrap(readBpmn(bytes)).document.master;
const starting = (model: ProcessModel, id: string, value: boolean | undefined) => unwrap(setProperty(model, { table: 'nodes', id, path: ['instantiate'], value })).model;
const startsOf = (model: ProcessModel, id: string) => instantiates(model.nodes[nodeId(id)]!);

/** What a save changed, beside the name of the writer. */
function changed(file: { readonly bytes: Uint8Array }, model: ProcessModel) {
  const { bytes, warnings } = writeBpmn(model, file.bytes);
  const { lost, added } = factDifference(text(file.bytes), text(bytes));
  const isOfEdit = (fact: string) => !/@\{\}exporter(Version)?=|xmlns:laneway=/.test(fact);
  expect(warnings).toEqual([]);
  return { bytes, lost: lost.filter(isOfEdit), added: added.filter(isOfEdit) };
}

/** The model as one that was stored before the field was there. */
function older(model: ProcessModel): ProcessModel {
  const { instantiate: _, ...node } = model.nodes[RECEIVE] as { readonly instantiate?: boolean };
  return { ...model, nodes: { ...model.nodes, [RECEIVE]: node } } as ProcessModel;
}

describe('whether an element starts the process', () => {
  it('is read where the file says it, and left open where it does not', () => {
    expect([RECEIVE, GATEWAY, PARALLEL].map((id) => startsOf(master(kitchen.bytes), id))).toEqual([true, true, undefined]);
    expect(['Task_recv', 'Gw_e'].map((id) => startsOf(master(every.bytes), id))).toEqual([false, false]);
  });

  it.each([
    ['off, receive task', kitchen, RECEIVE as string, false, ['true'], ['false']],
    ['off, gateway', kitchen, GATEWAY as string, false, ['true'], ['false']],
    ['on, gateway of all events, which stays one', kitchen, PARALLEL as string, true, [], ['true']],
    ['on, receive task', every, 'Task_recv', true, ['false'], ['true']],
    ['no longer said, receive task', kitchen, RECEIVE as string, undefined, ['true'], []],
  ] as const)('is one attribute of the file: %s', (_name, file, id, value, before, after) => {
    const model = starting(master(file.bytes), id, value);
    const { bytes, lost, added } = changed(file, model);
    const saying = (texts: readonly string[]) => texts.map((said) => expect.stringMatching(new RegExp(`\\[${id}\\].*@.*instantiate=${said}`)) as unknown);

    expect(lost).toEqual(saying(before));
    expect(added).toEqual(saying(after));
    expect(startsOf(master(bytes), id)).toBe(value);
    expect(master(bytes).nodes[PARALLEL]).toEqual(model.nodes[PARALLEL]);
  });

  it('stays when something else of the element changes', () => {
    const model = master(kitchen.bytes);
    const { bytes } = changed(kitchen, { ...model, nodes: { ...model.nodes, [RECEIVE]: { ...model.nodes[RECEIVE]!, name: 'Order comes in' } } });

    expect(text(bytes)).toMatch(/<bpmn:receiveTask id="Activity_0e5q7rs"[^>]* instantiate="true"/);
  });

  it('goes with the kind', () => {
    const { model } = unwrap(changeKind(master(kitchen.bytes), { id: RECEIVE, kind: 'userTask' }));

    expect(text(changed(kitchen, model).bytes)).toMatch(/<bpmn:userTask id="Activity_0e5q7rs"(?![^>]*instantiate)/);
    expect(startsOf(unwrap(changeKind(model, { id: RECEIVE, kind: 'receiveTask' })).model, RECEIVE)).toBeUndefined();
  });

  it('comes back from a file that Laneway writes without a source, and from one of its own', () => {
    for (const value of [true, false, undefined]) {
      const model = starting(starting(master(kitchen.bytes), RECEIVE, value), PARALLEL, value);
      const file = unwrap(readLaneway(writeLaneway({ master: model, variants: {} })));
      const { bytes, warnings } = writeBpmn(model);

      expect(warnings).toEqual([]);
      expect([RECEIVE, PARALLEL].map((id) => startsOf(master(bytes), id))).toEqual([value, value]);
      expect(file.document.master).toEqual(model);
    }
  });

  it('is not for other tasks', () => {
    const user = Object.values(master(kitchen.bytes).nodes).find(({ kind }) => kind === 'userTask')!;

    expect(setProperty(master(kitchen.bytes), { table: 'nodes', id: user.id, path: ['instantiate'], value: true }).ok).toBe(false);
  });
});

describe('a model that was stored before receive tasks had the field', () => {
  const old = older(master(kitchen.bytes));

  it('opens', () => {
    expect(unwrap(readLaneway(writeLaneway({ master: old, variants: {} }))).document.master).toEqual(old);
  });

  it('leaves the file as it is: byte for byte unedited, and but for the edit otherwise', () => {
    expect(writeBpmn(old, kitchen.bytes, { keepsUnsaid: true }).bytes).toBe(kitchen.bytes);

    const renamed = writeBpmn({ ...old, nodes: { ...old.nodes, [GATEWAY]: { ...old.nodes[GATEWAY]!, name: 'Which?' } } }, kitchen.bytes, { keepsUnsaid: true });
    expect(text(renamed.bytes)).toContain('<bpmn:receiveTask id="Activity_0e5q7rs" instantiate="true" />');
    expect(renamed.warnings).toEqual([]);
  });

  it('says no where somebody says so', () => {
    const off = writeBpmn(starting(old, RECEIVE, false), kitchen.bytes, { keepsUnsaid: true });

    expect(text(off.bytes)).toMatch(/<bpmn:receiveTask id="Activity_0e5q7rs" instantiate="false" ?\/>/);
  });
});
