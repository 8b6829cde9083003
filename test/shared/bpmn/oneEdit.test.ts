import { describe, expect, it } from 'vitest';
import { decode } from '../../../shared/bpmn/decode.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import type { SequenceFlow } from '../../../shared/model/Flow.ts';
import type { Bounds, Geometry, Point } from '../../../shared/model/Geometry.ts';
import { flowId, nodeId, type FlowId, type LaneId, type NodeId } from '../../../shared/model/ids.ts';
import type { ProcessNode, Task } from '../../../shared/model/Node.ts';
import { find, rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { ExpectedFile } from './ExpectedFile.ts';
import { domOf, factsDiffer, factsOf, type Difference, type Facts } from './facts.ts';
import { allFixtures, type Fixture } from './fixtures.ts';

/*
 * The gate “one edit” of BPMN.md over every file that opens. Each edit is made twice: on the model, which Laneway then
 * writes, and on the DOM of the original by `ExpectedFile`, which knows nothing of the writer. Both must say the same:
 * every element, attribute, text, comment, shape, way point and vendor extension, in the same order.
 */
const textOf = (bytes: Uint8Array) => unwrap(decode(bytes)).text;
const TASKS = /^(task|userTask|serviceTask|manualTask|scriptTask|businessRuleTask|sendTask|receiveTask)$/;

interface Case {
  readonly name: string;
  readonly file: Fixture;
  readonly model: ProcessModel;
  readonly step: Task;
  /** The file draws the step itself, usably, on its first diagram; so moving it changes numbers and not a whole diagram. */
  readonly isDrawn: boolean;
  readonly flow: SequenceFlow | undefined;
  readonly original: ExpectedFile;
  readonly facts: Facts;
  /** What the file does not draw, or not usably: it is drawn when its place would change otherwise. */
  readonly undrawn: readonly string[];
}

const numbers = (bounds: Bounds | undefined) => bounds !== undefined && Object.values(bounds).every(Number.isFinite);

function caseOf(file: Fixture): Case[] {
  const read = readBpmn(file.bytes);
  if (!read.ok) return [];
  const model = read.value.document.master;
  const original = new ExpectedFile(textOf(file.bytes));
  const firstPlane = original.elements.find((element) => element.localName === 'BPMNPlane');
  // An id that stands once in the file and is the same in the model; the others have tests of their own.
  const isPlain = (id: string | null): boolean => id !== null && original.withId(id).length === 1;
  const isDrawn = (id: string | null): boolean => {
    if (id === null || !numbers(model.geometry[nodeId(id)]?.bounds)) return false;
    const [shape] = original.drawings(id);
    const box = shape?.getElementsByTagName('*');
    return shape?.parentNode === firstPlane && [...(box ?? [])].some((child) => child.localName === 'Bounds' && Number(child.getAttribute('x')) === model.geometry[nodeId(id)]!.bounds!.x);
  };
  const isStep = (node: ProcessNode): node is Task => TASKS.test(node.kind) && isPlain(node.id);
  const steps = rows(model.nodes).filter(isStep);
  const step = steps.find((node) => isDrawn(node.id)) ?? steps[0];
  const flow = rows(model.flows).find((candidate): candidate is SequenceFlow => candidate.kind === 'sequenceFlow' && [candidate.id, candidate.source, candidate.target].every((id) => isPlain(id)) && isDrawn(candidate.source) && isDrawn(candidate.target) && original.drawings(candidate.id).length > 0 && find(model.nodes, candidate.source)?.parent === find(model.nodes, candidate.target)?.parent);
  const undrawn = [...rows(model.flows), ...rows(model.nodes), ...rows(model.pools)].map(({ id }) => id as string).filter((id) => original.drawings(id).length === 0 || !original.isDrawnUsably(id));
  return step ? [{ name: file.name, file, model, step, isDrawn: isDrawn(step.id), flow, original, undrawn, facts: factsOf(original.document) }] : [];
}

const cases = allFixtures.filter(({ name }) => !name.includes('05-nested')).flatMap(caseOf);
const drawn = cases.filter(({ isDrawn }) => isDrawn);

/** The writer names itself, and declares the namespaces that its root does not have; that is not part of the edit. */
const isSignature = (fact: string) => /^\/\{[^}]*\}definitions\[[^\]]*\] @\{[^}]*\}(exporter(Version)?=|xmlns:(laneway|bpmndi|dc|di)=)/.test(fact);

