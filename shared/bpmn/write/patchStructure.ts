import type { ProcessNode } from '../../model/Node.ts';
import type { Lane, Pool } from '../../model/Pool.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import { NAMESPACES } from '../xml/vocabulary.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { Patch } from './Patch.ts';
import { FLOW_NODES } from '../read/Inventory.ts';
import { copyElement } from './copyElement.ts';
import { ioSpecificationOf } from './innerData.ts';
import { elementNameOf, patchDocumentation, patchNode } from './patchNode.ts';

/** The collaboration that holds pools and message flows; made when the file has none. */
export function collaborationOf(patch: Patch): XmlElement {
  const { editor } = patch;
  const existing = editor.root.child('collaboration');
  if (existing) return existing;
  const made = editor.create('bpmn', 'collaboration', { id: editor.freshId('Collaboration_1') });
  editor.insert(editor.root, made);
  // From now on the main diagram shows more than its process.
  const plane = patch.before.diagram.planes[0]?.element;
  if (plane && patch.index.resolve(plane.get('bpmnElement'), (element) => element.local === 'process')) plane.set('bpmnElement', editor.idOf(made));
  return made;
}

function processOf(patch: Patch, pool: Pool): XmlElement {
  const existing = patch.processes.get(pool.id);
  if (existing) return existing;
  const { editor } = patch;
  const id = pool.kind === 'implicit' ? editor.freshId(pool.id) : editor.freshId(`Process_${pool.id}`);
  const made = editor.insert(editor.root, editor.create('bpmn', 'process', { id, isExecutable: String(pool.isExecutable ?? false) }));
  patch.processes.set(pool.id, made);
  return made;
}

/** Pools: a participant with or without a process, or a process alone. */
export function patchPools(patch: Patch): void {
  const { editor, before, model } = patch;
  const freeProcesses: XmlElement[] = [];
  for (const pool of rows(model.pools).toSorted((a, b) => a.order - b.order)) {
    const was = find(before.model.pools, pool.id);
    let element = patch.elements.get(pool.id);
    if (!element || !was) {
      if (pool.kind === 'implicit') element = processOf(patch, pool);
      else element = editor.insert(collaborationOf(patch), editor.create('bpmn', 'participant', { id: editor.freshId(pool.id) }));
      patch.elements.set(pool.id, element);
    } else if (was.kind !== pool.kind) {
      element = changePoolKind(patch, pool, was, element);
    }
    if (pool.kind === 'process' && element.get('processRef') !== editor.idOf(processOf(patch, pool)) && was?.kind !== 'process') element.set('processRef', editor.idOf(processOf(patch, pool)));
    if (pool.name !== (was?.name ?? '')) element.set('name', pool.name);
    patchDocumentation(patch, element, pool.documentation, was?.documentation);
    const process = patch.processes.get(pool.id);
    if (pool.kind === 'implicit' && process?.span === null) freeProcesses.push(process);
    if (was && process && pool.isExecutable !== was.isExecutable) process.set('isExecutable', pool.isExecutable === undefined ? undefined : String(pool.isExecutable));
  }
  // Beside pools bpmn-js draws a process without a pool only if it has a lane set, be it empty.
  if (editor.root.child('collaboration')?.child('participant')) {
    for (const process of freeProcesses) if (!process.child('laneSet')) editor.insert(process, editor.create('bpmn', 'laneSet', { id: editor.freshId(`LaneSet_${process.get('id')}`) }));
  }
}

function changePoolKind(patch: Patch, pool: Pool, was: Pool, element: XmlElement): XmlElement {
  const { editor } = patch;
  let own = element;
  if (was.kind === 'implicit' && element.local === 'process') {
    // A pool is drawn around a process: the process keeps its id, the participant gets a new one.
    own = editor.insert(collaborationOf(patch), editor.create('bpmn', 'participant', { id: editor.freshId(`Participant_${pool.id}`), name: element.get('name'), processRef: editor.idOf(element) }));
  }
  const process = patch.processes.get(pool.id);
  if (pool.kind === 'blackBox' && process) {
    own.set('processRef', undefined);
    patch.processes.delete(pool.id);
    editor.remove(process);
    patch.removed.add(process);
  }
  if (pool.kind === 'implicit') {
    own = processOf(patch, pool);
    editor.remove(element);
    patch.removed.add(element);
  }
  patch.elements.set(pool.id, own);
  return own;
}

/** The nameless lane that stands for "no lanes" in a process, as long as it does. */
function hiddenLaneOf(patch: Patch, process: XmlElement | undefined): XmlElement | undefined {
  const hidden = process && patch.before.inventory.hiddenLanes.get(process);
  return hidden && !patch.removed.has(hidden) && !patch.shown.has(hidden) ? hidden : undefined;
}

