import { NODE_KINDS } from '../model/nodeKinds.ts';
import type { SequenceFlow } from '../model/Flow.ts';
import type { NodeId } from '../model/ids.ts';
import type { Gateway, ProcessNode } from '../model/Node.ts';
import { find } from '../model/ProcessModel.ts';
import { oneLine, type Reading } from './Reading.ts';
import { semicolonOf } from './separators.ts';

/** More ways than a person can follow in one cell of a table. */
const MOST_WAYS = 24;
/** Gateways in a row at which ways part. */
const MOST_DEEP = 12;
/** Flows looked at for the ways of one node: through a mesh of gateways there are more ways than could ever be told. */
const MOST_FLOWS = 1_000;

const isGateway = (node: ProcessNode): node is Gateway => NODE_KINDS[node.kind].category === 'gateway';

/** What must hold for a case to take a way: the answer that is written at it, its condition, or “otherwise”; with the share where it is known. */
function answerOf({ t, percent }: Reading, flow: SequenceFlow): string | null {
  const said = oneLine(flow.name) || oneLine(flow.condition ?? '') || (flow.isDefault ? t('book.way.otherwise') : '');
  if (flow.probability === null) return said || null;
  return said ? t('book.way.share', { answer: said, share: percent(flow.probability) }) : t('book.way.onlyShare', { share: percent(flow.probability) });
}

/** The condition of a way out of a gateway in words: `Part needed? – yes (40%)`. */
function conditionOf(reading: Reading, gateway: Gateway, flow: SequenceFlow): string | null {
  const { t } = reading;
  if (gateway.kind === 'parallelGateway') return t('book.way.parallel');
  if (gateway.kind === 'eventBasedGateway') return t('book.way.first');
  const answer = answerOf(reading, flow);
  const question = oneLine(gateway.name);
  if (answer === null) return question || null;
  const text = question ? t('book.way.question', { question, answer }) : answer;
  return gateway.kind === 'inclusiveGateway' ? t('book.way.any', { condition: text }) : text;
}

/** Where a case ends up, as one reads it in a procedure. */
function targetText({ t, label, nameOf, placeOf }: Reading, from: ProcessNode, target: ProcessNode): string {
  if (target.kind === 'endEvent') {
    const isTerminate = target.definitions.some(({ kind }) => kind === 'terminate');
    const name = oneLine(target.name);
    return isTerminate ? t('book.way.terminate', { name: nameOf(target) }) : name ? t('book.way.end', { name }) : t('book.way.endUnnamed');
  }
  const place = placeOf(target);
  return place && place !== placeOf(from) ? t('book.way.toPlace', { step: label(target), place }) : label(target);
}

/**
 * Where a case goes from a node, a line for each way, the conditions in words. Gateways are passed through.
 * With `only`, where one of its flows leads, once its own condition holds. Says so where there is more than it tells:
 * beyond so many lines, gateways in a row or flows, and where gateways lead in a circle.
 */
export function waysOn(reading: Reading, from: ProcessNode, only?: SequenceFlow): readonly string[] {
  const { t, graph, model } = reading;
  const lines: string[] = [];
  const passed = new Set<NodeId>();
  let forks = 0;
  let flowsLeft = MOST_FLOWS;
  let isCut = false;
  const follow = (way: SequenceFlow, said: readonly string[]): void => {
    const conditions = [...said];
    const passedHere: NodeId[] = [];
    let target = find(model.nodes, way.target);
    // What only one way leaves decides nothing: a row of them is walked, however long.
    while (target && isGateway(target) && !passed.has(target.id) && lines.length < MOST_WAYS && flowsLeft > 0) {
      flowsLeft -= 1;
      passed.add(target.id);
      passedHere.push(target.id);
      const gateway: Gateway = target;
      const out = graph.outgoing(gateway.id);
      const joins = graph.incoming(gateway.id).length > 1 && (gateway.kind === 'parallelGateway' || gateway.kind === 'inclusiveGateway');
      if (joins) conditions.push(t(gateway.kind === 'parallelGateway' ? 'book.way.joined' : 'book.way.joinedAny'));
      const [first, second] = out;
      if (second && forks >= MOST_DEEP) isCut = true;
      else if (second) {
        forks += 1;
        for (const branch of out) {
          const condition = conditionOf(reading, gateway, branch);
          follow(branch, condition === null ? conditions : [...conditions, condition]);
        }
        forks -= 1;
      }
      target = first && !second ? find(model.nodes, first.target) : undefined;
    }
    for (const id of passedHere) passed.delete(id);
    if (!target) return;
    if (isGateway(target) || lines.length >= MOST_WAYS) {
      isCut = true;
      return;
    }
    const next = targetText(reading, from, target);
    lines.push(conditions.length === 0 ? next : t('book.way.if', { condition: [...new Set(conditions)].join(semicolonOf(t.locale)), next }));
  };
  const out = only ? [only] : graph.outgoing(from.id);
  for (const flow of out) {
    // Several ways straight out of a step are taken all at once, unless they carry conditions (BPMN 2.0.2 §13.2.1).
    const condition = only ? null : flow.condition || flow.isDefault ? answerOf(reading, flow) : out.length > 1 ? t('book.way.parallel') : null;
    follow(flow, condition === null ? [] : [condition]);
  }
  if (isCut) lines.push(t('book.way.more'));
  return lines;
}

/** From where a case comes to a node: steps, and how it starts. Says so where there are more than it tells. */
export function waysIn(reading: Reading, to: ProcessNode): readonly string[] {
  const { t, graph, model, label, nameOf, placeOf } = reading;
  const found = new Map<NodeId, string>();
  const seen = new Set<NodeId>([to.id]);
  const open = [to.id];
  let flowsLeft = MOST_FLOWS;
  for (let at = open.pop(); at !== undefined && found.size <= MOST_WAYS && flowsLeft > 0; at = open.pop()) {
    for (const flow of graph.incoming(at)) {
      flowsLeft -= 1;
      if (found.size > MOST_WAYS || flowsLeft < 0) break;
      const source = find(model.nodes, flow.source);
      if (!source) continue;
      if (isGateway(source)) {
        if (!seen.has(source.id)) open.push(source.id);
        seen.add(source.id);
        continue;
      }
      const host = source.kind === 'boundaryEvent' ? find(model.nodes, source.attachedTo) : undefined;
      const place = placeOf(source);
      const text = source.kind === 'startEvent' ? (oneLine(source.name) ? t('book.way.start', { name: nameOf(source) }) : t('book.way.startUnnamed'))
        : host ? t('book.way.fromEvent', { event: nameOf(source), step: label(host) })
          : place && place !== placeOf(to) ? t('book.fact', { label: place, value: label(source) }) : label(source);
      found.set(source.id, text);
    }
  }
  const ways = [...found.values()];
  return ways.length > MOST_WAYS || flowsLeft <= 0 ? [...ways.slice(0, MOST_WAYS), t('book.way.moreIn')] : ways;
}

/** What may happen while a step is under way, and where it leads. */
export function interruptions(reading: Reading, step: ProcessNode): readonly string[] {
  const { t, graph, nameOf, time } = reading;
  return graph.attached(step.id).flatMap((event) => {
    if (event.kind !== 'boundaryEvent') return [];
    const name = event.delay ? t('book.way.after', { event: nameOf(event), delay: time(event.delay) }) : nameOf(event);
    const ways = waysOn(reading, event);
    const next = ways.length > 0 ? ways.join(semicolonOf(t.locale)) : t('book.way.nothing');
    return [t(event.cancelActivity ? 'book.way.interrupts' : 'book.way.besides', { event: name, next })];
  });
}
