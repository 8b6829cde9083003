import { instantiates } from '../../model/instantiates.ts';
import type { EventDefinition, Loop, ProcessNode } from '../../model/Node.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import { CODE, DEFINITION_ELEMENT, SHARED, TIMER_TEXTS, isEventDefinition, readEventDefinition } from '../read/readEventDefinitions.ts';
import { readTimerText } from '../../timerText.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { childRank, mayHaveAttribute } from './childOrder.ts';
import type { Patch } from './Patch.ts';

/** BPMN element of a node kind, as it is drawn. */
export const elementNameOf = (node: ProcessNode): string => (node.kind === 'locked' ? node.element : NODE_KINDS[node.kind].bpmnElement);

/** What the schema takes for a reference; any other text travels in the extension. */
const QNAME = /^([\p{L}_][\p{L}\p{N}._-]*:)?[\p{L}_][\p{L}\p{N}._-]*$/u;

/** How a file names what is called: the process of a pool by its own id. */
function calledElement(patch: Patch, called: string | undefined): string | undefined {
  const process = called === undefined ? undefined : patch.processes.get(called);
  if (process) return patch.editor.idOf(process);
  return called !== undefined && QNAME.test(called) ? called : undefined;
}

export function patchDocumentation(patch: Patch, element: XmlElement, text: string | undefined, before: string | undefined): void {
  if (text === before) return;
  const { editor } = patch;
  editor.setChildText(element, 'documentation', text, (given) => editor.create('bpmn', 'documentation', {}, [given]));
}

/** Sets an attribute whose absence means `absent`; leaves it alone when it says the same already. */
function setFlag(element: XmlElement, name: string, value: boolean, before: boolean, absent: boolean): void {
  if (value !== before) element.set(name, value === absent ? undefined : String(value));
}

/** Gives an element another kind: extension elements, documentation and flows stay, what the new kind cannot have goes. */
function changeKind(patch: Patch, element: XmlElement, local: string): void {
  if (element.local === local) return;
  element.rename(local);
  for (const { name, namespace } of element.attributes) if (namespace === null && !mayHaveAttribute(local, name)) element.set(name, undefined);
  for (const child of element.elements()) if (child.vocabulary === 'bpmn' && childRank(local, child.local) === null) patch.editor.remove(child);
}

/** Writes what differs between a node and its element. Fields that BPMN has no place for are left to the extension. */
export function patchNode(patch: Patch, element: XmlElement, node: ProcessNode): void {
  const { editor } = patch;
  if (node.kind === 'locked') {
    if ((element.get('name') ?? '') !== node.name) element.set('name', node.name);
    return;
  }
  const isReference = element.local === 'dataObject' || element.local === 'dataStore';
  if (!isReference) changeKind(patch, element, elementNameOf(node));
  const before = patch.readBack(element, node);
  patchDocumentation(patch, element, node.documentation, before.documentation);

  if (node.kind === 'textAnnotation') {
    if (node.name !== before.name) editor.setChildText(element, 'text', node.name, (text) => editor.create('bpmn', 'text', {}, [text]));
    return;
  }
  if (node.kind === 'group') {
    if (node.name !== before.name) patchGroup(patch, element, node.name);
    return;
  }
  if (node.name !== before.name) element.set('name', node.name);

  if ('loop' in node && 'loop' in before) {
    patchLoop(patch, element, node.loop, before.loop);
    setFlag(element, 'isForCompensation', node.isForCompensation, before.isForCompensation, false);
  }
  if ('triggeredByEvent' in node && 'triggeredByEvent' in before) setFlag(element, 'triggeredByEvent', node.triggeredByEvent, before.triggeredByEvent, false);
  if (node.kind === 'callActivity' && before.kind === 'callActivity' && node.calledElement !== before.calledElement) element.set('calledElement', calledElement(patch, node.calledElement));
  if (node.kind === 'eventBasedGateway' && before.kind === 'eventBasedGateway') {
    if (node.eventGatewayType !== before.eventGatewayType) element.set('eventGatewayType', node.eventGatewayType === undefined ? undefined : node.eventGatewayType === 'parallel' ? 'Parallel' : 'Exclusive');
  }
  const starts = instantiates(node);
  if (starts !== instantiates(before)) element.set('instantiate', starts === undefined ? undefined : String(starts));
  if (node.kind === 'complexGateway' && before.kind === 'complexGateway' && node.activationCondition !== before.activationCondition) {
    editor.setChildText(element, 'activationCondition', node.activationCondition, (text) => editor.expression('activationCondition', text));
  }
  if ('definitions' in node && 'definitions' in before) {
    patchDefinitions(patch, element, node.definitions, before.definitions);
    const isCatching = node.kind !== 'intermediateThrowEvent' && node.kind !== 'endEvent';
    if (isCatching && node.parallelMultiple !== before.parallelMultiple) element.set('parallelMultiple', node.parallelMultiple === undefined ? undefined : String(node.parallelMultiple));
  }
  if (node.kind === 'startEvent' && before.kind === 'startEvent') setFlag(element, 'isInterrupting', node.isInterrupting, before.isInterrupting, true);
  if (node.kind === 'boundaryEvent' && before.kind === 'boundaryEvent') {
    setFlag(element, 'cancelActivity', node.cancelActivity, before.cancelActivity, true);
    if (node.attachedTo !== before.attachedTo) element.set('attachedToRef', node.attachedTo === null ? undefined : patch.reference(node.attachedTo));
  }
  if ('isCollection' in node && 'isCollection' in before) {
    if (node.isCollection !== before.isCollection) patch.dataOf(element)?.set('isCollection', node.isCollection ? 'true' : undefined);
    if (node.state !== before.state) {
      const state = element.child('dataState');
      if (node.state === undefined) { if (state) editor.remove(state); }
      else if (state) state.set('name', node.state);
      else editor.insert(element, editor.create('bpmn', 'dataState', { id: editor.freshId(`${editor.idOf(element)}_state`), name: node.state }));
    }
  }
}

