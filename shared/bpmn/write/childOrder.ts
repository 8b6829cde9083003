/**
 * The order in which the schema of BPMN 2.0 (BPMN20.xsd, Semantic.xsd, BPMNDI.xsd) wants the children of an element.
 * Names that are not listed keep their place.
 */
const BASE = ['documentation', 'extensionElements'];
const FLOW_ELEMENT = [...BASE, 'auditing', 'monitoring', 'categoryValueRef'];
const FLOW_NODE = [...FLOW_ELEMENT, 'incoming', 'outgoing'];
const RESOURCE_ROLES = ['resourceRole', 'performer', 'humanPerformer', 'potentialOwner'];
const ACTIVITY = [
  ...FLOW_NODE, 'ioSpecification', 'property', 'dataInputAssociation', 'dataOutputAssociation', ...RESOURCE_ROLES,
  'loopCharacteristics', 'standardLoopCharacteristics', 'multiInstanceLoopCharacteristics',
];
/** Flow elements and artifacts are each one choice in the schema: any order among themselves. */
export const FLOW_ELEMENTS = [
  'task', 'userTask', 'serviceTask', 'manualTask', 'scriptTask', 'businessRuleTask', 'sendTask', 'receiveTask', 'callActivity',
  'subProcess', 'transaction', 'adHocSubProcess', 'exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'complexGateway',
  'startEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'implicitThrowEvent', 'boundaryEvent', 'endEvent', 'event',
  'dataObject', 'dataObjectReference', 'dataStoreReference', 'sequenceFlow',
  'choreographyTask', 'subChoreography', 'callChoreography',
];
export const ARTIFACTS = ['association', 'textAnnotation', 'group'];
const EVENT_DEFINITIONS = [
  'messageEventDefinition', 'timerEventDefinition', 'signalEventDefinition', 'errorEventDefinition', 'escalationEventDefinition', 'linkEventDefinition',
  'conditionalEventDefinition', 'compensateEventDefinition', 'cancelEventDefinition', 'terminateEventDefinition',
];
const CATCH = [...FLOW_NODE, 'property', 'dataOutput', 'dataOutputAssociation', 'outputSet', EVENT_DEFINITIONS, 'eventDefinitionRef'];
const THROW = [...FLOW_NODE, 'property', 'dataInput', 'dataInputAssociation', 'inputSet', EVENT_DEFINITIONS, 'eventDefinitionRef'];
const ARTIFACT_NAMES: readonly (string | readonly string[])[] = [ARTIFACTS];
const CONVERSATIONS = ['conversation', 'subConversation', 'callConversation'];
/** Root elements are one choice as well. */
const ROOTS = [
  'process', 'collaboration', 'choreography', 'globalConversation', 'message', 'signal', 'error', 'escalation', 'category', 'dataStore', 'itemDefinition',
  'interface', 'resource', 'endPoint', 'partnerEntity', 'partnerRole', 'correlationProperty', 'globalTask', 'globalManualTask', 'globalUserTask',
  'globalScriptTask', 'globalBusinessRuleTask', ...EVENT_DEFINITIONS,
];

type Order = readonly (string | readonly string[])[];

