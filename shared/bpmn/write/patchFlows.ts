import type { Flow } from '../../model/Flow.ts';
import type { ElementId } from '../../model/ids.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { Patch } from './Patch.ts';
import { NAMESPACES } from '../xml/vocabulary.ts';
import { childRank, mayHaveAttribute } from './childOrder.ts';
import { copyElement } from './copyElement.ts';
import { innerDataOf, removeInnerData } from './innerData.ts';
import { patchDocumentation } from './patchNode.ts';
import { collaborationOf, homeOf } from './patchStructure.ts';

/** The schema gives these no name; other tools still write one. */
const NAMELESS: ReadonlySet<string> = new Set(['association', 'dataInputAssociation', 'dataOutputAssociation']);
const DIRECTION = { none: 'None', one: 'One', both: 'Both' } as const;

/** Where a new flow stands: with its source; artifacts and messages between pools in the collaboration. */
function flowHome(patch: Patch, flow: Flow): XmlElement {
  if (flow.kind === 'messageFlow') return collaborationOf(patch);
  const ends = [flow.source, flow.target].map((end) => find(patch.model.nodes, end)).filter((node) => node !== undefined);
  const inside = ends.find((node) => node.pool !== null) ?? ends[0];
  if (inside) return homeOf(patch, inside);
  const [process] = patch.processes.values();
  const outside = patch.editor.root.child('collaboration');
  return (flow.kind === 'sequenceFlow' ? process ?? outside : outside ?? process) ?? collaborationOf(patch);
}

/** A data association stands in the step or event that it belongs to; the other end is the data. */
function createDataAssociation(patch: Patch, flow: Flow): XmlElement | null {
  const { editor, model } = patch;
  const isData = (end: ElementId | null) => ['dataObject', 'dataStore', 'dataInput', 'dataOutput'].includes(find(model.nodes, end)?.kind ?? '');
  const isInput = isData(flow.source) || !isData(flow.target);
  const [step, data] = isInput ? [flow.target, flow.source] : [flow.source, flow.target];
  const owner = step === null ? undefined : patch.elements.get(step);
  if (!owner || isData(step)) return null;
  const reference = data === null ? undefined : patch.reference(data);
  const id = editor.freshId(flow.id);
  if (childRank(owner.local, isInput ? 'dataInputAssociation' : 'dataOutputAssociation') === null) {
    // Catching events only give data and throwing ones only take it (BPMN 2.0.2 §10.5.1): the other way is a plain association to others.
    const [from, to] = isInput ? [reference, editor.idOf(owner)] : [editor.idOf(owner), reference];
    const made = editor.create('bpmn', 'association', { id, associationDirection: 'One', sourceRef: from, targetRef: to });
    made.set(`${editor.prefix('laneway')}kind`, 'dataAssociation', NAMESPACES.laneway);
    return editor.insert(flowHome(patch, flow), made);
  }
  const inner = editor.idOf(innerDataOf(patch, owner, isInput));
  const [from, to] = isInput ? [reference, inner] : [inner, reference ?? ''];
  const source = from === undefined ? [] : [editor.create('bpmn', 'sourceRef', {}, [from])];
  return editor.insert(owner, editor.create('bpmn', isInput ? 'dataInputAssociation' : 'dataOutputAssociation', { id }, [...source, editor.create('bpmn', 'targetRef', {}, [to])]));
}

function createFlow(patch: Patch, flow: Flow): XmlElement | null {
  const { editor } = patch;
  switch (flow.kind) {
    case 'lockedFlow': return null;
    case 'dataAssociation': return createDataAssociation(patch, flow);
    default: {
      const id = editor.freshId(flow.id);
      const element = copyElement(patch, flow.copyOf, id, ({ local }) => local === flow.kind) ?? editor.create('bpmn', flow.kind, { id });
      if (flow.kind === 'association') element.set('associationDirection', flow.direction === 'none' ? undefined : DIRECTION[flow.direction]);
      element.set('sourceRef', flow.source === null ? undefined : patch.reference(flow.source));
      element.set('targetRef', flow.target === null ? undefined : patch.reference(flow.target));
      return editor.insert(flowHome(patch, flow), element);
    }
  }
}

