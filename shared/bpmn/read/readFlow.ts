import type { Flow } from '../../model/Flow.ts';
import type { ElementId } from '../../model/ids.ts';
import { poolId } from '../../model/ids.ts';
import { NAMESPACES } from '../xml/vocabulary.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { FoundFlow } from './Inventory.ts';
import { documentationOf, expressionIn, nameOf } from './readText.ts';
import type { SourceIndex } from './SourceIndex.ts';

const ENVELOPES = { initiating: 'initiating', non_initiating: 'nonInitiating', nonInitiating: 'nonInitiating' } as const;

const ACTIVITY = /(?:task|subprocess|transaction|callactivity)$/i;

/** What a flow of a kind may end on; tells two elements with one id apart, and wrong ends from right ones. */
export interface EndRules {
  readonly isNode: (element: XmlElement) => boolean;
  readonly isNodeOrPool: (element: XmlElement) => boolean;
}

function end(index: SourceIndex, flow: XmlElement, attribute: string, reference: string | undefined, fits: (element: XmlElement) => boolean): ElementId | null {
  const element = index.resolve(reference, fits);
  const key = index.keyOf(element);
  // Ids of all tables are one space: what was taken under this key is what the flow ends on.
  if (key !== undefined) return poolId(key);
  if (reference === undefined || reference.trim() === '') index.warn('bpmn.warning.no-end', { attribute }, flow);
  else if (index.resolve(reference)) index.warn('bpmn.warning.wrong-end', { attribute, reference: reference.slice(0, 200) }, flow);
  else index.warn('bpmn.warning.dangling', { attribute, reference: reference.slice(0, 200) }, flow);
  return null;
}

/** The first data object or store that a data association names; its other end is the activity or event it stands in. */
function dataEnd(index: SourceIndex, flow: XmlElement, child: 'sourceRef' | 'targetRef', owner: XmlElement): ElementId | null {
  for (const reference of flow.all(child)) {
    const key = index.keyOf(index.resolve(reference.text(), (element) => element !== owner && index.isTaken(element)));
    if (key !== undefined) return poolId(key);
  }
  return null;
}

/** `null` for data associations that lead nowhere and are not drawn: wiring inside a step, kept in the file. */
export function readFlow(index: SourceIndex, found: FoundFlow, rules: EndRules, isDrawn: boolean, envelope: string | undefined): Flow | null {
  const { element, id } = found;
  const base = { id, name: nameOf(index, element), ...documentationOf(index, element) };
  const source = (fits: (e: XmlElement) => boolean) => end(index, element, 'sourceRef', element.get('sourceRef'), fits);
  const target = (fits: (e: XmlElement) => boolean) => end(index, element, 'targetRef', element.get('targetRef'), fits);
  const anything = (candidate: XmlElement) => index.isTaken(candidate) && candidate !== element;

  if (found.isLocked) {
    index.warnOnce('bpmn.warning.locked', { element: element.local }, element);
    return { kind: 'lockedFlow', ...base, source: source(anything), target: target(anything), element: element.local };
  }
  switch (element.local) {
    case 'sequenceFlow': {
      const from = source(rules.isNode);
      const splitting = from === null ? undefined : index.elementOf(from);
      const isDefault = splitting !== undefined && index.resolve(splitting.get('default'), (candidate) => candidate.local === 'sequenceFlow') === element;
      // Out of a step a condition that nobody wrote down yet is drawn all the same; elsewhere tools leave such elements behind.
      const isStated = !isDefault && splitting !== undefined && ACTIVITY.test(splitting.local) && element.child('conditionExpression') !== undefined;
      const condition = expressionIn(index, element, 'conditionExpression') ?? (isStated ? '' : undefined);
      return {
        kind: 'sequenceFlow', ...base, source: from, target: target(rules.isNode), isDefault,
        ...(condition === undefined ? {} : { condition }), probability: null,
      };
    }
    case 'messageFlow': {
      const shown = envelope !== undefined && Object.hasOwn(ENVELOPES, envelope) ? ENVELOPES[envelope as keyof typeof ENVELOPES] : undefined;
      return { kind: 'messageFlow', ...base, source: source(rules.isNodeOrPool), target: target(rules.isNodeOrPool), ...(shown === undefined ? {} : { envelope: shown }) };
    }
    case 'association': {
      if (element.getIn(NAMESPACES.laneway, 'kind') === 'dataAssociation') return { kind: 'dataAssociation', ...base, source: source(anything), target: target(anything) };
      const direction = element.get('associationDirection');
      return { kind: 'association', ...base, source: source(anything), target: target(anything), direction: direction === 'One' ? 'one' : direction === 'Both' ? 'both' : 'none' };
    }
    case 'dataInputAssociation':
    case 'dataOutputAssociation': {
      const isInput = element.local === 'dataInputAssociation';
      const owner = found.owner!;
      const data = dataEnd(index, element, isInput ? 'sourceRef' : 'targetRef', owner);
      if (data === null && !isDrawn) return null;
      const ownerKey = index.keyOf(owner);
      const step = ownerKey === undefined ? null : poolId(ownerKey);
      return { kind: 'dataAssociation', ...base, source: isInput ? data : step, target: isInput ? step : data };
    }
    default: throw new Error(`The inventory took “${element.local}” for a flow.`);
  }
}
