import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { deleteElements } from '../../../shared/commands/deleteElements.ts';
import { nodeId } from '../../../shared/model/ids.ts';
import type { EventDefinition } from '../../../shared/model/Node.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';

const fileOf = (content: string, roots = '') => new TextEncoder().encode(
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="x"><process id="p">${content}</process>${roots}</definitions>`,
);
const read = (bytes: Uint8Array) => unwrap(readBpmn(bytes)).document.master;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const definitionsOf = (model: ProcessModel, id: string): readonly EventDefinition[] => {
  const node = model.nodes[nodeId(id)];
  return node && 'definitions' in node ? node.definitions : [];
};
const withDefinitions = (model: ProcessModel, id: string, definitions: readonly EventDefinition[]): ProcessModel =>
  ({ ...model, nodes: { ...model.nodes, [id]: { ...model.nodes[nodeId(id)], definitions } } }) as ProcessModel;

const ends = fileOf(
  ['E1', 'E2', 'E3', 'E4'].map((error) => `<endEvent id="end${error}"><errorEventDefinition errorRef="${error}"/></endEvent>`).join('') + '<endEvent id="endS"><signalEventDefinition signalRef="S1"/></endEvent><endEvent id="endM"><messageEventDefinition messageRef="M1"/></endEvent>',
  '<error id="E1" errorCode="1"/><error id="E2" name="Failed" errorCode="2"/><error id="E3" name="Late"/><error id="E4"/><signal id="S1"/><message id="M1"/>',
);

describe('what an event of a file refers to', () => {
  it('is known by its code, else by its name, else by its id', () => {
    const model = read(ends);

    expect(['endE1', 'endE2', 'endE3', 'endE4', 'endS'].map((id) => definitionsOf(model, id))).toEqual([
      [{ kind: 'error', code: '1' }], [{ kind: 'error', reference: 'Failed', code: '2' }], [{ kind: 'error', reference: 'Late' }], [{ kind: 'error', root: 'E4' }], [{ kind: 'signal', root: 'S1' }],
    ]);
  });

  it('is left to message flows where it is a message', () => {
    expect(definitionsOf(read(ends), 'endM')).toEqual([{ kind: 'message' }]);
  });

  it.each(['endE1', 'endE2', 'endE4'])('comes back in a file of another event that means the same: %s', (id) => {
    const model = withDefinitions(read(ends), 'endE3', definitionsOf(read(ends), id));
    const { bytes, warnings } = writeBpmn(model, ends);

    expect(warnings).toEqual([]);
    expect(text(bytes).match(/<error /g)).toHaveLength(4);
    expect(text(bytes).match(new RegExp(`errorRef="${id.slice(3)}"`, 'g'))).toHaveLength(2);
    expect(definitionsOf(read(bytes), 'endE3')).toEqual(definitionsOf(model, id));
  });

  it('is made with its code when the file has none like it', () => {
    const model = withDefinitions(read(ends), 'endE3', [{ kind: 'error', reference: 'Failed', code: '7' }]);
    const { bytes, warnings } = writeBpmn(model, ends);

    expect(warnings).toEqual([]);
    expect(text(bytes)).toMatch(/<error id="\w+" name="Failed" errorCode="7"/);
    expect(definitionsOf(read(bytes), 'endE3')).toEqual([{ kind: 'error', reference: 'Failed', code: '7' }]);
  });

  it('is the one of that name where only a name is given, and no other is made', () => {
    const model = withDefinitions(read(ends), 'endE3', [{ kind: 'error', reference: 'Failed' }]);
    const { bytes, warnings } = writeBpmn(model, ends);

    expect(warnings).toEqual([]);
    expect(text(bytes).match(/errorRef="E2"/g)).toHaveLength(2);
    expect(definitionsOf(read(bytes), 'endE3')).toEqual([{ kind: 'error', reference: 'Failed' }]);
  });
});

describe('the activity that a compensation undoes', () => {
  const trip = fileOf('<task id="a"/><task id="b"/><intermediateThrowEvent id="t"><compensateEventDefinition activityRef="a"/></intermediateThrowEvent>');

  it('is read, and stays in a file that is written', () => {
    const model = read(trip);
    const { bytes, warnings } = writeBpmn({ ...model, nodes: { ...model.nodes, [nodeId('b')]: { ...model.nodes[nodeId('b')]!, name: 'B' } } }, trip);

    expect(definitionsOf(model, 't')).toEqual([{ kind: 'compensation', reference: 'a' }]);
    expect(warnings).toEqual([]);
    expect(text(bytes)).toContain('activityRef="a"');
  });

  it('is written when another one is chosen, and goes when all are', () => {
    const other = writeBpmn(withDefinitions(read(trip), 't', [{ kind: 'compensation', reference: 'b' }]), trip);
    const all = writeBpmn(withDefinitions(read(trip), 't', [{ kind: 'compensation' }]), trip);

    expect([...other.warnings, ...all.warnings]).toEqual([]);
    expect(definitionsOf(read(other.bytes), 't')).toEqual([{ kind: 'compensation', reference: 'b' }]);
    expect(text(all.bytes)).not.toContain('activityRef');
  });

  it('is written into a file of its own', () => {
    const { bytes, warnings } = writeBpmn(read(trip));

    expect(warnings).toEqual([]);
    expect(definitionsOf(read(bytes), 't')).toEqual([{ kind: 'compensation', reference: 'a' }]);
  });

  it('is forgotten when it is deleted', () => {
    const { model } = unwrap(deleteElements(read(trip), { ids: [nodeId('a')] }));
    const { bytes, warnings } = writeBpmn(model, trip);

    expect(definitionsOf(model, 't')).toEqual([{ kind: 'compensation' }]);
    expect(warnings).toEqual([]);
    expect(text(bytes)).not.toContain('activityRef');
  });

  it('is said to be missing where the file names what is not there', () => {
    const { document, warnings } = unwrap(readBpmn(fileOf('<endEvent id="t"><compensateEventDefinition activityRef="gone"/></endEvent>')));

    expect(definitionsOf(document.master, 't')).toEqual([{ kind: 'compensation' }]);
    expect(warnings.map(({ message }) => message)).toContainEqual({ key: 'bpmn.warning.dangling', params: { attribute: 'activityRef', reference: 'gone' } });
  });
});
