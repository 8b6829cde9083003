import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { setProperty } from '../../../shared/commands/setProperty.ts';
import { calledPool } from '../../../shared/model/calledPool.ts';
import { nodeId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';

const file = new TextEncoder().encode(
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:tns="x" id="d" targetNamespace="x">'
  + '<collaboration id="all"><participant id="Sales" processRef="Process_sales"/><participant id="Checks" processRef="Process_checks"/></collaboration>'
  + '<process id="Process_sales"><startEvent id="s"/>'
  + '<callActivity id="inPool" calledElement="tns:Process_checks"/><callActivity id="plain" calledElement="Process_plain"/><callActivity id="global" calledElement="Archive"/><callActivity id="away" calledElement="Elsewhere"/></process>'
  + '<process id="Process_checks"><task id="look"/></process><process id="Process_plain"><task id="do"/></process><globalUserTask id="Archive" name="Archive"/></definitions>',
);
const read = (bytes: Uint8Array) => unwrap(readBpmn(bytes)).document.master;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const calledBy = (model: ProcessModel, id: string) => { const node = model.nodes[nodeId(id)]; return node?.kind === 'callActivity' ? node.calledElement : undefined; };
const calling = (model: ProcessModel, id: string, value: string | undefined) => unwrap(setProperty(model, { table: 'nodes', id: nodeId(id), path: ['calledElement'], value })).model;

describe('what a call activity calls', () => {
  it('is the pool whose process the file names, else what the file says', () => {
    const model = read(file);

    expect(['inPool', 'plain', 'global', 'away'].map((id) => calledBy(model, id))).toEqual(['Checks', 'Process_plain', 'Archive', 'Elsewhere']);
    expect(['inPool', 'plain', 'global', 'away'].map((id) => calledPool(model, model.nodes[nodeId(id)]))).toEqual(['Checks', 'Process_plain', null, null]);
  });

  it('stays in the file as it was written', () => {
    const model = read(file);
    const { bytes, warnings } = writeBpmn({ ...model, nodes: { ...model.nodes, [nodeId('inPool')]: { ...model.nodes[nodeId('inPool')]!, name: 'Check it' } } }, file);

    expect(warnings).toEqual([]);
    expect(text(bytes)).toContain('calledElement="tns:Process_checks"');
    expect(read(bytes).nodes).toEqual({ ...model.nodes, [nodeId('inPool')]: { ...model.nodes[nodeId('inPool')], name: 'Check it' } });
  });

  it('is written by the id of the process when another pool is chosen', () => {
    const { bytes, warnings } = writeBpmn(calling(read(file), 'away', 'Checks'), file);

    expect(warnings).toEqual([]);
    expect(text(bytes)).toContain('id="away" calledElement="Process_checks"');
    expect(calledBy(read(bytes), 'away')).toBe('Checks');
  });

  it('comes back from a file of its own', () => {
    const model = read(file);
    const { bytes, warnings } = writeBpmn(model);

    expect(warnings).toEqual([]);
    expect(['inPool', 'plain', 'away'].map((id) => calledBy(read(bytes), id))).toEqual(['Checks', 'Process_plain', 'Elsewhere']);
  });
});
