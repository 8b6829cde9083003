import type { Distribution } from '../../model/Distribution.ts';
import type { EventDefinition, ProcessNode } from '../../model/Node.ts';
import { find } from '../../model/ProcessModel.ts';
import { readTimerText } from '../../timerText.ts';
import { DEFAULT_BOUNDARY_PROBABILITY, DEFAULT_RESPONSE_TIME } from '../defaults.ts';
import { isPureFeel } from '../feel.ts';
import { BODY, RESULT, TRIGGER } from '../Program.ts';
import type { Compilation } from './Compilation.ts';
import { nameOf } from './nameOf.ts';
import type { Structure } from './structure.ts';
import { timerTextOf, warnUnread, writtenTimer, type WrittenTimer } from './timers.ts';

export interface Events {
  readonly body: Int8Array;
  readonly delay: Int32Array;
  readonly delayIsPartner: Uint8Array;
  readonly result: Int8Array;
  readonly catches: Int8Array;
  readonly reference: Int32Array;
  readonly awaits: Int32Array;
  readonly undoes: Int32Array;
  readonly trigger: Int8Array;
  readonly probability: Float64Array;
  readonly whileWorking: Uint8Array;
  readonly repeats: Int32Array;
  readonly period: Float64Array;
  readonly lastAt: Float64Array;
}

/** A timer that comes again and again until what it belongs to ends. */
const FOR_EVER = 2 ** 31 - 1;
/** One whose gaps are drawn. */
const MOST_DRAWN_TIMES = 10_000;

/** Delays, answers and what events throw and catch. Bodies of activities are filled in by the work. */
export function compileEvents(c: Compilation, s: Structure): Events {
  const n = s.nodes.length;
  const references = new Map<string, number>();
  const referenceOf = (definition: EventDefinition | undefined): number => {
    const meant = s.means(definition);
    if (meant === null) return -1;
    if (!references.has(meant)) references.set(meant, references.size);
    return references.get(meant)!;
  };
  const e: Events = {
    body: new Int8Array(n), delay: new Int32Array(n).fill(-1), delayIsPartner: new Uint8Array(n), result: new Int8Array(n), catches: new Int8Array(n),
    reference: new Int32Array(n).fill(-1), awaits: new Int32Array(n).fill(-1), undoes: new Int32Array(n).fill(-1), trigger: new Int8Array(n), probability: new Float64Array(n).fill(1),
    whileWorking: new Uint8Array(n), repeats: new Int32Array(n).fill(1), period: new Float64Array(n), lastAt: new Float64Array(n).fill(Infinity),
  };
  s.nodes.forEach((node, i) => {
    switch (node.kind) {
      case 'intermediateCatchEvent':
        if (!node.definitions.some((d) => d.kind === 'link')) waitAt(c, s, e, i, node);
        e.reference[i] = referenceOf(node.definitions.find((d) => d.kind === 'signal'));
        break;
      case 'startEvent':
        if (!s.levelStarts.some(({ start }) => start === i)) break;
        levelStartAt(c, s, e, i, node);
        e.catches[i] = caughtBy(node.definitions);
        e.reference[i] = referenceOf(node.definitions.find((d) => d.kind === 'error' || d.kind === 'escalation' || d.kind === 'signal'));
        break;
      case 'receiveTask':
        // What the process begins with has come when the case is there.
        if (s.isStart[i] !== true) waitAt(c, s, e, i, node);
        break;
      case 'eventBasedGateway':
        e.body[i] = BODY.race;
        break;
      case 'boundaryEvent':
        boundaryAt(c, s, e, i, node);
        e.catches[i] = caughtBy(node.definitions);
        e.reference[i] = referenceOf(node.definitions.find((d) => d.kind === 'error' || d.kind === 'escalation' || d.kind === 'signal'));
        break;
      case 'endEvent':
      case 'intermediateThrowEvent': {
        const thrown = node.definitions.find((d) => d.kind in RESULT);
        e.result[i] = thrown ? RESULT[thrown.kind as keyof typeof RESULT] : RESULT.none;
        e.reference[i] = referenceOf(thrown);
        if (thrown?.kind === 'compensation') {
          e.undoes[i] = s.indexOf.get(thrown.reference ?? '') ?? -1;
          if (s.undoneBy.every((undoer) => undoer < 0)) c.warn('simulation.warning.compensation', { name: nameOf(node) });
        }
        break;
      }
      default:
    }
  });
  return e;
}

