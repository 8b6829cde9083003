import type { ProcessNode, StartEvent } from '../../shared/model/Node.ts';
import { MINUTES_PER_UNIT, type Distribution } from '../../shared/model/Distribution.ts';
import { rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { arrivalsAt, Drawing, isActivity, type Way } from './Drawing.ts';
import { Draws } from './Draws.ts';
import type { Attributes } from './feel.ts';
import { Activities } from './Activities.ts';
import { ArrivalTimes } from './ArrivalTimes.ts';
import { Events } from './Events.ts';
import { isInclusiveJoinReady, waitingOn } from './joins.ts';
import { Crew } from './Crew.ts';
import { Lines } from './Lines.ts';
import { Pools } from './Pools.ts';
import { Works } from './Works.ts';
import { type Plan, Plans, type PRIORITY } from './Plans.ts';
import { waysTaken } from './splits.ts';
import { TimerArrivals, timerText } from './timers.ts';
import { Case, Level, Token } from './Token.ts';
import type { PURPOSE } from '../../shared/simulation/randomStream.ts';
import { wallClock, type Zone, zoneOf } from './WorkingTime.ts';

/** One activity performed, or withdrawn before it began (`startedAt` is then Infinity). */
export interface Performed {
  readonly case: number;
  readonly node: string;
  readonly visit: number;
  readonly enabledAt: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly outcome: 'completed' | 'interrupted' | 'withdrawn';
}

export interface Observed {
  readonly cases: readonly Case[];
  readonly performed: readonly Performed[];
}

export interface Wanted {
  readonly seed: number;
  readonly replication: number;
  readonly cases: number;
}

/** A case that goes on splitting: the model is none for a slow interpreter. */
export class Explosion extends Error {}
const MOST_TOKENS = 40;
const MOST_ACTIVITIES = 1_000;
const MOST_PLANS = 4_000;
const MOST_IDLE_ROUNDS = 1_000;
/** Of one case, and of cases that tell each other, within one instant: more is a loop that takes no time. */
const MOST_MOVES = 5_000;

/**
 * The reference: what a model does, written to be read and not to be fast (CONVENTIONS.md). It holds what its parts
 * share: the clock, the plans, the draws and the cases; and it moves tokens.
 */
export class Interpreter {
  readonly drawing: Drawing;
  readonly plans = new Plans();
  readonly draws: Draws;
  readonly crew: Crew;
  readonly lines: Lines;
  readonly works: Works;
  readonly pools: Pools;
  readonly activities: Activities;
  readonly events: Events;
  readonly performed: Performed[] = [];
  readonly cases: Case[] = [];
  now = 0;
  /** Cases that a signal has reached, in the order in which they go on. */
  readonly touched: Case[] = [];
  readonly #model: ProcessModel;
  readonly zone: Zone;
  readonly origin: number;
  readonly #wanted: Wanted;

  constructor(model: ProcessModel, wanted: Wanted) {
    const { start, timeZone } = model.meta.settings;
    this.#model = model;
    this.#wanted = wanted;
    this.zone = zoneOf(timeZone);
    this.origin = this.zone.instant(wallClock(start));
    this.drawing = new Drawing(model);
    this.draws = new Draws(wanted.seed, wanted.replication);
    this.crew = new Crew(this.drawing, this.zone, this.origin);
    this.lines = new Lines(this, this.crew);
    this.works = new Works(this, this.crew);
    this.pools = new Pools(this);
    this.activities = new Activities(this);
    this.events = new Events(this);
  }

  /** Runs until the last case has ended or nothing can happen any more. */
  run(): Observed {
    for (const start of this.drawing.starts) if (start.kind === 'startEvent') this.#open(start);
    this.works.planFailures();
    for (;;) {
      const next = this.plans.next();
      if (this.lines.isTouched && (next === undefined || next.time > this.now)) {
        this.lines.serve();
        continue;
      }
      const isOver = this.cases.filter(({ order }) => order >= 0).length >= this.#wanted.cases && this.cases.every(({ tokens }) => tokens.length === 0);
      if (next === undefined || isOver || (this.plans.isOver && !this.lines.isTouched)) return { cases: this.cases, performed: this.performed };
      if (this.plans.count > MOST_PLANS) throw new Explosion();
      next.isOff = true;
      this.now = next.time;
      next.happen();
    }
  }

  // ── Arrivals ───────────────────────────────────────────────────────────────────────────────────

  /** The backlog of the first source, and everybody's first case. */
  #open(start: StartEvent): void {
    const { backlog = 0 } = this.#model.meta.settings;
    if (this.#isMain(start)) for (let n = 1; n <= backlog; n += 1) this.#begin(start, -n, -1);
    const { arrivals } = start;
    const text = timerText(start);
    const times = arrivals !== null ? new ArrivalTimes(this, start, arrivals) : text !== null ? new TimerArrivals(text, this) : null;
    if (times !== null) this.#plan(start, times, times.first(), 1);
  }

  #isMain(start: StartEvent): boolean {
    return this.drawing.starts.find((each) => arrivalsAt(each) !== null) === start;
  }

  /** The next arrival, the n-th, of a source: a batch of cases, each followed to where it has to wait. */
  #plan(start: StartEvent, times: Pick<ArrivalTimes, 'next'>, at: number, n: number): void {
    if (at === Infinity) return;
    this.plans.add(at, 'arrival', () => {
      const come = () => this.cases.filter(({ source, order }) => source === start.id && order >= 0).length;
      const order = () => this.cases.filter((each) => each.order >= 0).length;
      const most = start.arrivals?.maxCases ?? Infinity;
      for (let i = 0; i < (start.arrivals?.batchSize ?? 1) && order() < this.#wanted.cases && come() < most; i += 1) this.#begin(start, come(), order());
      if (order() < this.#wanted.cases && come() < most) this.#plan(start, times, times.next(come(), n), n + 1);
    });
  }

  #begin(start: StartEvent, number: number, order: number): void {
    const begun = new Case(start.id, number, order, this.now);
    this.cases.push(begun);
    begun.attributes = this.#drawAttributes(begun, start);
    this.beginProcess(begun, start);
    if (this.#isMain(start)) for (const companion of this.drawing.companions()) this.beginProcess(begun, companion);
    this.settle(begun);
  }

  #drawAttributes({ source, number }: Case, start: StartEvent): Attributes {
    const turn = { source, number, visit: 0, attributes: {} };
    return Object.fromEntries(rows(this.#model.attributes).map(({ id, name, value }) => {
      switch (value.kind) {
        case 'constant': return [name, value.value];
        case 'distribution': return [name, this.draws.minutes(value.distribution, id, 'attribute', turn) / MINUTES_PER_UNIT[value.distribution.unit]];
        case 'choice': {
          const shares = this.#model.meta.settings.caseClass === id ? start.arrivals?.shares : undefined;
          const options = shares ?? value.options;
          const u = this.draws.uniform(id, 'attribute', turn) * options.reduce((sum, { weight }) => sum + weight, 0);
          let sum = 0;
          return [name, (options.find(({ weight }) => u < (sum += weight)) ?? options.at(-1)!).value];
        }
      }
    }));
  }

  // ── Tokens ─────────────────────────────────────────────────────────────────────────────────────

  /** A process of the case begins. */
  beginProcess(begun: Case, at: ProcessNode): Token {
    const level = new Level(null);
    const token = new Token(begun, level, at);
    this.events.open(begun, level, { parent: null, pool: at.pool });
    this.enterSoon(token);
    return token;
  }

  enterSoon(token: Token): void {
    token.case.agenda.push({ token, move: () => this.#enter(token) });
  }

  leaveSoon(token: Token): void {
    token.case.agenda.push({ token, move: () => this.#leave(token) });
  }

  /** Does what can be done at this instant; then cases that a signal has reached go on, first come, first served. */
  settle(settled: Case): void {
    let cases = 0;
    for (let next: Case | undefined = settled; next; next = this.touched.shift()) {
      this.#settleAlone(next);
      cases += 1;
      if (cases > MOST_MOVES) throw new Explosion();
    }
  }

  /** Lets go of a case that can never go on. */
  #settleAlone(settled: Case): void {
    for (let moves = 0; ; moves += 1) {
      if (settled.tokens.length > MOST_TOKENS || this.performed.length > MOST_ACTIVITIES || moves > MOST_MOVES) throw new Explosion();
      const next = settled.agenda.pop();
      if (next) {
        next.move();
        continue;
      }
      const ready = settled.tokens.find((token) => token.state === 'joining' && token.node.kind === 'inclusiveGateway' && isInclusiveJoinReady(this.drawing, token));
      if (!ready) break;
      this.#fireInclusiveJoin(ready);
    }
    const isAwaited = this.events.mayHear(settled) || settled.tokens.some(({ level }) => level?.plans.some(({ isOff }) => !isOff));
    const isStuck = !isAwaited && settled.tokens.every(({ state, plans }) => ['listening', 'inside', 'joining'].includes(state) && plans.every(({ isOff }) => isOff));
    if (isStuck) settled.tokens = [];
    if (settled.tokens.length === 0) this.works.ended(settled, null);
  }

  plan(token: Token, at: number, priority: keyof typeof PRIORITY, happen: () => void): Plan {
    const plan = this.plans.add(at, priority, () => {
      happen();
      this.settle(token.case);
    });
    token.plans.push(plan);
    return plan;
  }

  /** A timer that repeats keeps no case alive for ever in which nothing else can move. */
  mayRepeat(inCase: Case, round: number): boolean {
    return round < MOST_IDLE_ROUNDS || !inCase.isIdle;
  }

  /** A time drawn for a token, in the stream of an element. */
  draw(token: Pick<Token, 'case' | 'visit'>, distribution: Distribution | null, element: string, purpose: keyof typeof PURPOSE): number {
    return this.draws.minutes(distribution, element, purpose, this.turn(token));
  }

  turn({ case: { source, number, attributes }, visit }: Pick<Token, 'case' | 'visit'>): { readonly source: string; readonly number: number; readonly visit: number; readonly attributes: Attributes } {
    return { source, number, visit, attributes };
  }

  arriveVisit(token: Token, node: ProcessNode): void {
    token.visit = token.case.countVisit(node);
  }

  #enter(token: Token): void {
    const { node } = token;
    token.enabledAt = this.now;
    if (this.drawing.waysIn(node).length > 1) {
      if (node.kind === 'parallelGateway' && !this.#joinsAll(token)) return;
      if (node.kind === 'complexGateway' && !this.#joinsSome(token)) return;
      if (node.kind === 'inclusiveGateway') {
        token.state = 'joining';
        return;
      }
    }
    if (node.kind === 'eventBasedGateway') this.events.beginRace(token);
    else if (this.events.waitsAt(node)) this.events.beginWait(token);
    else if (isActivity(node)) this.activities.begin(token);
    else {
      this.arriveVisit(token, node);
      this.#leave(token);
    }
  }

  #leave(token: Token): void {
    const { node } = token;
    if (this.events.undoes(token)) return;
    this.events.send(token);
    if (this.events.throwAt(token)) return;
    const uniforms = this.draws.uniforms(node.id, 'branch', this.turn(token));
    const [first, ...others] = waysTaken(this.drawing, token, uniforms);
    if (first === undefined) {
      this.finish(token);
      return;
    }
    const copies = others.map((way) => ({ way, token: this.copy(token, token.node) }));
    this.#along(token, first);
    for (const copy of copies) this.#along(copy.token, copy.way);
  }

  /** Another token beside one. */
  copy(token: Token, node: ProcessNode): Token {
    const other = new Token(token.case, token.level, node);
    other.visit = token.visit;
    return other;
  }

  #along(token: Token, way: Way): void {
    token.way = way;
    const transfer = way.flow?.handOff?.transferTime;
    if (transfer === undefined) {
      this.#arriveBy(token, way);
      return;
    }
    token.state = 'travelling';
    token.node = way.target;
    this.plan(token, this.now + this.draw(token, transfer, way.id, 'transfer'), 'token', () => {
      token.forgetPlans();
      token.state = 'ready';
      this.#arriveBy(token, way);
    });
  }

  /** Accepted, or sent back to the step that handed it over. */
  #arriveBy(token: Token, way: Way): void {
    const reject = isActivity(way.source) ? (way.flow?.handOff?.rejectProbability ?? 0) : 0;
    const isBack = reject > 0 && this.draws.uniform(way.id, 'reject', this.turn(token)) < reject;
    token.node = isBack ? way.source : way.target;
    this.enterSoon(token);
  }

  /** A parallel join goes on with the token that completes it. */
  #joinsAll(token: Token): boolean {
    const others = this.drawing.waysIn(token.node).filter((way) => way !== token.way);
    if (others.some((way) => !waitingOn(way, token))) {
      token.state = 'joining';
      return false;
    }
    for (const way of others) waitingOn(way, token)?.remove();
    return true;
  }

  /** A complex join goes on with the k-th token, and swallows the others until one has come for each way (BPMN 2.0.2 §13.4.5). */
  #joinsSome(token: Token): boolean {
    const { node, level } = token;
    const ways = this.drawing.waysIn(node).length;
    const { swallowed } = level ?? { swallowed: new Map<ProcessNode, number>() };
    const come = swallowed.get(node);
    if (come !== undefined) {
      if (come + 1 >= ways) swallowed.delete(node);
      else swallowed.set(node, come + 1);
      this.finish(token);
      return false;
    }
    const waiting = token.case.tokens.filter((other) => other.state === 'joining' && other.node === node && other.level === level);
    const wanted = node.kind === 'complexGateway' ? (node.activationCount ?? ways) : ways;
    if (waiting.length + 1 < wanted) {
      token.state = 'joining';
      return false;
    }
    for (const other of waiting) other.remove();
    if (waiting.length + 1 < ways) swallowed.set(node, waiting.length + 1);
    return true;
  }

  /** One token of each filled way becomes one, the one that came last. */
  #fireInclusiveJoin(ready: Token): void {
    const merged = this.drawing.waysIn(ready.node).flatMap((way) => waitingOn(way, ready) ?? []);
    const last = merged.reduce((best, token) => (token.enabledAt >= best.enabledAt ? token : best), ready);
    for (const token of merged) if (token !== last) token.remove();
    last.state = 'ready';
    this.arriveVisit(last, last.node);
    this.leaveSoon(last);
  }

  /** A token is used up. The last one of a level ends the level; the last one of a case ends the case. */
  finish(token: Token): void {
    token.remove();
    const { level } = token;
    if (level !== null && token.case.tokens.some((other) => other.level === level)) return;
    level?.forgetPlans();
    if (level !== null && level.host !== null) {
      const { host } = level;
      host.inner = null;
      host.state = 'ready';
      token.case.agenda.push({ token: host, move: () => (isActivity(host.node) ? this.activities.contentDone(host) : this.#leave(host)) });
      return;
    }
    if (token.case.tokens.length === 0) token.case.endedAt = this.now;
  }

  /** Takes every token of a level and of the levels inside it, except one, out of the case. */
  clear(inCase: Case, level: Level, except: Token | null): void {
    for (const token of inCase.tokens) {
      if (token === except || !token.level?.isWithin(level)) continue;
      if (token.level !== except?.level) token.level.forgetPlans();
      this.activities.abandon(token);
      token.remove();
    }
  }

  note(token: Token, outcome: Performed['outcome']): void {
    this.performed.push({ case: token.case.order, node: token.node.id, visit: token.visit, enabledAt: token.enabledAt, startedAt: token.startedAt, endedAt: this.now, outcome });
  }
}

export const interpret = (model: ProcessModel, wanted: Wanted): Observed => new Interpreter(model, wanted).run();
