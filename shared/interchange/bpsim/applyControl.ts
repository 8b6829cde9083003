import type { XmlElement } from '../../bpmn/xml/XmlElement.ts';
import type { Flow } from '../../model/Flow.ts';
import type { Arrivals, ProcessNode } from '../../model/Node.ts';
import { readTime } from './readBpsimValue.ts';
import { toFeel } from './toFeel.ts';
import type { ScenarioDraft } from './ScenarioDraft.ts';

const MOST_CASES = 10_000_000;
const MOST_AT_ONCE = 100_000;

/** `ControlParameters` of a sequence flow (BPSim 2.0 §6.7): how often it is taken, or when. */
export function applyFlowControl(draft: ScenarioDraft, flow: Flow, parameters: XmlElement, element: string): void {
  for (const parameter of parameters.elements()) {
    const place = draft.place(parameter, element);
    const current = draft.flows[flow.id] ?? flow;
    if (current.kind !== 'sequenceFlow') { draft.complaints.ignored(place, parameter.local); continue; }
    if (parameter.local === 'Probability') {
      const written = draft.number(parameter, element);
      const probability = written === null ? null : written / draft.probabilityOf;
      const { condition: _, ...rest } = current;
      if (probability !== null && probability >= 0 && probability <= 1) draft.flows[flow.id] = { ...rest, probability };
      else if (written !== null) draft.complaints.invalid(place, String(written));
    } else if (parameter.local === 'Condition') {
      const value = draft.onlyValue(parameter, element);
      const feel = value ? toFeel(value.get('value') ?? '') : null;
      if (feel !== null) draft.flows[flow.id] = { ...current, condition: feel, probability: null };
      else if (value) draft.complaints.ignored(place, value.get('value') ?? parameter.local);
    } else draft.complaints.ignored(place, parameter.local);
  }
}

/** `ControlParameters` of a node: arrivals at start events, waits of catch events, odds of boundary events. */
export function applyNodeControl(draft: ScenarioDraft, node: ProcessNode, parameters: XmlElement, element: string): void {
  let count: number | null = null;
  let gap: Pick<Arrivals, 'interArrival' | 'calendar'> | null = null;
  for (const parameter of parameters.elements()) {
    const place = draft.place(parameter, element);
    const current = draft.nodes[node.id] ?? node;
    switch (parameter.local) {
      case 'InterTriggerTimer': {
        const [first, ...more] = draft.valuesInHours(parameter, element);
        const time = first ? readTime(first.value, draft.unit) : null;
        if (first && !time) draft.complaints.invalid(place, first.value.local);
        if (more.length > 0) draft.complaints.approximated(place, parameter.local);
        if (!time || !first) break;
        if (current.kind === 'startEvent') gap = { interArrival: time, calendar: first.calendar };
        else if (current.kind === 'intermediateCatchEvent' || current.kind === 'boundaryEvent') draft.nodes[node.id] = { ...current, delay: time };
        else draft.complaints.ignored(place, parameter.local);
        break;
      }
      case 'TriggerCount': {
        const number = draft.number(parameter, element);
        if (number === null) break;
        if (current.kind === 'startEvent' && Number.isInteger(number) && number >= 1 && number <= MOST_CASES) count = number;
        else if (current.kind === 'boundaryEvent' && Number.isInteger(number) && number >= 1 && number <= 10_000) draft.nodes[node.id] = { ...current, repeats: number };
        else draft.complaints.ignored(place, `${parameter.local} ${number}`);
        break;
      }
      case 'Probability': {
        const probability = draft.number(parameter, element);
        if (probability === null) break;
        if (current.kind === 'boundaryEvent' && probability >= 0 && probability <= 1) draft.nodes[node.id] = { ...current, probability };
        else draft.complaints.ignored(place, `${parameter.local} ${probability}`);
        break;
      }
      default: draft.complaints.ignored(place, parameter.local);
    }
  }
  const start = draft.nodes[node.id] ?? node;
  if (start.kind !== 'startEvent' || (gap === null && count === null)) return;
  if (gap !== null) {
    draft.nodes[node.id] = { ...start, arrivals: { ...gap, reading: 'working', batchSize: 1, ...(count === null ? {} : { maxCases: count }) } };
  } else if (start.arrivals) {
    draft.nodes[node.id] = { ...start, arrivals: { ...start.arrivals, maxCases: count! } };
  } else {
    // A count without a timer: all at once, when the run begins.
    const batchSize = Math.min(count!, MOST_AT_ONCE);
    draft.nodes[node.id] = { ...start, arrivals: { interArrival: { kind: 'fixed', unit: 'min', value: 1 }, calendar: null, reading: 'working', batchSize, maxCases: count! } };
  }
}