const ORDER: Readonly<Record<string, Order>> = {
  definitions: [...BASE, 'import', 'extension', ROOTS, 'BPMNDiagram', 'relationship'],
  process: [
    ...BASE, 'supportedInterfaceRef', 'ioSpecification', 'ioBinding', 'auditing', 'monitoring', 'property', 'laneSet', FLOW_ELEMENTS, ...ARTIFACT_NAMES,
    RESOURCE_ROLES, 'correlationSubscription', 'supports',
  ],
  collaboration: [
    ...BASE, 'participant', 'messageFlow', ...ARTIFACT_NAMES, CONVERSATIONS, 'conversationAssociation', 'participantAssociation', 'messageFlowAssociation',
    'correlationKey', 'choreographyRef', 'conversationLink',
  ],
  participant: [...BASE, 'interfaceRef', 'endPointRef', 'participantMultiplicity'],
  laneSet: [...BASE, 'lane'],
  childLaneSet: [...BASE, 'lane'],
  lane: [...BASE, 'partitionElement', 'flowNodeRef', 'childLaneSet'],
  callActivity: ACTIVITY,
  scriptTask: [...ACTIVITY, 'script'],
  userTask: [...ACTIVITY, 'rendering'],
  subProcess: [...ACTIVITY, 'laneSet', FLOW_ELEMENTS, ...ARTIFACT_NAMES],
  transaction: [...ACTIVITY, 'laneSet', FLOW_ELEMENTS, ...ARTIFACT_NAMES],
  adHocSubProcess: [...ACTIVITY, 'laneSet', FLOW_ELEMENTS, ...ARTIFACT_NAMES, 'completionCondition'],
  startEvent: CATCH, intermediateCatchEvent: CATCH, boundaryEvent: CATCH,
  endEvent: THROW, intermediateThrowEvent: THROW,
  complexGateway: [...FLOW_NODE, 'activationCondition'],
  sequenceFlow: [...FLOW_ELEMENT, 'conditionExpression'],
  messageFlow: BASE,
  association: BASE,
  dataInputAssociation: [...BASE, 'sourceRef', 'targetRef', 'transformation', 'assignment'],
  dataOutputAssociation: [...BASE, 'sourceRef', 'targetRef', 'transformation', 'assignment'],
  textAnnotation: [...BASE, 'text'],
  group: BASE,
  dataObject: [...FLOW_ELEMENT, 'dataState'],
  dataObjectReference: [...FLOW_ELEMENT, 'dataState'],
  dataStoreReference: [...FLOW_ELEMENT, 'dataState'],
  dataInput: [...BASE, 'dataState'],
  dataOutput: [...BASE, 'dataState'],
  ioSpecification: [...BASE, 'dataInput', 'dataOutput', 'inputSet', 'outputSet'],
  inputSet: [...BASE, 'dataInputRefs'],
  outputSet: [...BASE, 'dataOutputRefs'],
  category: [...BASE, 'categoryValue'],
  standardLoopCharacteristics: [...BASE, 'loopCondition'],
  multiInstanceLoopCharacteristics: [...BASE, 'loopCardinality', 'loopDataInputRef', 'loopDataOutputRef', 'inputDataItem', 'outputDataItem', 'complexBehaviorDefinition', 'completionCondition'],
  BPMNPlane: [['BPMNShape', 'BPMNEdge']],
  BPMNDiagram: ['BPMNPlane', 'BPMNLabelStyle'],
  BPMNShape: ['extension', 'Bounds', 'BPMNLabel'],
  BPMNEdge: ['extension', 'waypoint', 'BPMNLabel'],
  BPMNLabel: ['extension', 'Bounds'],
};
const GATEWAY: Order = FLOW_NODE;

const orderOf = (parent: string): Order => ORDER[parent] ?? (parent.endsWith('Gateway') ? GATEWAY : parent.endsWith('ask') ? ACTIVITY : BASE);

/** Where a child stands among the children of its parent; `null` when the schema names no such child. */
export function childRank(parent: string, child: string): number | null {
  const order = orderOf(parent);
  const rank = order.findIndex((place) => (typeof place === 'string' ? place === child : place.includes(child)));
  return rank < 0 ? null : rank;
}

/** Attributes that only some kinds of flow node have, beside `id` and `name`. Others go when a node changes its kind. */
const ACTIVITY_ATTRIBUTES = ['isForCompensation', 'startQuantity', 'completionQuantity', 'default'];
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  task: ACTIVITY_ATTRIBUTES,
  manualTask: ACTIVITY_ATTRIBUTES,
  userTask: [...ACTIVITY_ATTRIBUTES, 'implementation'],
  businessRuleTask: [...ACTIVITY_ATTRIBUTES, 'implementation'],
  serviceTask: [...ACTIVITY_ATTRIBUTES, 'implementation', 'operationRef'],
  sendTask: [...ACTIVITY_ATTRIBUTES, 'implementation', 'messageRef', 'operationRef'],
  receiveTask: [...ACTIVITY_ATTRIBUTES, 'implementation', 'messageRef', 'operationRef', 'instantiate'],
  scriptTask: [...ACTIVITY_ATTRIBUTES, 'scriptFormat'],
  callActivity: [...ACTIVITY_ATTRIBUTES, 'calledElement'],
  subProcess: [...ACTIVITY_ATTRIBUTES, 'triggeredByEvent'],
  transaction: [...ACTIVITY_ATTRIBUTES, 'triggeredByEvent', 'method'],
  adHocSubProcess: [...ACTIVITY_ATTRIBUTES, 'triggeredByEvent', 'cancelRemainingInstances', 'ordering'],
  exclusiveGateway: ['gatewayDirection', 'default'],
  inclusiveGateway: ['gatewayDirection', 'default'],
  parallelGateway: ['gatewayDirection'],
  complexGateway: ['gatewayDirection', 'default'],
  eventBasedGateway: ['gatewayDirection', 'instantiate', 'eventGatewayType'],
  startEvent: ['parallelMultiple', 'isInterrupting'],
  intermediateCatchEvent: ['parallelMultiple'],
  boundaryEvent: ['parallelMultiple', 'attachedToRef', 'cancelActivity'],
  intermediateThrowEvent: [],
  endEvent: [],
};

export const mayHaveAttribute = (element: string, attribute: string): boolean =>
  attribute === 'id' || attribute === 'name' || (ATTRIBUTES[element]?.includes(attribute) ?? true);