/** The first lane of a pool is the nameless one that the file has, with all that other tools wrote into it. */
function showHiddenLane(patch: Patch, lane: Lane): XmlElement | undefined {
  const hidden = lane.parent === null ? hiddenLaneOf(patch, patch.processes.get(lane.pool)) : undefined;
  if (hidden) patch.shown.add(hidden);
  return hidden;
}

function laneHome(patch: Patch, lane: Lane): XmlElement | null {
  const { editor, model } = patch;
  const outer = lane.parent === null ? undefined : patch.elements.get(lane.parent);
  if (outer) return outer.child('childLaneSet') ?? editor.insert(outer, editor.create('bpmn', 'childLaneSet', { id: editor.freshId(`LaneSet_${lane.parent}`) }));
  const pool = find(model.pools, lane.pool);
  if (!pool || pool.kind === 'blackBox') return null;
  const process = processOf(patch, pool);
  const hidden = hiddenLaneOf(patch, process);
  if (hidden) {
    // The nameless lane that stood for "no lanes" makes room for one that comes from elsewhere.
    editor.remove(hidden);
    patch.removed.add(hidden);
  }
  return process.child('laneSet') ?? editor.insert(process, editor.create('bpmn', 'laneSet', { id: editor.freshId(`LaneSet_${pool.id}`) }));
}

const depthOf = (patch: Patch, lane: Lane): number => {
  let depth = 0;
  for (let at = find(patch.model.lanes, lane.parent); at && depth < 100; at = find(patch.model.lanes, at.parent)) depth++;
  return depth;
};

export function patchLanes(patch: Patch): void {
  const { editor, before, model } = patch;
  const lanes = rows(model.lanes).map((lane) => ({ lane, depth: depthOf(patch, lane) })).toSorted((a, b) => a.depth - b.depth || a.lane.order - b.lane.order);
  for (const { lane } of lanes) {
    const was = find(before.model.lanes, lane.id);
    let element = patch.elements.get(lane.id);
    if (!element || !was) {
      element = showHiddenLane(patch, lane);
      const home = element ? null : laneHome(patch, lane);
      if (home) element = editor.insert(home, editor.create('bpmn', 'lane', { id: editor.freshId(lane.id) }));
      if (!element) continue;
      patch.elements.set(lane.id, element);
    } else if (lane.parent !== was.parent || lane.pool !== was.pool) {
      const home = laneHome(patch, lane);
      if (home) editor.move(element, home);
    }
    if (lane.name !== (was?.name ?? '')) element.set('name', lane.name);
    // A single lane without a name is how other tools write a pool without lanes; this one is meant.
    const isMeant = (element.get('name') ?? '').trim() === '' && rows(model.lanes).filter(({ pool }) => pool === lane.pool).length === 1;
    if (isMeant && element.getIn(NAMESPACES.laneway, 'lane') === undefined) element.set(`${editor.prefix('laneway')}lane`, 'shown', NAMESPACES.laneway);
    patchDocumentation(patch, element, lane.documentation, was?.documentation);
  }
}

/** The element in which a node or flow stands: sub-process, process, or the collaboration for artifacts outside of all. */
export function homeOf(patch: Patch, at: { readonly pool: ProcessNode['pool']; readonly parent: ProcessNode['parent'] }): XmlElement {
  const parent = at.parent === null ? undefined : patch.elements.get(at.parent);
  if (parent) return parent;
  const pool = find(patch.model.pools, at.pool);
  return pool && pool.kind !== 'blackBox' ? processOf(patch, pool) : patch.processes.get(at.pool ?? '') ?? collaborationOf(patch);
}

/** A copied reference refers to data of its own. */
function copyOfData(data: XmlElement | undefined, id: string): XmlElement | null {
  const copy = data?.clone() ?? null;
  copy?.set('id', id);
  return copy;
}

function createNode(patch: Patch, node: ProcessNode): XmlElement | null {
  const { editor } = patch;
  if (node.kind === 'locked') return null;
  const home = homeOf(patch, node);
  const name = elementNameOf(node);
  const isLike = ({ local }: XmlElement) => local === name || (FLOW_NODES.has(local) && FLOW_NODES.has(name));
  const id = editor.freshId(node.id);
  const element = copyElement(patch, node.copyOf, id, isLike) ?? editor.create('bpmn', name, { id });
  if (node.kind === 'dataInput' || node.kind === 'dataOutput') {
    const specification = ioSpecificationOf(patch, home);
    editor.insert(specification, element);
    const isInput = node.kind === 'dataInput';
    const set = specification.child(isInput ? 'inputSet' : 'outputSet');
    if (set) editor.insert(set, editor.create('bpmn', isInput ? 'dataInputRefs' : 'dataOutputRefs', {}, [editor.idOf(element)]));
    return element;
  }
  if (node.kind === 'dataObject') {
    const dataId = editor.freshId(`${editor.idOf(element)}_data`);
    const was = patch.index.resolve(element.get('dataObjectRef'), ({ local }) => local === 'dataObject');
    const data = editor.insert(home, copyOfData(was, dataId) ?? editor.create('bpmn', 'dataObject', { id: dataId }));
    patch.rememberData(data);
    element.set('dataObjectRef', editor.idOf(data));
  }
  editor.insert(home, element);
  return element;
}