function difference({ file, original, facts, undrawn }: Case, model: ProcessModel, expected: ExpectedFile): Difference & { readonly warnings: readonly string[] } {
  const { bytes, warnings } = writeBpmn(model, file.bytes);
  const written = factsOf(domOf(textOf(bytes)));
  const { lost, added } = factsDiffer(factsOf(expected.document), written);
  const { reordered } = factsDiffer(facts, written);
  // A file that draws nothing gets a diagram with the first change of place.
  const isNewDrawing = (fact: string) => (original.elements.every((element) => element.localName !== 'BPMNPlane') && fact.includes('BPMNDiagram')) || undrawn.some((id) => fact.includes(`[${id}_di]`));
  const isOfEdit = (fact: string) => !isSignature(fact) && !isNewDrawing(fact);
  return {
    lost: lost.filter(isOfEdit), added: added.filter(isOfEdit), reordered,
    warnings: warnings.filter(({ message }) => message.key !== 'bpmn.warning.utf-8').map(({ message }) => JSON.stringify(message)),
  };
}

const NOTHING = { lost: [], added: [], reordered: [], warnings: [] };
const expectedOf = ({ file }: Case) => new ExpectedFile(textOf(file.bytes));
const withNode = (model: ProcessModel, node: ProcessNode): ProcessModel => ({ ...model, nodes: { ...model.nodes, [node.id]: node } });
const without = <T>(table: Readonly<Record<string, T>>, gone: ReadonlySet<string>) => Object.fromEntries(Object.entries(table).filter(([id]) => !gone.has(id)));

it('covers nearly every file', () => {
  expect(cases.length).toBeGreaterThan(55);
  expect(drawn.length).toBeGreaterThan(45);
});

