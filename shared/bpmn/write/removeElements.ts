import { TABLES } from '../../model/ProcessModel.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { removeInnerData } from './innerData.ts';
import type { Patch } from './Patch.ts';

/** Attributes and child texts that name one other element (types QName and IDREF of the schema). When that is gone, so is the attribute or child. */
const REFERENCES: ReadonlySet<string> = new Set([
  'default', 'attachedToRef', 'processRef', 'activityRef', 'definitionalCollaborationRef', 'partitionElementRef', 'noneBehaviorEventRef', 'oneBehaviorEventRef',
  'initiatingParticipantRef', 'dataObjectRef', 'inputDataRef', 'outputDataRef', 'correlationKeyRef',
]);
const REFERENCE_CHILDREN: ReadonlySet<string> = new Set([
  'incoming', 'outgoing', 'flowNodeRef', 'messageFlowRef', 'participantRef', 'source', 'target', 'supports', 'eventDefinitionRef',
  'dataInputRefs', 'dataOutputRefs', 'optionalInputRefs', 'optionalOutputRefs', 'whileExecutingInputRefs', 'whileExecutingOutputRefs', 'inputSetRefs', 'outputSetRefs',
  'loopDataInputRef', 'loopDataOutputRef',
]);
/** Elements that are nothing without both of their ends. */
const PAIRS: Readonly<Record<string, readonly string[]>> = {
  participantAssociation: ['innerParticipantRef', 'outerParticipantRef'],
  messageFlowAssociation: ['innerMessageFlowRef', 'outerMessageFlowRef'],
  conversationAssociation: ['innerConversationNodeRef', 'outerConversationNodeRef'],
  conversationLink: ['sourceRef', 'targetRef'],
};

/** Takes out what the model no longer has. Shared root elements (messages, errors, …) stay. */
export function removeElements(patch: Patch): void {
  const { before, model, editor } = patch;
  for (const table of TABLES) {
    if (table !== 'pools' && table !== 'lanes' && table !== 'nodes' && table !== 'flows') continue;
    for (const id of Object.keys(before.model[table])) {
      if (Object.hasOwn(model[table], id)) continue;
      const element = patch.elements.get(id);
      if (!element) continue;
      patch.elements.delete(id);
      patch.removed.add(element);
      removeInnerData(patch, element);
      editor.remove(element);
      const process = table === 'pools' ? patch.processes.get(id) : undefined;
      if (process) {
        patch.processes.delete(id);
        patch.removed.add(process);
        editor.remove(process);
      }
    }
  }
}

/** Takes out shapes, edges, lane entries and references of all that was removed, so that nothing in the file points at it. */
export function removeTraces(patch: Patch): void {
  const { editor, index } = patch;
  const gone = new Set<XmlElement>();
  for (const root of patch.removed) {
    const visit = (element: XmlElement): void => {
      gone.add(element);
      for (const child of element.elements()) visit(child);
    };
    // A moved element may stand inside a removed one only by its old place; it has a parent in the tree again.
    visit(root);
  }
  if (gone.size === 0) return;
  const isGone = (reference: string | undefined): boolean => {
    const candidates = index.candidates(reference);
    return candidates.length > 0 && candidates.every((candidate) => gone.has(candidate));
  };
  const isHalfGone = (element: XmlElement): boolean =>
    PAIRS[element.local]?.some((end) => isGone(element.get(end)) || isGone(element.child(end)?.text())) ?? false;
  const goneDi = new Set<string>();
  const visit = (element: XmlElement): void => {
    if (element.vocabulary !== 'bpmn' && element.vocabulary !== 'bpmndi' && element.vocabulary !== 'qbp' && element.vocabulary !== 'bpsim') return;
    for (const attribute of element.attributes) if (element.vocabulary === 'bpmn' && REFERENCES.has(attribute.name) && isGone(attribute.value)) element.set(attribute.name, undefined);
    for (const child of element.elements()) {
      // Simulation parameters of other tools name the element that they belong to.
      const isTrace = child.vocabulary === 'qbp' ? isGone(child.get('elementId')) : child.vocabulary === 'bpsim' ? isGone(child.get('elementRef')) : child.vocabulary === 'bpmn' ? (REFERENCE_CHILDREN.has(child.local) && isGone(child.text())) || isHalfGone(child) : (child.local === 'BPMNShape' || child.local === 'BPMNEdge') && isGoneDrawing(patch, child, gone, isGone);
      const isEmptyDiagram = child.is('BPMNDiagram', 'bpmndi') && isGone(child.child('BPMNPlane', 'bpmndi')?.get('bpmnElement')) && patch.before.diagram.planes[0]?.element.parent !== child;
      if (isTrace || isEmptyDiagram) {
        const id = child.get('id');
        if (id !== undefined && child.vocabulary === 'bpmndi') goneDi.add(id);
        editor.remove(child);
      } else {
        visit(child);
        if (child.is('relationship') && !(child.child('source') && child.child('target'))) editor.remove(child);
      }
    }
  };
  visit(editor.root);
  if (goneDi.size > 0) removeDanglingDi(patch, goneDi);
  const mainPlane = patch.before.diagram.planes[0]?.element;
  if (mainPlane && isGone(mainPlane.get('bpmnElement'))) {
    const root = editor.root.child('collaboration') ?? editor.root.child('process');
    mainPlane.set('bpmnElement', root ? editor.idOf(root) : undefined);
  }
}

/** With two elements of one id, the shape of the one that stays must stay. */
function isGoneDrawing(patch: Patch, di: XmlElement, gone: ReadonlySet<XmlElement>, isGone: (reference: string | undefined) => boolean): boolean {
  const candidates = patch.index.candidates(di.get('bpmnElement'));
  if (candidates.length < 2) return isGone(di.get('bpmnElement'));
  return candidates.some((candidate) => gone.has(candidate) && patch.before.diagram.allOf(candidate).some((drawn) => drawn.di === di));
}

function removeDanglingDi(patch: Patch, gone: ReadonlySet<string>): void {
  for (const plane of patch.before.diagram.planes) {
    for (const di of plane.element.elements()) {
      for (const name of ['sourceElement', 'targetElement', 'choreographyActivityShape']) {
        const value = di.get(name);
        if (value !== undefined && gone.has(value.slice(value.indexOf(':') + 1))) di.set(name, undefined);
      }
    }
  }
}