/** What begins an event sub-process: its time, a message, a signal, a condition, or what is thrown in its level. */
function levelStartAt(c: Compilation, s: Structure, e: Events, i: number, node: Extract<ProcessNode, { kind: 'startEvent' }>): void {
  const name = nameOf(node);
  const kinds = new Set(node.definitions.map((d) => d.kind));
  const timer = writtenTimer(c, node);
  e.awaits[i] = conditionOf(c, node.definitions, name);
  if (timer !== null) {
    e.trigger[i] = TRIGGER.timed;
    timeAt(e, i, timer, node.isInterrupting ? 1 : timer.times);
  } else if (s.messages.some((m) => m.target === i && m.source >= 0)) e.trigger[i] = TRIGGER.message;
  else if (isSignalled(s, node.definitions)) e.trigger[i] = TRIGGER.signal;
  else if (e.awaits[i]! >= 0) e.trigger[i] = TRIGGER.condition;
  else {
    // Nothing to go by: it waits for something thrown that never comes.
    e.trigger[i] = TRIGGER.thrown;
    if (!warnUnread(c, node.definitions, name, 'never') && !kinds.has('error') && !kinds.has('escalation')) c.warn('simulation.warning.eventSubProcess', { name: nameOf(s.nodes[s.levelStarts.find(({ start }) => start === i)!.begins]!) });
  }
}

/** Error catches error, escalation escalation, cancel cancel (BPMN 2.0.2 §10.5.1). */
function caughtBy(definitions: readonly EventDefinition[]): number {
  for (const { kind } of definitions) if (kind === 'error' || kind === 'escalation' || kind === 'cancel') return RESULT[kind];
  return RESULT.none;
}

/** The times of a timer whose text says them. */
function timeAt(e: Events, i: number, timer: WrittenTimer, times: number): void {
  e.delay[i] = timer.delay;
  e.period[i] = timer.period;
  e.lastAt[i] = timer.lastAt;
  e.repeats[i] = Math.min(times, FOR_EVER);
}

/** A catch event, or the waiting part of a receive task. */
function waitAt(c: Compilation, s: Structure, e: Events, i: number, node: Extract<ProcessNode, { kind: 'intermediateCatchEvent' }> | ProcessNode): void {
  const name = nameOf(node);
  const definitions = node.kind === 'intermediateCatchEvent' ? node.definitions : [];
  const isTimer = definitions.some((d) => d.kind === 'timer');
  e.delayIsPartner[i] = isTimer ? 0 : 1;
  const given = node.kind === 'intermediateCatchEvent' ? node.delay : null;
  const written = given === null && node.kind === 'intermediateCatchEvent' ? writtenTimer(c, node) : null;
  const messages = s.messages.filter((m) => m.target === i);
  const wait = (d: Distribution) => {
    e.body[i] = BODY.delay;
    e.delay[i] = c.distribution(d, node.id, name);
  };
  if (given !== null) return wait(given);
  if (written !== null) {
    e.body[i] = BODY.delay;
    e.delay[i] = written.delay;
    return;
  }
  if (messages.some((m) => m.source >= 0)) {
    e.body[i] = BODY.message;
    return;
  }
  if (isSignalled(s, definitions)) {
    e.body[i] = BODY.signal;
    return;
  }
  e.awaits[i] = conditionOf(c, definitions, name);
  if (e.awaits[i]! >= 0) {
    e.body[i] = BODY.condition;
    return;
  }
  const partner = find(c.model.pools, messages.find((m) => m.partner !== null)?.partner);
  if (partner) {
    if (partner.responseTime === undefined) c.warn('simulation.warning.defaultResponse', { name: partner.name || partner.id });
    return wait(partner.responseTime ?? DEFAULT_RESPONSE_TIME);
  }
  if (definitions.length > 0 && !warnUnread(c, definitions, name, 'pass')) c.warn('simulation.warning.noDelay', { name });
}

