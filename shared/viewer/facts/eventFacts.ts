import { formatDateTime, formatNumber, formatPercent } from '../../i18n/format.ts';
import type { Arrivals, EventDefinition, ProcessNode } from '../../model/Node.ts';
import { find, type ProcessModel } from '../../model/ProcessModel.ts';
import { inBoth, text } from '../inBoth.ts';
import { distributionText } from './distributionText.ts';
import { nameOf } from './elementNames.ts';
import { fact, facts, yes, type Fact, type Facts } from './Facts.ts';

type EventNode = Extract<ProcessNode, { readonly definitions: readonly EventDefinition[] }>;

/** What happens at an event, and how long a case waits for it. */
export function eventFacts(model: ProcessModel, event: EventNode): readonly Facts[] {
  return [
    ...facts('inspector.definitions', [
      ...event.definitions.flatMap((definition) => definitionFacts(model, definition)),
      ...yes('inspector.parallelMultiple', event.parallelMultiple),
      ...(event.kind === 'startEvent' && find(model.nodes, event.parent) && isInEventSubProcess(model, event) ? yes('inspector.isInterrupting', event.isInterrupting) : []),
    ]),
    ...(event.kind === 'intermediateCatchEvent' ? facts('inspector.delay', fact('inspector.delay.wait', distributionText(event.delay))) : []),
    ...(event.kind === 'boundaryEvent' ? facts('inspector.boundary', boundaryFacts(model, event)) : []),
    ...(event.kind === 'startEvent' && event.arrivals ? facts('inspector.arrivals', arrivalFacts(model, event.arrivals)) : []),
  ];
}

const isInEventSubProcess = (model: ProcessModel, { parent }: EventNode) => {
  const around = find(model.nodes, parent);
  return around !== undefined && 'triggeredByEvent' in around && around.triggeredByEvent;
};

/** The one activity that a compensation undoes; without it, it undoes all. */
const undoneFact = (activity: ProcessNode | undefined): readonly Fact[] => (activity ? fact('inspector.definition.undoes', activity.name.trim() || text(`bpmn.${activity.kind}`), activity.id) : []);

const definitionFacts = (model: ProcessModel, { kind, reference, code, expression }: EventDefinition): readonly Fact[] => [
  ...fact('inspector.definition', text(`inspector.definition.${kind}`)),
  ...(kind === 'compensation' ? undoneFact(find(model.nodes, reference)) : fact('inspector.definition.reference', reference)),
  ...fact('inspector.definition.code', code),
  ...fact(kind === 'timer' ? 'inspector.definition.timerText' : 'inspector.condition', expression),
];

function boundaryFacts(model: ProcessModel, event: Extract<EventNode, { kind: 'boundaryEvent' }>): readonly Fact[] {
  const { attachedTo, probability, repeats } = event;
  return [
    ...(attachedTo ? fact('inspector.boundary', nameOf(model, attachedTo), attachedTo) : []),
    ...yes('inspector.boundary.interrupting', event.cancelActivity),
    ...fact('inspector.boundary.after', distributionText(event.delay)),
    ...(event.delay ? fact('inspector.boundary.clock', text(`inspector.boundary.${event.clock}`)) : []),
    ...(probability === null ? [] : fact('inspector.boundary.probability', inBoth((t) => formatPercent(t.locale, probability)))),
    ...(repeats === undefined ? [] : fact('inspector.boundary.repeats', inBoth((t) => formatNumber(t.locale, repeats)))),
  ];
}

function arrivalFacts(model: ProcessModel, arrivals: Arrivals): readonly Fact[] {
  const { rates, instants, calendar, first, last, maxCases, shares } = arrivals;
  const total = rates?.reduce((sum, rate) => sum + rate, 0) ?? 0;
  const weight = shares?.reduce((sum, share) => sum + share.weight, 0) ?? 0;
  return [
    ...(instants
      ? fact('inspector.instants', inBoth((t) => t('inspector.instants.facts', { n: formatNumber(t.locale, instants.length), count: instants.length, first: formatDateTime(t.locale, instants[0] ?? ''), last: formatDateTime(t.locale, instants.at(-1) ?? '') })))
      : rates
        ? fact('inspector.rates', inBoth((t) => t('inspector.rates.total', { n: formatNumber(t.locale, total), perDay: formatNumber(t.locale, total / 7) })))
        : [...fact('inspector.interArrival', distributionText(arrivals.interArrival)), ...fact('inspector.arrivals.reading', text(`inspector.arrivals.${arrivals.reading}`))]),
    ...fact('inspector.arrivals.calendar', calendar === null ? null : (find(model.calendars, calendar)?.name ?? calendar)),
    ...(arrivals.batchSize === 1 ? [] : fact('inspector.arrivals.batchSize', inBoth((t) => formatNumber(t.locale, arrivals.batchSize)))),
    ...fact('inspector.period.first', first === undefined ? null : inBoth((t) => formatDateTime(t.locale, first))),
    ...fact('inspector.period.last', last === undefined ? null : inBoth((t) => formatDateTime(t.locale, last))),
    ...fact('inspector.period.maxCases', maxCases === undefined ? null : inBoth((t) => formatNumber(t.locale, maxCases))),
    ...(shares && weight > 0 ? fact('inspector.shares', inBoth((t) => shares.map((share) => `${share.value}: ${formatPercent(t.locale, share.weight / weight)}`).join(', '))) : []),
  ];
}
