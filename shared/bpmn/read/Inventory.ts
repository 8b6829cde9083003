import { flowId, laneId, nodeId, poolId, type FlowId, type LaneId, type NodeId, type PoolId } from '../../model/ids.ts';
import type { Pool } from '../../model/Pool.ts';
import { NAMESPACES } from '../xml/vocabulary.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { DiagramIndex } from './DiagramIndex.ts';
import type { SourceIndex } from './SourceIndex.ts';

export interface FoundPool { readonly id: PoolId; readonly kind: Pool['kind']; readonly element: XmlElement; readonly process: XmlElement | null }
export interface FoundLane { readonly id: LaneId; readonly element: XmlElement; readonly pool: PoolId; readonly parent: LaneId | null; readonly depth: number }
export interface FoundNode { readonly id: NodeId; readonly element: XmlElement; readonly pool: PoolId | null; readonly parent: NodeId | null; readonly isLocked: boolean }
export interface FoundFlow { readonly id: FlowId; readonly element: XmlElement; readonly isLocked: boolean; readonly owner: XmlElement | null }

/** Everything in a file that has a place in the model, with its internal id, before references are followed. */
export interface Inventory {
  readonly pools: FoundPool[];
  readonly lanes: FoundLane[];
  /** Nameless single lanes, which tools write for a pool without lanes: process → lane. Kept in the file, not shown. */
  readonly hiddenLanes: Map<XmlElement, XmlElement>;
  readonly nodes: FoundNode[];
  readonly flows: FoundFlow[];
}

export const FLOW_NODES: ReadonlySet<string> = new Set([
  'task', 'userTask', 'serviceTask', 'manualTask', 'scriptTask', 'businessRuleTask', 'sendTask', 'receiveTask', 'callActivity',
  'subProcess', 'transaction', 'adHocSubProcess',
  'exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'complexGateway',
  'startEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent', 'endEvent',
]);
/** BPMN 2.0.2 lets an implicit throw event stand only inside a loop; drawn ones do not exist. */
export const SUB_PROCESSES: ReadonlySet<string> = new Set(['subProcess', 'transaction', 'adHocSubProcess']);
const ALWAYS_SHOWN: ReadonlySet<string> = new Set(['dataObjectReference', 'dataStoreReference', 'textAnnotation', 'group']);
/** Shown only where the file draws them; otherwise they are part of what they stand in. */
const SHOWN_IF_DRAWN: ReadonlySet<string> = new Set(['dataObject', 'dataStore', 'dataInput', 'dataOutput']);
const CHOREOGRAPHY: ReadonlySet<string> = new Set(['choreographyTask', 'subChoreography', 'callChoreography']);
const CONVERSATION: ReadonlySet<string> = new Set(['conversation', 'subConversation', 'callConversation']);
const DATA_ASSOCIATIONS: ReadonlySet<string> = new Set(['dataInputAssociation', 'dataOutputAssociation']);

/** Bizagi writes a process that it shows without a pool as a pool of no size. */
function isHidden(diagram: DiagramIndex, participant: XmlElement): boolean {
  const bounds = diagram.of(participant)?.di.child('Bounds', 'dc');
  return bounds !== undefined && Number(bounds.get('width')) === 0 && Number(bounds.get('height')) === 0;
}

