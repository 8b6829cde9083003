import type { Flow } from '../../model/Flow.ts';
import type { Geometry } from '../../model/Geometry.ts';
import { laneId, poolId, type ElementId, type FlowId, type LaneId, type NodeId, type PoolId } from '../../model/ids.ts';
import type { ProcessNode } from '../../model/Node.ts';
import type { Lane, Pool } from '../../model/Pool.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { emptyModel } from '../../model/emptyModel.ts';
import { placeMissing } from './placeMissing.ts';
import { isBetaNamespace } from '../xml/vocabulary.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { DiagramIndex } from './DiagramIndex.ts';
import { FLOW_NODES, takeInventory, type Inventory } from './Inventory.ts';
import { byPosition, readDiagram, type PlaneOffsets } from './readDiagram.ts';
import { isEventDefinition } from './readEventDefinitions.ts';
import { readFlow } from './readFlow.ts';
import { readMembership, rolesOfLanes } from './readLanes.ts';
import { readNode } from './readNode.ts';
import { documentationOf, nameOf } from './readText.ts';
import { SourceIndex } from './SourceIndex.ts';

/** A file as a model, with all that is needed to write changes of the model back into its tree. */
export interface Imported {
  readonly model: ProcessModel;
  readonly index: SourceIndex;
  readonly diagram: DiagramIndex;
  readonly inventory: Inventory;
  readonly offsets: PlaneOffsets;
  /** Elements that the file does not place, or not usably; Laneway did. */
  readonly placed: ReadonlySet<ElementId>;
}

export interface TreeOptions {
  /** Name of the model when the file has none. */
  readonly name?: string;
  readonly offsets?: PlaneOffsets;
}

/** Root elements that other elements show or that need no showing. */
const QUIET_ROOTS: ReadonlySet<string> = new Set([
  'process', 'collaboration', 'message', 'signal', 'error', 'escalation', 'itemDefinition', 'category', 'dataStore', 'import', 'documentation', 'extensionElements', 'choreography',
]);
const QUIET_IN_COLLABORATION: ReadonlySet<string> = new Set(['participant', 'messageFlow', 'association', 'textAnnotation', 'group', 'documentation', 'extensionElements']);

function readPool(index: SourceIndex, found: Inventory['pools'][number]): Pool {
  const executable = found.process?.get('isExecutable');
  return {
    id: found.id, kind: found.kind, order: 0, name: nameOf(index, found.element), ...documentationOf(index, found.element),
    ...(executable === undefined ? {} : { isExecutable: executable.trim() === 'true' || executable.trim() === '1' }),
  };
}

type Place = (id: string) => Geometry | undefined;

/** Numbers siblings from 0 in reading order; the table keeps the order of the file. */
function numbered<T extends { readonly id: string; readonly order: number }>(table: Readonly<Record<string, T>>, siblingsOf: (row: T) => string, placeOf: Place): Record<string, T> {
  const order = new Map([...Map.groupBy(Object.values(table), siblingsOf).values()].flatMap((group) => byPosition(group, placeOf).map((row, i) => [row.id, i] as const)));
  return Object.fromEntries(Object.entries(table).map(([id, row]) => [id, { ...row, order: order.get(id) ?? 0 }]));
}

/** Pools and lanes in reading order; a process without a frame stands where its first step does. */
function inOrder(model: ProcessModel): ProcessModel {
  const tops = new Map<string, Geometry>();
  for (const node of rows(model.nodes)) {
    const place = model.geometry[node.id];
    const top = node.pool === null ? undefined : tops.get(node.pool);
    if (place?.bounds && node.pool !== null && node.parent === null && place.bounds.y < (top?.bounds?.y ?? Infinity)) tops.set(node.pool, { bounds: place.bounds });
  }
  return {
    ...model,
    pools: numbered(model.pools, () => '', (id) => (find(model.pools, id)?.kind === 'implicit' ? tops.get(id) : model.geometry[poolId(id)])),
    lanes: numbered(model.lanes, (lane) => `${lane.pool} ${lane.parent ?? ''}`, (id) => model.geometry[laneId(id)]),
  };
}

