import type { XmlElement } from '../xml/XmlElement.ts';
import type { Patch } from './Patch.ts';

/** Inputs and outputs of a process or an activity stand in a specification that the schema wants complete. */
export function ioSpecificationOf({ editor }: Patch, owner: XmlElement): XmlElement {
  const existing = owner.child('ioSpecification');
  if (existing) return existing;
  return editor.insert(owner, editor.create('bpmn', 'ioSpecification', {}, [editor.create('bpmn', 'inputSet'), editor.create('bpmn', 'outputSet')]));
}

/**
 * A new input or output of an activity or event, in its input or output set: a data association leads from data to it, or
 * from it to data (BPMN 2.0.2 §10.4.2). Activities keep theirs in their specification, events hold them themselves.
 */
export function innerDataOf(patch: Patch, owner: XmlElement, isInput: boolean): XmlElement {
  const { editor } = patch;
  const home = owner.local.endsWith('Event') ? owner : ioSpecificationOf(patch, owner);
  const data = editor.insert(home, editor.create('bpmn', isInput ? 'dataInput' : 'dataOutput', { id: editor.freshId(`${editor.idOf(owner)}_${isInput ? 'input' : 'output'}`) }));
  const name = isInput ? 'inputSet' : 'outputSet';
  const set = home.child(name) ?? editor.insert(home, editor.create('bpmn', name));
  editor.insert(set, editor.create('bpmn', isInput ? 'dataInputRefs' : 'dataOutputRefs', {}, [editor.idOf(data)]));
  return data;
}

/** Takes out, with a data association, the nameless input or output that only it leads to. */
export function removeInnerData({ editor, index }: Patch, association: XmlElement): void {
  const owner = association.parent;
  const isInput = association.is('dataInputAssociation');
  if (!owner || !(isInput || association.is('dataOutputAssociation'))) return;
  const data = index.resolve(association.child(isInput ? 'targetRef' : 'sourceRef')?.text(), (element) => element.is(isInput ? 'dataInput' : 'dataOutput'));
  if (!data || index.isTaken(data) || data.get('name') !== undefined || data.elements().length > 0) return;
  const isMeant = (element: XmlElement) => index.resolve(element.text(), (candidate) => candidate === data) !== undefined;
  const isShared = owner.elements().some((other) => other !== association && other.local.startsWith('data') && other.elements().some(isMeant));
  if (isShared) return;
  for (const set of data.parent?.all(isInput ? 'inputSet' : 'outputSet') ?? []) for (const reference of set.elements()) if (isMeant(reference)) editor.remove(reference);
  editor.remove(data);
}
