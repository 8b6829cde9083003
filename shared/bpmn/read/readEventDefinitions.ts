import type { EventDefinition } from '../../model/Node.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { FLOW_NODES } from './Inventory.ts';
import { expressionIn, limited } from './readText.ts';
import type { SourceIndex } from './SourceIndex.ts';

/** Which shared root element an event definition points to, and by which attribute. */
export const SHARED: Readonly<Partial<Record<EventDefinition['kind'], { readonly attribute: string; readonly element: string }>>> = {
  message: { attribute: 'messageRef', element: 'message' },
  signal: { attribute: 'signalRef', element: 'signal' },
  error: { attribute: 'errorRef', element: 'error' },
  escalation: { attribute: 'escalationRef', element: 'escalation' },
};

/** Which attribute of a shared root element is its code. */
export const CODE: Readonly<Partial<Record<EventDefinition['kind'], string>>> = { error: 'errorCode', escalation: 'escalationCode' };

export const DEFINITION_ELEMENT: Readonly<Record<EventDefinition['kind'], string>> = {
  message: 'messageEventDefinition', timer: 'timerEventDefinition', signal: 'signalEventDefinition', error: 'errorEventDefinition',
  escalation: 'escalationEventDefinition', link: 'linkEventDefinition', conditional: 'conditionalEventDefinition',
  compensation: 'compensateEventDefinition', cancel: 'cancelEventDefinition', terminate: 'terminateEventDefinition',
};
export const TIMER_TEXTS = ['timeDuration', 'timeDate', 'timeCycle'] as const;
const KIND = new Map(Object.entries(DEFINITION_ELEMENT).map(([kind, element]) => [element, kind as EventDefinition['kind']]));

export const isEventDefinition = (element: XmlElement) => element.vocabulary === 'bpmn' && KIND.has(element.local);

export function readEventDefinition(index: SourceIndex, element: XmlElement): EventDefinition | null {
  const kind = KIND.get(element.local);
  if (kind === undefined) return null;
  const shared = SHARED[kind];
  let reference: string | undefined;
  let identity: Pick<EventDefinition, 'code' | 'root'> = {};
  if (shared) {
    const written = element.get(shared.attribute);
    const root = index.resolve(written, (candidate) => candidate.local === shared.element);
    if (written !== undefined && written.trim() !== '' && !root) index.warn('bpmn.warning.dangling', { attribute: shared.attribute, reference: written.slice(0, 200) }, element);
    reference = root?.get('name');
    if (root) identity = identityOf(index, kind, root);
  } else if (kind === 'compensation') {
    reference = activityOf(index, element);
  } else if (kind === 'link') {
    reference = element.get('name');
  }
  const expression = kind === 'timer'
    ? TIMER_TEXTS.map((text) => expressionIn(index, element, text)).find((text) => text !== undefined)
    : kind === 'conditional' ? expressionIn(index, element, 'condition') : undefined;
  return {
    kind,
    ...(reference === undefined || reference === '' ? {} : { reference: limited(index, element, reference, 'reference') }),
    ...identity,
    ...(expression === undefined ? {} : { expression }),
  };
}

/** What tells a shared element from others beside its name. Messages need nothing: they go where their flows lead. */
function identityOf(index: SourceIndex, kind: EventDefinition['kind'], root: XmlElement): Pick<EventDefinition, 'code' | 'root'> {
  const attribute = CODE[kind];
  const code = attribute === undefined ? undefined : root.get(attribute)?.trim();
  if (code !== undefined && code !== '') return { code: limited(index, root, code, 'reference') };
  const id = root.get('id');
  return kind === 'message' || id === undefined || (root.get('name') ?? '') !== '' ? {} : { root: limited(index, root, id, 'reference') };
}

/** The activity that a compensation undoes, by its id in the model. */
function activityOf(index: SourceIndex, element: XmlElement): string | undefined {
  const written = element.get('activityRef');
  const activity = index.keyOf(index.resolve(written, (candidate) => FLOW_NODES.has(candidate.local)));
  if (written !== undefined && written.trim() !== '' && activity === undefined) index.warn('bpmn.warning.dangling', { attribute: 'activityRef', reference: written.slice(0, 200) }, element);
  return activity;
}

/** The definitions of an event, its own and those it refers to. */
export function readEventDefinitions(index: SourceIndex, event: XmlElement): EventDefinition[] {
  return event.elements().flatMap((child) => {
    if (child.is('eventDefinitionRef')) {
      const shared = index.resolve(child.text(), isEventDefinition);
      const definition = shared && readEventDefinition(index, shared);
      if (!definition) index.warn('bpmn.warning.dangling', { attribute: 'eventDefinitionRef', reference: child.text().slice(0, 200) }, event);
      return definition ? [definition] : [];
    }
    if (child.vocabulary !== 'bpmn') return [];
    const definition = readEventDefinition(index, child);
    return definition ? [definition] : [];
  }).slice(0, 50);
}
