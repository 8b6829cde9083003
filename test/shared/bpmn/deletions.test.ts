import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { deleteElements } from '../../../shared/commands/deleteElements.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { ExpectedFile } from './ExpectedFile.ts';
import { factDifference } from './facts.ts';
import { fixture } from './fixtures.ts';
import { elementId, flowId, nodeId } from './ids.ts';

const file = fixture('bpmn/own/every-element.bpmn');
const before = new TextDecoder().decode(file.bytes);
const master = unwrap(readBpmn(file.bytes)).document.master;

function without(ids: readonly string[], from = file, model: ProcessModel = master) {
  const { bytes, faults } = writeBpmn(unwrap(deleteElements(model, { ids: ids.map(elementId) })).model, from.bytes);
  const text = new TextDecoder().decode(bytes);
  return { text, faults, file: new ExpectedFile(text), ...factDifference(new TextDecoder().decode(from.bytes), text) };
}

describe('what a deletion takes along', () => {
  it('an event goes with its shapes, flows and references; the message, error or signal that it names stays', () => {
    const shared = (text: string) => [...text.matchAll(/<(message|signal|error|escalation|itemDefinition|category|dataStore|resource|interface) id="[^"]*"/g)].map(([tag]) => tag);
    const { text, file: written, faults } = without(['Start_msg', 'Cat_multi']);

    expect(faults).toEqual([]);
    expect(shared(text)).toEqual(shared(before));
    expect(written.withId('Start_msg')).toEqual([]);
    expect(written.drawings('Start_msg')).toEqual([]);
    expect(text).not.toMatch(/[">]Start_msg[<"]/);
  });

  it('a closed sub-process goes with the diagram of its inside', () => {
    const drilldown = fixture('bpmn/mit-samples/drilldown-nested-subprocesses.bpmn');
    const model = unwrap(readBpmn(drilldown.bytes)).document.master;
    const diagrams = (text: string) => text.split('<bpmndi:BPMNDiagram ').length - 1;
    const closed = rows(model.nodes).find((node) => node.kind === 'subProcess' && node.parent === null && model.geometry[node.id]?.isExpanded === false)!;
    const { text, faults } = without([closed.id], drilldown, model);

    expect(faults).toEqual([]);
    expect(diagrams(text)).toBeLessThan(diagrams(new TextDecoder().decode(drilldown.bytes)));
    expect(text).not.toContain(`bpmnElement="${closed.id}"`);
  });

  it('a pool goes with its process, and nothing names it any more; choreography, conversation and root elements stay', () => {
    const { text, faults, lost } = without(['Pool_shop']);
    const gone = lost.filter((fact) => /\/\{[^}]*\}(choreography|message|signal|error|escalation|itemDefinition|category|resource|interface|correlationProperty|globalTask)\[/.test(fact) && !/flowNodeRef|participantRef/.test(fact));

    expect(faults).toEqual([]);
    expect(text).not.toMatch(/[":>]Proc_shop[<"]/);
    expect(gone).toEqual([]);
  });

  it('a data association that is drawn and deleted again leaves no input behind', () => {
    const step = rows(master.nodes).find((node) => node.kind === 'serviceTask' && !Object.values(master.flows).some((flow) => flow.kind === 'dataAssociation' && flow.target === node.id))!;
    const data = nodeId('DRef_order');
    const id = flowId('Added_data');
    const drawn: ProcessModel = { ...master, flows: { ...master.flows, [id]: { kind: 'dataAssociation', id, name: '', source: data, target: step.id } }, geometry: { ...master.geometry, [id]: { waypoints: [{ x: 0, y: 0 }, { x: 10, y: 10 }], isPinned: true } } };
    const first = writeBpmn(drawn, file.bytes);
    const text = new TextDecoder().decode(first.bytes);
    const again = new TextDecoder().decode(writeBpmn(master, first.bytes).bytes);

    expect(text).toMatch(/<ioSpecification>\s*<dataInput [^>]*\/>\s*<inputSet>\s*<dataInputRefs>/);
    expect(factDifference(text, again).lost.some((fact) => fact.includes('}dataInput['))).toBe(true);
    expect(again.split('<dataInput ').length).toBe(before.split('<dataInput ').length);
  });
});