/** Plain BPMN as a model. Deterministic: the same tree gives the same model. */
export function importTree(root: XmlElement, options: TreeOptions = {}): Imported {
  const index = new SourceIndex(root);
  const diagram = new DiagramIndex(index);
  const inventory = takeInventory(index, diagram);
  const membership = readMembership(index, inventory);
  const { roles, roleOf } = rolesOfLanes(inventory, membership);

  const nodes: Record<NodeId, ProcessNode> = {};
  for (const found of inventory.nodes) nodes[found.id] = readNode(index, diagram, found, membership.get(found.element) ?? null);

  const locked = new Set(inventory.nodes.filter((node) => node.isLocked).map((node) => node.element));
  const rules = {
    isNode: (element: XmlElement) => index.isTaken(element) && (FLOW_NODES.has(element.local) || locked.has(element)),
    isNodeOrPool: (element: XmlElement) => index.isTaken(element) && (FLOW_NODES.has(element.local) || element.local === 'participant' || element.local === 'process'),
  };
  const flows: Record<FlowId, Flow> = {};
  for (const found of inventory.flows) {
    const drawn = diagram.of(found.element);
    const flow = readFlow(index, found, rules, drawn !== undefined, drawn?.di.get('messageVisibleKind'));
    if (flow) flows[found.id] = flow;
  }
  const shown: Inventory = { ...inventory, flows: inventory.flows.filter((found) => Object.hasOwn(flows, found.id)) };

  const { geometry, offsets } = readDiagram(index, diagram, shown, nodes, options.offsets ?? null);
  const pools: Record<PoolId, Pool> = {};
  for (const pool of inventory.pools) pools[pool.id] = readPool(index, pool);
  const lanes: Record<LaneId, Lane> = {};
  for (const { id, element, pool, parent } of inventory.lanes) {
    lanes[id] = { id, name: nameOf(index, element), ...documentationOf(index, element), pool, parent, order: 0, laneKind: null, role: roleOf.get(id) ?? null };
  }

  const unplaced = inOrder({ ...emptyModel(modelName(index, options.name)), pools, lanes, nodes, flows, roles, geometry });
  const places = placeMissing(unplaced);
  const placed = new Set<ElementId>();
  const complete: Record<ElementId, Geometry> = { ...geometry };
  for (const [id, place] of Object.entries(places)) {
    const key: ElementId = poolId(id);
    complete[key] = { ...place, ...geometry[key] };
    placed.add(key);
  }
  warnAboutTheWhole(index, diagram, inventory, placed.size);
  return { model: inOrder({ ...unplaced, geometry: complete }), index, diagram, inventory: shown, offsets, placed };
}

const firstGiven = (names: readonly (string | undefined)[]) => names.find((name) => name !== undefined && name.trim() !== '');

function modelName(index: SourceIndex, given: string | undefined): string {
  const roots = index.root.elements();
  const name = firstGiven([index.root.get('name'), given, ...roots.filter((root) => root.is('collaboration')).map((root) => root.get('name')), ...roots.filter((root) => root.is('process')).map((root) => root.get('name'))]);
  return (name ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 2_000);
}

/** Says what the file holds that Laneway keeps without showing it, so that nothing is missing silently. */
function warnAboutTheWhole(index: SourceIndex, diagram: DiagramIndex, inventory: Inventory, placed: number): void {
  const { root } = index;
  if (root.attributes.some((attribute) => isBetaNamespace(attribute.value))) index.warn('bpmn.warning.beta', undefined, root);
  if (inventory.pools.length === 0 && inventory.nodes.length === 0) index.warn('bpmn.warning.no-process', undefined, root);
  for (const element of root.elements()) {
    if (element.vocabulary !== 'bpmn') continue;
    if (!QUIET_ROOTS.has(element.local) && !isEventDefinition(element)) index.warnOnce('bpmn.warning.kept', { element: element.local }, element);
    if (element.local === 'collaboration') for (const part of element.elements()) if (part.vocabulary === 'bpmn' && !QUIET_IN_COLLABORATION.has(part.local) && !index.isTaken(part)) index.warnOnce('bpmn.warning.kept', { element: part.local }, part);
  }
  const hidden = new Set(inventory.hiddenLanes.values());
  for (const element of diagram.elements()) {
    if (!index.isTaken(element) && !hidden.has(element) && element.local !== 'process') index.warnOnce('bpmn.warning.not-shown', { element: element.local }, element);
  }
  const vendors = new Set<string>();
  const visit = (element: XmlElement): void => {
    for (const child of element.elements()) {
      if (child.vocabulary === 'other') vendors.add(child.name.includes(':') ? child.name.slice(0, child.name.indexOf(':')) : child.name);
      else visit(child);
    }
  };
  visit(root);
  for (const prefix of vendors) index.warnOnce('bpmn.warning.vendor', { vendor: root.get(`xmlns:${prefix}`) ?? prefix }, undefined);
  const further = diagram.planes.filter((plane) => plane.kind === 'further').length;
  if (further > 0) index.warn('bpmn.warning.more-diagrams', { count: further }, root);
  if (diagram.planes.length === 0 && placed > 0) index.warn('bpmn.warning.no-diagram', undefined, root);
  else if (placed > 0) index.warn('bpmn.warning.laid-out', { count: placed }, root);
}