/** A group shows a category value, which other groups may share: a shared one stays, and the group gets its own. */
function patchGroup(patch: Patch, group: XmlElement, name: string): void {
  const { editor, index } = patch;
  const value = index.resolve(group.get('categoryValueRef'), (candidate) => candidate.local === 'categoryValue');
  if (value && patch.usesOf('group', 'categoryValueRef', value) <= 1) {
    value.set('value', name);
    return;
  }
  if (name === '') {
    group.set('categoryValueRef', undefined);
    return;
  }
  const id = editor.freshId(`${editor.idOf(group)}_value`);
  editor.insert(editor.root, editor.create('bpmn', 'category', { id: editor.freshId(`${editor.idOf(group)}_category`) }, [editor.create('bpmn', 'categoryValue', { id, value: name })]));
  group.set('categoryValueRef', id);
}

const LOOP_ELEMENT = { standard: 'standardLoopCharacteristics', multiInstanceParallel: 'multiInstanceLoopCharacteristics', multiInstanceSequential: 'multiInstanceLoopCharacteristics' } as const;

function patchLoop(patch: Patch, element: XmlElement, loop: Loop | null, before: Loop | null): void {
  const { editor } = patch;
  const existing = element.child('standardLoopCharacteristics') ?? element.child('multiInstanceLoopCharacteristics');
  if (loop === null) {
    if (existing) editor.remove(existing);
    return;
  }
  let characteristics = existing;
  let was = before;
  if (!characteristics || characteristics.local !== LOOP_ELEMENT[loop.kind]) {
    if (characteristics) editor.remove(characteristics);
    characteristics = editor.insert(element, editor.create('bpmn', LOOP_ELEMENT[loop.kind], {}));
    was = null;
  }
  const isStandard = loop.kind === 'standard';
  if (!isStandard && loop.kind !== (was?.kind ?? 'multiInstanceParallel')) characteristics.set('isSequential', loop.kind === 'multiInstanceSequential' ? 'true' : undefined);
  if (loop.count !== (was?.count ?? null)) {
    // The schema wants a whole number of rounds; a broken one travels in the extension.
    const count = loop.count !== null && Number.isInteger(loop.count) ? String(loop.count) : undefined;
    if (isStandard) characteristics.set('loopMaximum', count);
    else editor.setChildText(characteristics, 'loopCardinality', count, (text) => editor.expression('loopCardinality', text));
  }
  if (isStandard && (loop.testBefore ?? false) !== (was?.testBefore ?? false)) characteristics.set('testBefore', loop.testBefore ? 'true' : undefined);
  if (loop.condition !== was?.condition) {
    const local = isStandard ? 'loopCondition' : 'completionCondition';
    editor.setChildText(characteristics, local, loop.condition, (text) => editor.expression(local, text));
  }
}

