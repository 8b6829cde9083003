import { FLOW_NODES } from '../read/Inventory.ts';
import { NAMESPACES } from '../xml/vocabulary.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { ARTIFACTS } from './childOrder.ts';
import type { Patch } from './Patch.ts';

/** What an element holds that is an element of the model itself, or follows from the flows: a copy gets its own. */
const OWN_ROWS: ReadonlySet<string> = new Set([...FLOW_NODES, ...ARTIFACTS, 'sequenceFlow', 'messageFlow', 'dataObject', 'dataObjectReference', 'dataStoreReference', 'laneSet', 'incoming', 'outgoing', 'flowNodeRef']);
/** Attributes that tie an element to its neighbours. */
const TIES: readonly string[] = ['default', 'attachedToRef', 'sourceRef', 'targetRef'];
/** Attributes that name something within the same element (types QName and IDREF of the schema). */
const INNER_REFERENCES: readonly string[] = ['itemSubjectRef', 'inputDataRef', 'outputDataRef', 'activityRef', 'noneBehaviorEventRef', 'oneBehaviorEventRef', 'parameterRef'];

/** Namespaces that are declared between an element and the root go along with a copy of it. */
function carryNamespaces(from: XmlElement, to: XmlElement, root: XmlElement): void {
  for (let at = from.parent; at && at !== root; at = at.parent) {
    for (const { name, value, namespace } of at.attributes) {
      if ((name === 'xmlns' || name.startsWith('xmlns:')) && to.get(name) === undefined) to.set(name, value, namespace);
    }
  }
}

/** Gives everything in a copy an id of its own, and lets what names something in it name the copy. */
function renewIds(patch: Patch, copy: XmlElement): void {
  const { editor } = patch;
  const renewed = new Map<string, string>();
  const visit = (element: XmlElement, change: (element: XmlElement) => void): void => {
    if (element.vocabulary !== 'bpmn') return;
    change(element);
    for (const child of element.elements()) visit(child, change);
  };
  for (const child of copy.elements()) {
    visit(child, (element) => {
      const id = element.get('id');
      if (id === undefined) return;
      const fresh = editor.freshId(id);
      renewed.set(id, fresh);
      element.set('id', fresh);
    });
  }
  visit(copy, (element) => {
    for (const name of INNER_REFERENCES) {
      const fresh = renewed.get(element.get(name) ?? '');
      if (fresh !== undefined) element.set(name, fresh);
    }
    if (element.elements().length > 0 || !/Refs?$/.test(element.local)) return;
    const fresh = renewed.get(element.text().trim());
    if (fresh !== undefined) element.setText(fresh);
  });
}

/**
 * A copy of the element that a step or flow of the model was copied from: extension elements, attributes of other tools
 * and everything else that Laneway does not edit, with ids of its own. `null` when the file has no such element, or one of
 * another sort. The original may have been deleted or changed since: the copy is of what the file had.
 */
export function copyElement(patch: Patch, key: string | undefined, id: string, isLike: (element: XmlElement) => boolean): XmlElement | null {
  const original = key === undefined ? undefined : patch.index.elementOf(key);
  if (!original || !isLike(original)) return null;
  const { editor, before } = patch;
  const isRow = (child: XmlElement) => child.vocabulary === 'bpmn' && (OWN_ROWS.has(child.local) || before.inventory.flows.some(({ element }) => element === child) || before.inventory.nodes.some(({ element }) => element === child));
  const copy = original.clone((child) => !isRow(child) && child.vocabulary !== 'laneway');
  copy.set('id', id);
  copy.set('laneway:id', undefined, NAMESPACES.laneway);
  for (const tie of TIES) copy.set(tie, undefined);
  renewIds(patch, copy);
  const extension = copy.child('extensionElements');
  if (extension && extension.elements().length === 0) editor.remove(extension);
  carryNamespaces(original, copy, editor.root);
  return copy;
}
