import type { NodeKind } from './Node.ts';

export type Category = 'activity' | 'gateway' | 'event' | 'data' | 'artifact' | 'locked';
/** Outline that the drawing code knows; markers and icons are added per kind there. */
export type Outline = 'roundedRectangle' | 'diamond' | 'circle' | 'document' | 'cylinder' | 'bracket' | 'dashedFrame';

export interface NodeKindFacts {
  readonly category: Category;
  /** BPMN 2.0 element. For data objects and stores the element that is drawn: the reference. */
  readonly bpmnElement: string;
  readonly width: number;
  readonly height: number;
  readonly outline: Outline;
  /** Where the name stands: within the outline, or in a label box of its own below. */
  readonly label: 'inside' | 'outside';
  /** May sequence flows enter and leave? */
  readonly hasIncoming: boolean;
  readonly hasOutgoing: boolean;
  /** What the simulation does with a token that arrives. */
  readonly simulation: 'work' | 'split' | 'wait' | 'pass' | 'start' | 'end' | 'none';
}

const activity = (bpmnElement: string): NodeKindFacts => ({
  category: 'activity', bpmnElement, width: 100, height: 80, outline: 'roundedRectangle', label: 'inside', hasIncoming: true, hasOutgoing: true, simulation: 'work',
});
const gateway = (bpmnElement: string): NodeKindFacts => ({
  category: 'gateway', bpmnElement, width: 50, height: 50, outline: 'diamond', label: 'outside', hasIncoming: true, hasOutgoing: true, simulation: 'split',
});
const event = (bpmnElement: string, facts: Pick<NodeKindFacts, 'hasIncoming' | 'hasOutgoing' | 'simulation'>): NodeKindFacts => ({
  category: 'event', bpmnElement, width: 36, height: 36, outline: 'circle', label: 'outside', ...facts,
});
const still = { hasIncoming: false, hasOutgoing: false, simulation: 'none' } as const;

/** One declaration per node kind; sizes are the usual ones of BPMN tools (bpmnlint `standard-size`). */
export const NODE_KINDS: Readonly<Record<NodeKind, NodeKindFacts>> = {
  task: activity('task'),
  userTask: activity('userTask'),
  serviceTask: activity('serviceTask'),
  manualTask: activity('manualTask'),
  scriptTask: activity('scriptTask'),
  businessRuleTask: activity('businessRuleTask'),
  sendTask: activity('sendTask'),
  receiveTask: activity('receiveTask'),
  callActivity: activity('callActivity'),
  subProcess: activity('subProcess'),
  transaction: activity('transaction'),
  adHocSubProcess: activity('adHocSubProcess'),
  exclusiveGateway: gateway('exclusiveGateway'),
  parallelGateway: gateway('parallelGateway'),
  inclusiveGateway: gateway('inclusiveGateway'),
  eventBasedGateway: gateway('eventBasedGateway'),
  complexGateway: gateway('complexGateway'),
  startEvent: event('startEvent', { hasIncoming: false, hasOutgoing: true, simulation: 'start' }),
  intermediateCatchEvent: event('intermediateCatchEvent', { hasIncoming: true, hasOutgoing: true, simulation: 'wait' }),
  intermediateThrowEvent: event('intermediateThrowEvent', { hasIncoming: true, hasOutgoing: true, simulation: 'pass' }),
  boundaryEvent: event('boundaryEvent', { hasIncoming: false, hasOutgoing: true, simulation: 'wait' }),
  endEvent: event('endEvent', { hasIncoming: true, hasOutgoing: false, simulation: 'end' }),
  dataObject: { category: 'data', bpmnElement: 'dataObjectReference', width: 36, height: 50, outline: 'document', label: 'outside', ...still },
  dataStore: { category: 'data', bpmnElement: 'dataStoreReference', width: 50, height: 50, outline: 'cylinder', label: 'outside', ...still },
  dataInput: { category: 'data', bpmnElement: 'dataInput', width: 36, height: 50, outline: 'document', label: 'outside', ...still },
  dataOutput: { category: 'data', bpmnElement: 'dataOutput', width: 36, height: 50, outline: 'document', label: 'outside', ...still },
  textAnnotation: { category: 'artifact', bpmnElement: 'textAnnotation', width: 120, height: 50, outline: 'bracket', label: 'inside', ...still },
  group: { category: 'artifact', bpmnElement: 'group', width: 300, height: 200, outline: 'dashedFrame', label: 'outside', ...still },
  locked: { category: 'locked', bpmnElement: '', width: 100, height: 80, outline: 'roundedRectangle', label: 'inside', ...still },
};