const sameDefinition = (a: EventDefinition, b: EventDefinition) => a.kind === b.kind && a.reference === b.reference && a.code === b.code && a.root === b.root && a.expression === b.expression;

function patchDefinitions(patch: Patch, event: XmlElement, wanted: readonly EventDefinition[], before: readonly EventDefinition[]): void {
  if (wanted.length === before.length && wanted.every((definition, i) => sameDefinition(definition, before[i]!))) return;
  const { editor, index } = patch;
  const existing = event.elements().flatMap((child) => {
    const element = child.is('eventDefinitionRef') ? index.resolve(child.text(), isEventDefinition) : isEventDefinition(child) ? child : undefined;
    const definition = element && readEventDefinition(index, element);
    return definition ? [{ child, definition, isShared: element !== child }] : [];
  });
  const chosen = wanted.map((definition) => {
    const at = existing.findIndex((candidate) => sameDefinition(candidate.definition, definition));
    const near = at >= 0 ? at : existing.findIndex((candidate) => candidate.definition.kind === definition.kind && !candidate.isShared && !wanted.some((other) => sameDefinition(other, candidate.definition)));
    return { definition, child: near >= 0 ? existing.splice(near, 1)[0]!.child : null };
  });
  for (const { child } of existing) editor.remove(child);
  const inOrder = chosen.every((choice, i) => choice.child !== null && (i === 0 || event.children.indexOf(chosen[i - 1]!.child!) < event.children.indexOf(choice.child)));
  for (const { definition, child } of chosen) {
    let element = child;
    if (!element) {
      element = editor.insert(event, editor.create('bpmn', DEFINITION_ELEMENT[definition.kind], { id: editor.freshId(`${editor.idOf(event)}_${definition.kind}`) }));
    } else if (!inOrder) {
      editor.remove(element);
      editor.insert(event, element);
    }
    if (!element.is('eventDefinitionRef')) patchDefinition(patch, element, definition);
  }
}

/** Where the schema wants the text of a timer; one that cannot be read, such as an expression, stays where another stood. */
function timerChild(element: XmlElement, text: string): (typeof TIMER_TEXTS)[number] {
  const read = readTimerText(text);
  switch (read.kind) {
    case 'cycle': return 'timeCycle';
    case 'date': return 'timeDate';
    case 'duration': return 'timeDuration';
    case 'unread': return read.isCron ? 'timeCycle' : (TIMER_TEXTS.find((each) => element.child(each)) ?? 'timeDuration');
  }
}

function patchDefinition(patch: Patch, element: XmlElement, wanted: EventDefinition): void {
  const { editor, index } = patch;
  const before = readEventDefinition(index, element);
  if (wanted.reference !== before?.reference || wanted.code !== before?.code || wanted.root !== before?.root) {
    const shared = SHARED[wanted.kind];
    const isGiven = wanted.reference !== undefined || wanted.code !== undefined || wanted.root !== undefined;
    if (wanted.kind === 'link') element.set('name', wanted.reference ?? '');
    else if (wanted.kind === 'compensation') element.set('activityRef', wanted.reference === undefined ? undefined : patch.reference(wanted.reference));
    else if (shared) element.set(shared.attribute, isGiven ? editor.idOf(patch.sharedRoot(shared.element, wanted, CODE[wanted.kind])) : undefined);
  }
  if (wanted.kind === 'link' && element.get('name') === undefined) element.set('name', '');
  if (wanted.kind === 'conditional' && !element.child('condition')) {
    // The schema wants a condition, also while nobody has said which.
    editor.insert(element, editor.expression('condition', wanted.expression ?? ''));
    return;
  }
  if (wanted.expression === before?.expression) return;
  if (wanted.kind === 'timer') {
    const local = wanted.expression === undefined ? null : timerChild(element, wanted.expression);
    for (const other of TIMER_TEXTS) if (other !== local) editor.setChildText(element, other, undefined, () => element);
    if (local) editor.setChildText(element, local, wanted.expression, (text) => editor.expression(local, text));
  } else if (wanted.kind === 'conditional') {
    element.child('condition')?.setText(wanted.expression ?? '');
  }
}