/** Walks the file once, in document order. */
export function takeInventory(index: SourceIndex, diagram: DiagramIndex): Inventory {
  const inventory: Inventory = { pools: [], lanes: [], hiddenLanes: new Map(), nodes: [], flows: [] };
  const processOwner = new Map<XmlElement, PoolId>();

  const takeNode = (element: XmlElement, pool: PoolId | null, parent: NodeId | null, isLocked = false): NodeId => {
    const id = nodeId(index.take(element));
    inventory.nodes.push({ id, element, pool, parent, isLocked });
    return id;
  };
  const takeFlow = (element: XmlElement, owner: XmlElement | null = null, isLocked = false): void => {
    inventory.flows.push({ id: flowId(index.take(element)), element, isLocked, owner });
  };

  const takeLanes = (laneSet: XmlElement, pool: PoolId, parent: LaneId | null, depth: number): void => {
    for (const element of laneSet.all('lane')) {
      const id = laneId(index.take(element));
      inventory.lanes.push({ id, element, pool, parent, depth });
      for (const inner of element.all('childLaneSet')) takeLanes(inner, pool, id, depth + 1);
    }
  };

  const takeDataOf = (owner: XmlElement, pool: PoolId | null, parent: NodeId | null): void => {
    for (const part of owner.elements()) {
      if (DATA_ASSOCIATIONS.has(part.local) && part.vocabulary === 'bpmn') takeFlow(part, owner);
      else if (part.is('dataInput') || part.is('dataOutput')) { if (diagram.isDrawn(part)) takeNode(part, pool, parent); }
      else if (part.is('ioSpecification')) takeDataOf(part, pool, parent);
    }
  };

  const takeContent = (container: XmlElement, pool: PoolId | null, parent: NodeId | null): void => {
    for (const element of container.elements()) {
      if (element.vocabulary !== 'bpmn') continue;
      if (FLOW_NODES.has(element.local)) {
        const id = takeNode(element, pool, parent);
        // Inputs and outputs of a sub-process are drawn inside of it; those of a task beside it.
        takeDataOf(element, pool, SUB_PROCESSES.has(element.local) ? id : parent);
        if (SUB_PROCESSES.has(element.local)) takeContent(element, pool, id);
      } else if (ALWAYS_SHOWN.has(element.local) || (SHOWN_IF_DRAWN.has(element.local) && diagram.isDrawn(element))) {
        takeNode(element, pool, parent);
      } else if (element.local === 'sequenceFlow' || element.local === 'association' || element.local === 'messageFlow') {
        takeFlow(element);
      } else if (element.local === 'ioSpecification' && parent === null) {
        takeDataOf(element, pool, parent);
      }
    }
  };

  const takeProcess = (process: XmlElement, pool: PoolId): void => {
    processOwner.set(process, pool);
    const laneSets = process.all('laneSet');
    const lanes = laneSets.flatMap((set) => set.all('lane'));
    const only = lanes.length === 1 ? lanes[0] : undefined;
    if (only && only.getIn(NAMESPACES.laneway, 'lane') === undefined && (only.get('name') ?? '').trim() === '' && !only.all('childLaneSet').some((set) => set.child('lane'))) inventory.hiddenLanes.set(process, only);
    else for (const laneSet of laneSets) takeLanes(laneSet, pool, null, 0);
    takeContent(process, pool, null);
  };

  // A choreography without any diagram is still shown; with one, what it leaves out stays left out.
  const isShown = (element: XmlElement) => diagram.isDrawn(element) || diagram.planes.length === 0;
  const takeChoreography = (container: XmlElement, parent: NodeId | null): void => {
    for (const element of container.elements()) {
      if (element.vocabulary !== 'bpmn') continue;
      if (CHOREOGRAPHY.has(element.local) || FLOW_NODES.has(element.local)) {
        if (!isShown(element)) continue;
        const id = takeNode(element, null, parent, true);
        if (element.local === 'subChoreography') takeChoreography(element, id);
      } else if (element.local === 'sequenceFlow' && isShown(element)) {
        takeFlow(element, null, true);
      } else if (element.local === 'textAnnotation' || element.local === 'group') {
        if (diagram.isDrawn(element)) takeNode(element, null, parent);
      } else if (element.local === 'association' && diagram.isDrawn(element)) {
        takeFlow(element);
      }
    }
  };

  const roots = index.root.elements().filter((element) => element.vocabulary === 'bpmn');
  const collaborations = roots.filter((root) => root.local === 'collaboration');
  const processes = roots.filter((root) => root.local === 'process');

  for (const participant of collaborations.flatMap((collaboration) => collaboration.all('participant'))) {
    const id = poolId(index.take(participant));
    const reference = participant.get('processRef');
    const process = index.resolve(reference, (element) => element.local === 'process' && !processOwner.has(element));
    if (process) processOwner.set(process, id);
    else if (reference !== undefined && index.resolve(reference, (element) => element.local === 'process')) index.warn('bpmn.warning.process-twice', { process: reference.slice(0, 200) }, participant);
    else if (reference !== undefined && reference.trim() !== '') index.warn('bpmn.warning.dangling', { attribute: 'processRef', reference: reference.slice(0, 200) }, participant);
    inventory.pools.push({ id, kind: !process ? 'blackBox' : isHidden(diagram, participant) ? 'implicit' : 'process', element: participant, process: process ?? null });
  }
  for (const process of processes) {
    if (processOwner.has(process)) continue;
    const id = poolId(index.take(process));
    inventory.pools.push({ id, kind: 'implicit', element: process, process });
  }
  for (const pool of inventory.pools) if (pool.process) takeProcess(pool.process, pool.id);

  for (const collaboration of collaborations) {
    for (const element of collaboration.elements()) {
      if (element.vocabulary !== 'bpmn') continue;
      if (element.local === 'messageFlow' || element.local === 'association') takeFlow(element);
      else if (element.local === 'textAnnotation' || element.local === 'group') takeNode(element, null, null);
      else if (CONVERSATION.has(element.local) && diagram.isDrawn(element)) takeNode(element, null, null, true);
      else if (element.local === 'conversationLink' && diagram.isDrawn(element)) takeFlow(element, null, true);
    }
  }
  for (const root of roots) {
    if (root.local === 'choreography') takeChoreography(root, null);
    if (root.local === 'dataStore' && diagram.isDrawn(root)) takeNode(root, null, null);
  }
  return inventory;
}
