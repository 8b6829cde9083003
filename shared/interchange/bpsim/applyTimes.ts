import type { XmlElement } from '../../bpmn/xml/XmlElement.ts';
import { MINUTES_PER_UNIT, type Distribution } from '../../model/Distribution.ts';
import type { ProcessNode } from '../../model/Node.ts';
import type { ScenarioDraft } from './ScenarioDraft.ts';

/** Work before and after the processing itself, by the same people. */
const WITH_PROCESSING = new Set(['SetUpTime', 'ValidationTime', 'ReworkTime']);
/** Moving and waiting before anybody works. */
const BEFORE_WORK = new Set(['TransferTime', 'WaitTime']);

/** A time with a constant added; `null` where its form cannot say so. */
export function plusConstant(time: Distribution, constant: Distribution): Distribution | null {
  if (constant.kind !== 'fixed') return time.kind === 'fixed' ? plusConstant(constant, time) : null;
  const c = (constant.value * MINUTES_PER_UNIT[constant.unit]) / MINUTES_PER_UNIT[time.unit];
  if (c === 0) return time;
  switch (time.kind) {
    case 'fixed': return { ...time, value: time.value + c };
    case 'uniform': return { ...time, min: time.min + c, max: time.max + c };
    case 'triangular':
    case 'pert': return { ...time, min: time.min + c, mode: time.mode + c, max: time.max + c };
    case 'beta': return { ...time, min: time.min + c, max: time.max + c };
    case 'histogram': return {
      ...time, bins: time.bins.map(({ from, to, weight }) => ({ from: from + c, to: to + c, weight })),
      ...(time.min === undefined ? {} : { min: time.min + c }), ...(time.max === undefined ? {} : { max: time.max + c }),
    };
    // An exponential that is cut off below is a displaced one: it has no memory.
    case 'exponential': return { ...time, min: (time.min ?? 0) + c, ...(time.max === undefined ? {} : { max: time.max + c }) };
    // Cut off at 0 before, at the constant after.
    case 'normal': return { ...time, mean: time.mean + c, min: (time.min ?? 0) + c, ...(time.max === undefined ? {} : { max: time.max + c }) };
    default: return null;
  }
}

/** `TimeParameters` of an element (BPSim 2.0 §6.6). */
export function applyTimes(draft: ScenarioDraft, node: ProcessNode, parameters: XmlElement, element: string): void {
  let working: Distribution | null = null;
  let before: Distribution | null = null;
  for (const parameter of parameters.elements()) {
    const isUsed = parameter.local === 'ProcessingTime' || WITH_PROCESSING.has(parameter.local) || BEFORE_WORK.has(parameter.local);
    const time = isUsed ? draft.time(parameter, element) : null;
    const place = draft.place(parameter, element);
    if (!isUsed) {
      // Results of another tool's run, or waiting that comes about by itself.
      if (parameter.elements().some((value) => value.local !== 'ResultRequest' && value.get('result') === undefined)) draft.complaints.ignored(place, parameter.local);
    } else if (time && BEFORE_WORK.has(parameter.local)) {
      const sum: Distribution | null = before ? plusConstant(before, time) : time;
      if (sum) before = sum;
      else draft.complaints.ignored(place, parameter.local);
    } else if (time) {
      const sum: Distribution | null = working ? plusConstant(working, time) : time;
      if (sum) working = sum;
      else draft.complaints.ignored(place, parameter.local);
    }
  }
  const current = draft.nodes[node.id] ?? node;
  if ('work' in current) {
    if (working) { draft.nodes[node.id] = { ...current, work: { ...current.work, duration: working } }; draft.timed.add(node.id); }
    if (before) waitBefore(draft, node, before, parameters, element);
  } else if (current.kind === 'intermediateCatchEvent' || current.kind === 'boundaryEvent') {
    const delay = before && working ? plusConstant(before, working) : (before ?? working);
    if (delay) draft.nodes[node.id] = { ...current, delay };
  } else if (before || working) draft.complaints.ignored(draft.place(parameters, element), parameters.local);
}

/** A case is under way for so long before it can wait for people: the transfer time of the flows that lead here. */
function waitBefore(draft: ScenarioDraft, node: ProcessNode, time: Distribution, parameters: XmlElement, element: string): void {
  const incoming = Object.values(draft.flows).filter((flow) => flow.kind === 'sequenceFlow' && flow.target === node.id);
  if (incoming.length === 0) draft.complaints.ignored(draft.place(parameters, element), parameters.local);
  for (const flow of incoming) if (flow.kind === 'sequenceFlow') draft.flows[flow.id] = { ...flow, handOff: { ...flow.handOff, transferTime: time } };
}
