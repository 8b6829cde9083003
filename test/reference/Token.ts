import type { ProcessNode, StartEvent } from '../../shared/model/Node.ts';
import { type Activity, isActivity, type Way } from './Drawing.ts';
import type { Attributes } from './feel.ts';
import type { Plan } from './Plans.ts';
import type { Work } from './Work.ts';

/** An instance of a process level: of a process, of a sub-process, or the instances of a multi-instance activity. */
export class Level {
  /** Start events of event sub-processes that stand ready in it, and when those with a timer begin. */
  ready: readonly { readonly sub: ProcessNode; readonly start: StartEvent }[] = [];
  plans: Plan[] = [];
  /** Per complex gateway that has gone on: tokens that have come. */
  readonly swallowed = new Map<ProcessNode, number>();
  /** The token that waits outside until the level is done; `null` for a process. */
  readonly host: Token | null;

  constructor(host: Token | null) {
    this.host = host;
  }

  forgetPlans(): void {
    for (const plan of this.plans) plan.isOff = true;
    this.plans = [];
    this.ready = [];
  }

  isWithin(outer: Level): boolean {
    return this === outer || (this.host?.level?.isWithin(outer) ?? false);
  }
}

/**
 * `ready`: about to move. `inside`: its sub-process or its instances are under way. `listening`: for a message or a condition; `signalled`: for a signal.
 * `racing`: at an event-based gateway. `travelling`: on a flow that takes time. `courier`: a message on its way.
 */
export type State = 'ready' | 'queued' | 'working' | 'delayed' | 'signalled' | 'listening' | 'inside' | 'joining' | 'racing' | 'travelling' | 'courier';

export class Token {
  readonly case: Case;
  /** `null`: a message on its way. */
  readonly level: Level | null;
  node: ProcessNode;
  /** By which it came, or on which it travels. */
  way: Way | null = null;
  state: State = 'ready';
  enabledAt = 0;
  startedAt = Infinity;
  duration = 0;
  /** The work that is done for it, and the minutes done. */
  work: Work | null = null;
  worked = 0;
  visit = 0;
  roundsLeft = 0;
  isInstance = false;
  inner: Level | null = null;
  /** What is to happen to it; forgotten when it goes on. */
  plans: Plan[] = [];

  constructor(inCase: Case, level: Level | null, node: ProcessNode) {
    this.case = inCase;
    this.level = level;
    this.node = node;
    inCase.tokens.unshift(this);
  }

  forgetPlans(): void {
    for (const plan of this.plans) plan.isOff = true;
    this.plans = [];
  }

  remove(): void {
    this.forgetPlans();
    this.case.tokens = this.case.tokens.filter((token) => token !== this);
    this.case.agenda = this.case.agenda.filter(({ token }) => token !== this);
  }
}

export class Case {
  /** Start event at which it came in, and its number among the cases that did. */
  readonly source: string;
  readonly number: number;
  /** Number among all cases. */
  readonly order: number;
  readonly startedAt: number;
  /** Infinity: has not ended, or never can. */
  endedAt = Infinity;
  attributes: Attributes = {};
  /** Money. */
  cost = 0;
  /** Newest first. */
  tokens: Token[] = [];
  /** What is to be done before time goes on; the last one noted is done first. */
  agenda: { readonly token: Token; readonly move: () => void }[] = [];
  readonly visits = new Map<ProcessNode, number>();
  /** Activities that are done and can be undone, in that order, and in which level they were. */
  done: { readonly step: ProcessNode; readonly level: Level | null }[] = [];
  /** Messages that came before anyone listened. */
  readonly letters = new Map<ProcessNode, number>();

  constructor(source: string, number: number, order: number, startedAt: number) {
    this.source = source;
    this.number = number;
    this.order = order;
    this.startedAt = startedAt;
  }

  /** Nothing in it can move by itself: what waits, waits for something else. */
  get isIdle(): boolean {
    return this.tokens.every(({ state }) => ['listening', 'inside', 'joining'].includes(state));
  }

  /** Numbers the visits of a node from 0. */
  countVisit(node: ProcessNode): number {
    const visit = this.visits.get(node) ?? 0;
    this.visits.set(node, visit + 1);
    return visit;
  }
}

/** The activity at which a token is. */
export function stepOf({ node }: Token): Activity {
  if (!isActivity(node)) throw new Error(`${node.id} is no activity`);
  return node;
}