/** Does anyone in the run send the signal that these definitions wait for? */
function isSignalled(s: Structure, definitions: readonly EventDefinition[]): boolean {
  const signals = definitions.filter((d) => d.kind === 'signal');
  const sent = new Set(s.nodes.flatMap((node) => (node.kind === 'endEvent' || node.kind === 'intermediateThrowEvent' ? node.definitions.filter((d) => d.kind === 'signal').map(s.means) : [])));
  return sent.size > 0 && signals.some((signal) => s.means(signal) === null || sent.has(s.means(signal)));
}

/** Index of a condition over case attributes, −1 where there is none that can be read. */
function conditionOf(c: Compilation, definitions: readonly EventDefinition[], name: string): number {
  const definition = definitions.find((d) => d.kind === 'conditional');
  if (!definition) return -1;
  const text = definition.expression?.replace(/^=/, '').trim() ?? '';
  if (text !== '' && isPureFeel(text, c.exampleAttributes)) return c.expressions.push(text) - 1;
  c.warn('simulation.warning.eventCondition', { name });
  return -1;
}

/** How often a timer comes whose delay is given, by its text (`R3/PT1H`); without end only where the delay takes time for certain. */
function timesOf(definitions: readonly EventDefinition[], period: number): number {
  const text = timerTextOf(definitions);
  const read = text === null ? null : readTimerText(text);
  if (read?.kind !== 'cycle') return 1;
  return Math.min(read.times, period > 0 ? FOR_EVER : MOST_DRAWN_TIMES);
}

function boundaryAt(c: Compilation, s: Structure, e: Events, i: number, node: Extract<ProcessNode, { kind: 'boundaryEvent' }>): void {
  const name = nameOf(node);
  const kinds = new Set(node.definitions.map((d) => d.kind));
  e.probability[i] = node.probability ?? 1;
  e.whileWorking[i] = node.clock === 'whileWorking' ? 1 : 0;
  if (node.delay !== null) {
    e.trigger[i] = TRIGGER.timed;
    e.delay[i] = c.distribution(node.delay, node.id, name);
    if (node.delay.kind === 'fixed') e.period[i] = c.meanOf(e.delay[i]!);
    e.repeats[i] = node.cancelActivity ? 1 : (node.repeats ?? timesOf(node.definitions, e.period[i]!));
    return;
  }
  const timer = writtenTimer(c, node);
  if (timer !== null) {
    e.trigger[i] = TRIGGER.timed;
    timeAt(e, i, timer, node.cancelActivity || timer.period === 0 ? 1 : (node.repeats ?? timer.times));
    if (timer.isDated) e.whileWorking[i] = 0;
    return;
  }
  if (kinds.has('timer')) {
    if (!warnUnread(c, node.definitions, name, 'never')) c.warn('simulation.warning.noBoundaryTime', { name });
    e.trigger[i] = TRIGGER.thrown;
    e.probability[i] = 0;
    return;
  }
  if (s.messages.some((m) => m.target === i && m.source >= 0)) {
    e.trigger[i] = TRIGGER.message;
    return;
  }
  if (isSignalled(s, node.definitions)) {
    e.trigger[i] = TRIGGER.signal;
    return;
  }
  e.awaits[i] = conditionOf(c, node.definitions, name);
  if (e.awaits[i]! >= 0) {
    e.trigger[i] = TRIGGER.condition;
    return;
  }
  const host = s.indexOf.get(node.attachedTo ?? '') ?? -1;
  const isInside = (s.entries[host]?.length ?? 0) > 0 && (kinds.has('error') || kinds.has('escalation') || kinds.has('cancel'));
  e.trigger[i] = node.probability === null && isInside ? TRIGGER.thrown : TRIGGER.atEnd;
  if (node.probability === null && !isInside) {
    e.probability[i] = DEFAULT_BOUNDARY_PROBABILITY;
    if (!kinds.has('compensation')) c.warn('simulation.warning.noBoundaryProbability', { name });
  }
}