describe('one edit changes that and nothing else', () => {
  it.each(cases)('a step of $name is renamed', (given) => {
    const name = 'A "new" name\nof <two> lines & a\ttab';
    const expected = expectedOf(given);
    expected.rename(given.step.id, name);

    expect(difference(given, withNode(given.model, { ...given.step, name }), expected)).toEqual(NOTHING);
  });

  it.each(drawn)('a step of $name is moved by 100', (given) => {
    const { model, step } = given;
    const place = model.geometry[step.id]!;
    const bounds = { ...place.bounds!, x: place.bounds!.x + 100, y: place.bounds!.y + 100 };
    const expected = expectedOf(given);
    expected.move(step.id, 100);

    expect(difference(given, { ...model, geometry: { ...model.geometry, [step.id]: { ...place, bounds } } }, expected)).toEqual(NOTHING);
  });

  it.each(cases)('a step of $name is deleted with its flows', (given) => {
    const { model, step } = given;
    const gone = new Set<string>([step.id, ...rows(model.nodes).filter((node) => node.kind === 'boundaryEvent' && node.attachedTo === step.id).map((node) => node.id)]);
    for (let before = 0; before < gone.size;) {
      before = gone.size;
      for (const flow of rows(model.flows)) if (gone.has(flow.source ?? '') || gone.has(flow.target ?? '')) gone.add(flow.id);
    }
    const expected = expectedOf(given);
    expected.remove(gone);

    expect(difference(given, { ...model, nodes: without(model.nodes, gone), flows: without(model.flows, gone), geometry: without(model.geometry, gone) }, expected)).toEqual(NOTHING);
  });

  const inLanes = cases.flatMap((given) => {
    const { model, original } = given;
    const pair = rows(model.nodes).flatMap((node): { readonly step: NodeId; readonly lane: LaneId }[] => {
      if (node.lane === null || original.withId(node.id).length !== 1) return [];
      const lane = rows(model.lanes).find((other) => other.id !== node.lane && other.pool === node.pool && original.withId(other.id).length === 1 && !rows(model.lanes).some((inner) => inner.parent === other.id));
      return lane ? [{ step: node.id, lane: lane.id }] : [];
    })[0];
    return pair ? [{ ...given, pair }] : [];
  });
  it.each(inLanes)('a step of $name is moved to another lane', ({ pair, ...given }) => {
    const expected = expectedOf(given);
    expected.moveToLane(pair.step, pair.lane);

    expect(difference(given, withNode(given.model, { ...given.model.nodes[pair.step]!, lane: pair.lane }), expected)).toEqual(NOTHING);
  });

  it.each(cases)('a step of $name becomes another kind', (given) => {
    const kind = given.step.kind === 'userTask' ? 'serviceTask' as const : 'userTask' as const;
    const expected = expectedOf(given);
    expected.changeKind(given.step.id, kind);

    expect(difference(given, withNode(given.model, { ...given.step, kind }), expected)).toEqual(NOTHING);
  });

  it.each(drawn)('a flow is added to $name', (given) => {
    const { model, step } = given;
    const id = flowId('Added_flow');
    const { x, y } = model.geometry[step.id]!.bounds!;
    const waypoints = [{ x, y }, { x: x - 30, y }, { x, y: y + 30 }];
    const expected = expectedOf(given);
    expected.addFlow(id, step.id, step.id);
    expected.drawEdge(step.id, id, waypoints);
    const flow: SequenceFlow = { kind: 'sequenceFlow', id, name: '', source: step.id, target: step.id, isDefault: false, probability: null };

    expect(difference(given, { ...model, flows: { ...model.flows, [id]: flow }, geometry: { ...model.geometry, [id]: { waypoints, isPinned: true } } }, expected)).toEqual(NOTHING);
  });

  it.each(cases.flatMap((given) => (given.flow ? [{ ...given, flow: given.flow }] : [])))('a step is put on a flow of $name', (given) => {
    const { model, flow } = given;
    const [first, last] = [model.nodes[nodeId(flow.source!)]!, model.nodes[nodeId(flow.target!)]!];
    const id = nodeId('Added_step');
    const onward: FlowId = flowId('Added_flow');
    const { x, y } = model.geometry[first.id]!.bounds!;
    const bounds: Bounds = { x: x + 60, y: y + 0.5, width: 100, height: 80 };
    const [to, from]: [Point[], Point[]] = [[{ x, y }, { x: x + 60, y }], [{ x: x + 160, y }, { x: x + 260, y }]];
    const label = model.geometry[flow.id]?.label;
    const step: Task = { kind: 'userTask', id, name: 'Added', pool: first.pool, lane: first.lane, parent: first.parent, loop: null, isForCompensation: false, work: { duration: null, requirements: null, shiftEnd: 'suspend', priority: 0, fixedCost: 0 }, service: {} };
    const after: ProcessModel = {
      ...withNode(model, step),
      flows: { ...model.flows, [flow.id]: { ...flow, target: id }, [onward]: { kind: 'sequenceFlow', id: onward, name: '', source: id, target: last.id, isDefault: false, probability: null } },
      geometry: { ...model.geometry, [id]: { bounds }, [flow.id]: { ...model.geometry[flow.id], waypoints: to, isPinned: true, ...(label ? { label } : {}) } satisfies Geometry, [onward]: { waypoints: from, isPinned: true } },
    };

    const expected = expectedOf(given);
    const source = expected.withId(first.id)[0]!;
    const made = expected.add(source.parentNode as typeof source, 'userTask', { id, name: 'Added' });
    for (const reference of expected.elements) {
      const lane = reference.parentNode as typeof source;
      // The new step joins the lane of the first one; a nameless lane that fills its pool lists it, too.
      if (reference.localName === 'flowNodeRef' && reference.textContent?.trim().replace(/^.*:/, '') === first.id && (lane.getAttribute('id') === first.lane || first.lane === null)) { expected.add(lane, 'flowNodeRef', {}, id); break; }
    }
    expected.withId(flow.id)[0]!.setAttribute('targetRef', id);
    expected.unlist(expected.withId(last.id)[0]!, 'incoming', flow.id);
    expected.list(made, 'incoming', flow.id);
    expected.add(source.parentNode as typeof source, 'sequenceFlow', { id: onward, sourceRef: id, targetRef: last.id });
    expected.list(made, 'outgoing', onward);
    expected.list(expected.withId(last.id)[0]!, 'incoming', onward);
    expected.drawShape(first.id, id, bounds);
    expected.drawEdge(flow.id, onward, from);
    expected.wayPoints(flow.id, to);

    expect(difference(given, after, expected)).toEqual(NOTHING);
  });
});