const nestingOf = (patch: Patch, node: ProcessNode): number => {
  let depth = 0;
  for (let at = find(patch.model.nodes, node.parent); at && depth < 200; at = find(patch.model.nodes, at.parent)) depth++;
  return depth;
};

/** Makes new nodes, then writes the fields of all that differ. Sub-processes come before what stands in them. */
export function patchNodes(patch: Patch): void {
  const { editor, before, model } = patch;
  const nodes = rows(model.nodes).map((node) => ({ node, depth: nestingOf(patch, node) })).toSorted((a, b) => a.depth - b.depth);
  for (const { node } of nodes) {
    const was = find(before.model.nodes, node.id);
    const element = patch.elements.get(node.id);
    if (!element) {
      const made = createNode(patch, node);
      if (made) patch.elements.set(node.id, made);
    } else if (was && (node.pool !== was.pool || node.parent !== was.parent || !editor.isInTree(element))) {
      const home = homeOf(patch, node);
      if (element.parent !== home && element.parent?.local !== 'ioSpecification') editor.move(element, home);
    }
  }
  // Data that stood in what is gone goes where something still refers to it.
  for (const { node } of nodes) {
    const element = patch.elements.get(node.id);
    const data = node.kind === 'dataObject' && element ? patch.dataOf(element) : undefined;
    if (data && data !== element && element?.parent && !editor.isInTree(data)) editor.move(data, element.parent);
  }
  // Fields name other nodes (attachedTo), so all elements have to be there first.
  for (const { node } of nodes) {
    const element = patch.elements.get(node.id);
    if (element && find(before.model.nodes, node.id) !== node) patchNode(patch, element, node);
  }
}

/** A lane and the lanes around it. */
function withOuterLanes(lane: XmlElement): readonly XmlElement[] {
  const lanes = [lane];
  for (let at = lane.parent; at; at = at.parent) if (at.is('lane')) lanes.push(at);
  return lanes;
}

/**
 * Lane membership: only of nodes whose lane is another one now, or that are new. Some tools list a node in the outer
 * lanes, too; a file that does so for a node goes on doing so.
 */
export function patchMembership(patch: Patch): void {
  const { editor, before, model, index } = patch;
  for (const node of rows(model.nodes)) {
    const was = find(before.model.nodes, node.id);
    const element = patch.elements.get(node.id);
    const isInShown = node.lane === null && patch.shown.size > 0;
    if (!element || (was?.lane === node.lane && was.pool === node.pool && !isInShown)) continue;
    const lane = node.lane === null ? hiddenLaneFor(patch, node) : patch.elements.get(node.lane);
    const around = lane ? withOuterLanes(lane) : [];
    const entries = was ? allLanes(patch).map((home) => ({ home, of: home.all('flowNodeRef').filter((reference) => index.resolve(reference.text(), (candidate) => candidate === element)) })).filter(({ of }) => of.length > 0) : [];
    const isInOuter = entries.some(({ home }) => entries.some(({ home: inner }) => inner !== home && withOuterLanes(inner).includes(home)));
    for (const { home, of } of entries) if (!around.includes(home)) for (const reference of of) editor.remove(reference);
    for (const home of isInOuter ? around : around.slice(0, 1)) {
      if (!entries.some((entry) => entry.home === home)) editor.insert(home, editor.create('bpmn', 'flowNodeRef', {}, [editor.idOf(element)]));
    }
  }
}

const allLanes = (patch: Patch): readonly XmlElement[] => [
  ...patch.before.inventory.hiddenLanes.values(),
  ...[...patch.elements].filter(([id]) => Object.hasOwn(patch.before.model.lanes, id)).map(([, element]) => element),
];

/** In a pool whose only lane is the nameless one, new steps join it like the others. */
function hiddenLaneFor(patch: Patch, node: ProcessNode): XmlElement | undefined {
  if (node.parent !== null || node.pool === null || ['textAnnotation', 'group', 'dataObject', 'dataStore', 'locked', 'dataInput', 'dataOutput'].includes(node.kind)) return undefined;
  return hiddenLaneOf(patch, patch.processes.get(node.pool));
}

