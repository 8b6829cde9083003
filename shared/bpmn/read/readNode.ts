import type { LaneId } from '../../model/ids.ts';
import { nodeId, type NodeId } from '../../model/ids.ts';
import type { Distribution } from '../../model/Distribution.ts';
import type { EventDefinition, Loop, ProcessNode, Work } from '../../model/Node.ts';
import { GATEWAY_KINDS, SUB_PROCESS_KINDS, TASK_KINDS } from '../../model/Node.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { DiagramIndex } from './DiagramIndex.ts';
import { FLOW_NODES, type FoundNode } from './Inventory.ts';
import { parseIsoDuration } from './isoDuration.ts';
import { readEventDefinitions } from './readEventDefinitions.ts';
import { documentationOf, expressionIn, isTrue, limited, nameOf } from './readText.ts';
import type { SourceIndex } from './SourceIndex.ts';

export const DEFAULT_WORK: Work = { duration: null, requirements: null, shiftEnd: 'suspend', priority: 0, fixedCost: 0 };

const member = <T extends string>(of: readonly T[], value: string): T | undefined => of.find((candidate) => candidate === value);

/** A whole or broken number within bounds, or `null` for an expression. */
function count(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,5}$/.test(text.trim())) return null;
  const n = Number(text);
  return n <= 10_000 ? n : null;
}

function readLoop(index: SourceIndex, element: XmlElement): Loop | null {
  const standard = element.child('standardLoopCharacteristics');
  if (standard) {
    const condition = expressionIn(index, standard, 'loopCondition');
    return {
      kind: 'standard', count: count(standard.get('loopMaximum')),
      ...(condition === undefined ? {} : { condition }), ...(isTrue(standard.get('testBefore'), false) ? { testBefore: true } : {}),
    };
  }
  const multi = element.child('multiInstanceLoopCharacteristics');
  if (!multi) return null;
  const condition = expressionIn(index, multi, 'completionCondition');
  const behavior = multi.get('behavior')?.trim() ?? 'All';
  if (behavior !== 'All') index.warn('bpmn.warning.behavior', { name: (element.get('name') || (element.get('id') ?? '')).slice(0, 200), behavior: behavior.slice(0, 200) }, element);
  return {
    kind: isTrue(multi.get('isSequential'), false) ? 'multiInstanceSequential' : 'multiInstanceParallel',
    count: count(expressionIn(index, multi, 'loopCardinality')),
    ...(condition === undefined ? {} : { condition }),
  };
}

/** What a timer waits, when the file says it as a duration. */
function delayOf(definitions: readonly EventDefinition[]): Distribution | null {
  const timer = definitions.find((definition) => definition.kind === 'timer');
  return timer?.expression === undefined ? null : parseIsoDuration(timer.expression);
}

function attachedTo(index: SourceIndex, element: XmlElement): NodeId | null {
  const reference = element.get('attachedToRef');
  const host = index.resolve(reference, (candidate) => FLOW_NODES.has(candidate.local));
  if (reference === undefined || !host) {
    index.warn('bpmn.warning.dangling', { attribute: 'attachedToRef', reference: (reference ?? '').slice(0, 200) }, element);
    return null;
  }
  const isActivity = !/Gateway$|Event$/.test(host.local);
  if (!isActivity) index.warn('bpmn.warning.bad-attachment', { reference: reference.slice(0, 200) }, element);
  const key = index.keyOf(host);
  return isActivity && key !== undefined ? nodeId(key) : null;
}

/** The name of a category value, which is what a group shows. */
function groupName(index: SourceIndex, group: XmlElement): string {
  const value = index.resolve(group.get('categoryValueRef'), (candidate) => candidate.local === 'categoryValue');
  return limited(index, group, value?.get('value') ?? group.get('name') ?? '', 'name');
}

/** What a call activity calls: the pool whose process it is, as the model knows it, else what the file says. */
function calledProcess(index: SourceIndex, written: string | undefined): string | undefined {
  const process = index.resolve(written, (candidate) => candidate.local === 'process');
  if (!process) return written;
  const participant = index.root.all('collaboration').flatMap((collaboration) => collaboration.all('participant')).find((candidate) => index.resolve(candidate.get('processRef'), (e) => e.local === 'process') === process);
  return index.keyOf(participant ?? process) ?? written;
}

/** Does it start the process? */
function instantiate(element: XmlElement): { readonly instantiate?: boolean } {
  const said = element.get('instantiate');
  return said === undefined ? {} : { instantiate: isTrue(said, false) };
}