function patchFlow(patch: Patch, element: XmlElement, flow: Flow, was: Flow | undefined): void {
  const { editor } = patch;
  if (flow.name !== (was?.name ?? '') && (!NAMELESS.has(element.local) || element.get('name') !== undefined)) element.set('name', flow.name);
  patchDocumentation(patch, element, flow.documentation, was?.documentation);
  if (was && flow.kind !== 'dataAssociation') {
    if (flow.source !== was.source) element.set('sourceRef', flow.source === null ? undefined : patch.reference(flow.source));
    if (flow.target !== was.target) element.set('targetRef', flow.target === null ? undefined : patch.reference(flow.target));
  }
  if (flow.kind === 'association' && was?.kind === 'association' && flow.direction !== was.direction) element.set('associationDirection', DIRECTION[flow.direction]);
  if (flow.kind === 'sequenceFlow') {
    const before = was?.kind === 'sequenceFlow' ? was : undefined;
    if (flow.condition === '' && before?.condition === undefined) editor.insert(element, editor.expression('conditionExpression', ''));
    else if (flow.condition !== before?.condition) editor.setChildText(element, 'conditionExpression', flow.condition, (text) => editor.expression('conditionExpression', text));
    if (flow.isDefault !== (before?.isDefault ?? false) || (flow.isDefault && flow.source !== before?.source)) {
      const old = before?.isDefault && before.source !== null ? patch.elements.get(before.source) : undefined;
      if (old && patch.index.resolve(old.get('default'), (candidate) => candidate === element)) old.set('default', undefined);
      const source = flow.source === null ? undefined : patch.elements.get(flow.source);
      // Of a kind that has no default flow, only the extension can say so.
      if (flow.isDefault && source && mayHaveAttribute(source.local, 'default')) source.set('default', editor.idOf(element));
    }
  }
}

/** Removes and adds entries in the lists of flows that a node carries; order and other entries stay. */
function listFlow(patch: Patch, node: ElementId | null, list: 'incoming' | 'outgoing', flow: XmlElement, isListed: boolean): void {
  const element = node === null ? undefined : patch.elements.get(node);
  if (!element || patch.removed.has(element) || find(patch.model.nodes, node) === undefined) return;
  const id = patch.editor.idOf(flow);
  const entry = element.all(list).find((candidate) => candidate.text().trim() === id || patch.index.resolve(candidate.text(), (e) => e === flow) === flow);
  if (isListed && !entry) patch.editor.insert(element, patch.editor.create('bpmn', list, {}, [id]));
  if (!isListed && entry) patch.editor.remove(entry);
}

/** A sequence flow goes where its ends go; any other only when what it stood in is gone. */
function hasMoved(patch: Patch, flow: Flow, was: Flow, element: XmlElement): boolean {
  if (flow.kind === 'dataAssociation') return false;
  if (!patch.editor.isInTree(element)) return true;
  if (flow.kind !== 'sequenceFlow' || flow.source === null) return false;
  const [before, now] = [find(patch.before.model.nodes, was.source), find(patch.model.nodes, flow.source)];
  return before !== undefined && now !== undefined && (before.pool !== now.pool || before.parent !== now.parent);
}

const isSequence = (flow: Flow | undefined): flow is Flow & { kind: 'sequenceFlow' } => flow?.kind === 'sequenceFlow';

export function patchFlows(patch: Patch): void {
  const { before, model, editor } = patch;
  for (const flow of rows(model.flows)) {
    const was = find(before.model.flows, flow.id);
    if (was === flow) continue;
    let element = patch.elements.get(flow.id);
    let known = was;
    const isOtherKind = was !== undefined && was.kind !== flow.kind;
    const isRewired = flow.kind === 'dataAssociation' && was !== undefined && (was.source !== flow.source || was.target !== flow.target);
    // A step of another kind may have lost the place where its data association stood.
    const isUprooted = flow.kind === 'dataAssociation' && element !== undefined && !editor.isInTree(element);
    if (element && (isOtherKind || isRewired || isUprooted)) {
      removeInnerData(patch, element);
      editor.remove(element);
      patch.removed.add(element);
      element = undefined;
      known = undefined;
    }
    if (!element) {
      const made = createFlow(patch, flow);
      if (!made) continue;
      element = made;
      patch.elements.set(flow.id, made);
      const original = made.span === null ? undefined : find(before.model.flows, flow.copyOf);
      if (original) known = { ...original, source: flow.source, target: flow.target, ...(original.kind === 'sequenceFlow' ? { isDefault: false } : {}) };
    }
    if (known && hasMoved(patch, flow, known, element)) editor.move(element, flowHome(patch, flow));
    patchFlow(patch, element, flow, known);
    if (isSequence(was)) {
      if (was.source !== flow.source) listFlow(patch, was.source, 'outgoing', element, false);
      if (was.target !== flow.target) listFlow(patch, was.target, 'incoming', element, false);
    }
    if (isSequence(flow) && (!isSequence(was) || was.source !== flow.source)) listFlow(patch, flow.source, 'outgoing', element, true);
    if (isSequence(flow) && (!isSequence(was) || was.target !== flow.target)) listFlow(patch, flow.target, 'incoming', element, true);
  }
}