/** One element of a process or collaboration as a node of the model. Whatever has no field stays in the file. */
export function readNode(index: SourceIndex, diagram: DiagramIndex, found: FoundNode, lane: LaneId | null): ProcessNode {
  const { element } = found;
  const base = { id: found.id, name: nameOf(index, element), ...documentationOf(index, element), pool: found.pool, lane, parent: found.parent };
  const { local } = element;

  if (found.isLocked) {
    index.warnOnce('bpmn.warning.locked', { element: local }, element);
    return { kind: 'locked', ...base, element: local };
  }

  const taskKind = member(TASK_KINDS, local);
  const subProcessKind = member(SUB_PROCESS_KINDS, local);
  if (taskKind !== undefined || subProcessKind !== undefined || local === 'callActivity') {
    const activity = { ...base, loop: readLoop(index, element), isForCompensation: isTrue(element.get('isForCompensation'), false), work: DEFAULT_WORK, service: {} };
    if (taskKind === 'receiveTask') return { kind: taskKind, ...activity, ...instantiate(element) };
    if (taskKind !== undefined) return { kind: taskKind, ...activity };
    if (subProcessKind !== undefined) return { kind: subProcessKind, ...activity, triggeredByEvent: isTrue(element.get('triggeredByEvent'), false) };
    const calledElement = calledProcess(index, element.get('calledElement'));
    return { kind: 'callActivity', ...activity, ...(calledElement === undefined ? {} : { calledElement: limited(index, element, calledElement, 'reference') }) };
  }

  const gatewayKind = member(GATEWAY_KINDS, local);
  if (gatewayKind !== undefined) {
    const marker = diagram.of(element)?.di.get('isMarkerVisible');
    const type = element.get('eventGatewayType');
    const activationCondition = expressionIn(index, element, 'activationCondition');
    return {
      kind: gatewayKind, ...base,
      ...(marker === undefined || gatewayKind !== 'exclusiveGateway' ? {} : { isMarkerVisible: isTrue(marker, false) }),
      ...(gatewayKind === 'eventBasedGateway' && type !== undefined ? { eventGatewayType: type === 'Parallel' ? 'parallel' as const : 'exclusive' as const } : {}),
      ...(gatewayKind === 'eventBasedGateway' ? instantiate(element) : {}),
      ...(activationCondition === undefined ? {} : { activationCondition }),
    };
  }

  if (local === 'dataObjectReference' || local === 'dataObject' || local === 'dataStoreReference' || local === 'dataStore' || local === 'dataInput' || local === 'dataOutput') {
    return readData(index, element, base);
  }
  if (local === 'textAnnotation') return { kind: 'textAnnotation', ...base, name: limited(index, element, element.child('text')?.text() ?? '', 'name') };
  if (local === 'group') return { kind: 'group', ...base, name: groupName(index, element) };
  return readEvent(index, element, base);
}

type Base = Pick<ProcessNode, 'id' | 'name' | 'documentation' | 'pool' | 'lane' | 'parent'>;

function readData(index: SourceIndex, element: XmlElement, base: Base): ProcessNode {
  const isReference = element.local.endsWith('Reference');
  const kind = element.local === 'dataInput' || element.local === 'dataOutput' ? element.local : element.local.startsWith('dataStore') ? 'dataStore' as const : 'dataObject' as const;
  const attribute = kind === 'dataStore' ? 'dataStoreRef' : 'dataObjectRef';
  const reference = isReference ? element.get(attribute) : undefined;
  const data = isReference ? index.resolve(reference, (candidate) => candidate.local === kind) : element;
  if (reference !== undefined && reference.trim() !== '' && !data) index.warn('bpmn.warning.dangling', { attribute, reference: reference.slice(0, 200) }, element);
  const state = element.child('dataState')?.get('name');
  return {
    kind, ...base,
    // A reference without a name shows the name of what it refers to.
    name: element.get('name') === undefined ? limited(index, element, data?.get('name') ?? '', 'name') : base.name,
    isCollection: isTrue(data?.get('isCollection'), false),
    ...(state === undefined || state === '' ? {} : { state: limited(index, element, state, 'reference') }),
  };
}

function readEvent(index: SourceIndex, element: XmlElement, base: Base): ProcessNode {
  const definitions = readEventDefinitions(index, element);
  const parallelMultiple = element.get('parallelMultiple');
  const event = { ...base, definitions, ...(parallelMultiple === undefined ? {} : { parallelMultiple: isTrue(parallelMultiple, false) }) };
  switch (element.local) {
    case 'startEvent': return { kind: 'startEvent', ...event, isInterrupting: isTrue(element.get('isInterrupting'), true), arrivals: null };
    case 'intermediateCatchEvent': return { kind: 'intermediateCatchEvent', ...event, delay: delayOf(definitions) };
    case 'intermediateThrowEvent': return { kind: 'intermediateThrowEvent', ...event };
    case 'boundaryEvent':
      return {
        kind: 'boundaryEvent', ...event, attachedTo: attachedTo(index, element), cancelActivity: isTrue(element.get('cancelActivity'), true),
        delay: delayOf(definitions), probability: null, clock: 'sinceEnabled',
      };
    case 'endEvent': return { kind: 'endEvent', ...event };
    default: throw new Error(`The inventory took “${element.local}” for a node.`);
  }
}
