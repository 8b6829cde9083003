import type { BoundaryEvent } from '../../shared/model/Node.ts';
import { DEFAULT_LOOP_COUNT } from '../../shared/simulation/defaults.ts';
import type { Interpreter } from './Interpreter.ts';
import { type Attributes, holds, valueOf } from './feel.ts';
import { timerText, timesOf, timesWritten } from './timers.ts';
import { Level, stepOf, Token } from './Token.ts';

/** Of a loop with a condition and no count. */
const MOST_ROUNDS = 1_000;

/** Steps and sub-processes: rounds and instances, lines and work, and what happens at their edge. */
export class Activities {
  readonly #run: Interpreter;

  constructor(run: Interpreter) {
    this.#run = run;
  }

  begin(token: Token): void {
    const { loop } = stepOf(token);
    const rounds = loop === null || token.isInstance ? 1 : this.#countRounds(token);
    if (rounds === 0 || (loop?.testBefore && !this.#goesOn(token))) {
      this.#run.works.ended(token.case, token.node.id);
      this.#run.leaveSoon(token);
      return;
    }
    if (loop?.kind === 'multiInstanceParallel' && rounds > 1) {
      const inner = new Level(token);
      // All instances are one round.
      token.roundsLeft = 1;
      token.inner = inner;
      token.state = 'inside';
      for (let i = 0; i < rounds; i += 1) {
        const instance = new Token(token.case, inner, token.node);
        instance.isInstance = true;
        this.#run.enterSoon(instance);
      }
      this.watch(token);
      return;
    }
    token.roundsLeft = rounds;
    this.#beginRound(token);
    if (!token.isInstance) this.watch(token);
  }

  /** A loop counts as a visit of its own; a count of 2.3 is 2, or with probability 0.3 it is 3. */
  #countRounds(token: Token): number {
    const { id, loop } = stepOf(token);
    this.#run.arriveVisit(token, token.node);
    if (loop?.counts) {
      const u = this.#run.draws.uniform(id, 'count', this.#run.turn(token)) * loop.counts.reduce((total, { weight }) => total + weight, 0);
      let sum = 0;
      return (loop.counts.find(({ weight }) => u < (sum += weight)) ?? loop.counts.at(-1)!).value;
    }
    const count = loop?.count ?? (loop?.condition ? MOST_ROUNDS : DEFAULT_LOOP_COUNT);
    const whole = Math.floor(count);
    return whole + (count > whole && this.#run.draws.uniform(id, 'count', this.#run.turn(token)) < count - whole ? 1 : 0);
  }

  /** A standard loop asks its condition after each round, and before the first one when it says so (BPMN 2.0.2 §13.2.6). */
  #goesOn(token: Token): boolean {
    const { loop } = stepOf(token);
    const condition = loop?.kind === 'standard' ? loop.condition : undefined;
    return condition === undefined || holds(condition, token.case.attributes);
  }

  #beginRound(token: Token): void {
    const step = stepOf(token);
    this.#run.arriveVisit(token, step);
    token.enabledAt = this.#run.now;
    token.startedAt = Infinity;
    const entries = this.#run.drawing.entries(step);
    if (entries.length > 0) {
      const inner = new Level(token);
      token.inner = inner;
      token.state = 'inside';
      this.#run.events.open(token.case, inner, { parent: step.id, pool: step.pool });
      for (const entry of entries) this.#run.enterSoon(new Token(token.case, inner, entry));
      return;
    }
    token.duration = this.#run.draw(token, this.#run.drawing.durationOf(step), step.id, 'duration');
    token.worked = 0;
    token.state = 'queued';
    if (step.work.batch) this.#run.pools.join(token);
    else this.#run.works.form([token]);
  }

  /** Timers that run only while work is done, of those that come about at this visit. */
  clocksOnWork(token: Token): readonly BoundaryEvent[] {
    return this.#run.drawing.boundaryEvents(token.node).filter((event) => event.clock === 'whileWorking' && this.#isTimed(event) && this.#happens(token, event));
  }

  done(token: Token): void {
    this.#run.note(token, 'completed');
    token.state = 'ready';
    const before = token.case.attributes;
    this.#set(token);
    // A condition that has become true may have ended what the work was part of.
    if (!token.case.tokens.includes(token)) return;
    this.contentDone(token);
    if (token.state !== 'ready' && !token.isInstance) this.#hearOwn(token, before);
  }

  /** What a step writes into the attributes of its case: all expressions read them as they were; another type changes nothing. */
  #set(token: Token): void {
    const { sets } = stepOf(token).work;
    if (sets === undefined) return;
    const before = token.case.attributes;
    const after: Record<string, string | number | boolean> = { ...before };
    for (const { attribute, value } of sets) {
      const { name } = this.#run.drawing.model.attributes[attribute]!;
      const result = valueOf(value, before);
      if ((typeof result === 'string' || typeof result === 'boolean' || (typeof result === 'number' && Number.isFinite(result))) && typeof result === typeof before[name]) after[name] = result;
    }
    token.case.attributes = after;
    this.#run.events.attributesChanged(token.case, before);
  }

  /** What a round has made true at the activity's own edge happens when the next round has begun. */
  #hearOwn(token: Token, before: Attributes): void {
    for (const event of this.#run.drawing.boundaryEvents(token.node)) {
      const condition = this.#run.drawing.conditionAt(event);
      if (condition !== null && !holds(condition, before) && holds(condition, token.case.attributes)) this.#run.plan(token, this.#run.now, 'token', () => this.happen(token, event));
    }
  }

  /** The work, the content or all instances are done: what happens at the end comes first, then the next round, then on. */
  contentDone(token: Token): void {
    for (const event of this.#run.drawing.boundaryEvents(token.node)) {
      if (!this.#happensAtEnd(event) || !this.#happens(token, event)) continue;
      if (event.cancelActivity) {
        const outer = token.isInstance ? (token.level?.host ?? token) : token;
        this.abandon(outer);
        this.goOnFrom(outer, event);
        return;
      }
      this.branchFrom(token, event);
    }
    token.roundsLeft -= 1;
    if (token.roundsLeft > 0 && this.#goesOn(token)) {
      this.#beginRound(token);
      return;
    }
    token.forgetPlans();
    if (!token.isInstance) this.#run.works.ended(token.case, token.node.id);
    if (!token.isInstance && this.#run.drawing.undoerOf(token.node)) token.case.done.push({ step: token.node, level: token.level });
    if (token.isInstance) this.#run.finish(token);
    else this.#run.leaveSoon(token);
  }

  // ── At the edge ────────────────────────────────────────────────────────────────────────────────

  #isTimed(event: BoundaryEvent): boolean {
    return event.delay !== null || timerText(event) !== null;
  }

  #happensAtEnd(event: BoundaryEvent): boolean {
    const { drawing } = this.#run;
    if (drawing.waitsForSignal(event) || drawing.conditionAt(event) !== null) return false;
    return !this.#isTimed(event) && !this.#run.events.isThrownTo(event) && !this.#run.drawing.isTold(event) && !event.definitions.some(({ kind }) => kind === 'timer');
  }

  /** By its probability, drawn once for each visit. */
  #happens(token: Token, event: BoundaryEvent): boolean {
    const probability = event.probability ?? (this.#isTimed(event) ? 1 : 0);
    return probability >= 1 || (probability > 0 && this.#run.draws.uniform(event.id, 'probability', this.#run.turn(token)) < probability);
  }

  /** Starts the clocks that run from enabling; where no work is done, as in a sub-process or while a message is waited for, all of them. */
  watch(token: Token): void {
    for (const event of this.#run.drawing.boundaryEvents(token.node)) {
      const condition = this.#run.drawing.conditionAt(event);
      // True already: it happens as soon as the activity has begun.
      if (condition !== null && holds(condition, token.case.attributes)) this.#run.plan(token, this.#run.now, 'token', () => this.happen(token, event));
      if (!this.#isTimed(event) || (event.clock === 'whileWorking' && ['queued', 'working'].includes(token.state)) || !this.#happens(token, event)) continue;
      const text = timerText(event);
      if (text === null) this.#planTimer(token, event, 0);
      else this.#planWritten(token, event, timesOf(text, this.#run.now, this.#run, event.repeats), 0);
    }
  }

  /** A timer by its text. */
  #planWritten(token: Token, event: BoundaryEvent, times: Generator<number>, round: number): void {
    const at = times.next().value;
    if (at === undefined) return;
    this.#run.plan(token, at, 'token', () => {
      if (!event.cancelActivity && this.#run.mayRepeat(token.case, round)) this.#planWritten(token, event, times, round + 1);
      this.happen(token, event);
    });
  }

  /** A timer that does not interrupt may come again: the n-th gap is the n-th draw of the visit that the activity is then at. */
  #planTimer(token: Token, event: BoundaryEvent, round: number): void {
    const gap = this.#run.draws.nthMinutes(event.delay, event.id, 'delay', this.#run.turn(token), round);
    this.#run.plan(token, this.#run.now + gap, 'token', () => {
      if (round + 1 < (event.cancelActivity ? 1 : (event.repeats ?? timesWritten(event))) && event.clock === 'sinceEnabled' && this.#run.mayRepeat(token.case, round)) this.#planTimer(token, event, round + 1);
      this.happen(token, event);
    });
  }

  /** A boundary event happens on the activity at which a token is. */
  happen(token: Token, event: BoundaryEvent): void {
    if (!event.cancelActivity) {
      this.branchFrom(token, event);
      return;
    }
    this.abandon(token);
    this.goOnFrom(token, event);
  }

  /** Ends what is going on at a token: it leaves the line, puts the work down, or everything inside is cleared. */
  abandon(token: Token): void {
    if (token.state === 'queued') {
      this.#run.note(token, 'withdrawn');
      this.#run.pools.leave(token);
      this.#run.works.abandon(token);
    } else if (token.state === 'working') {
      this.#run.note(token, 'interrupted');
      this.#run.works.abandon(token);
    } else if (token.state === 'inside' && token.inner !== null) {
      this.#run.clear(token.case, token.inner, null);
      token.inner = null;
    }
  }

  goOnFrom(token: Token, event: BoundaryEvent): void {
    this.#run.works.ended(token.case, token.node.id);
    token.forgetPlans();
    token.roundsLeft = 0;
    token.node = event;
    token.way = null;
    token.state = 'ready';
    this.#run.arriveVisit(token, event);
    this.#run.leaveSoon(token);
  }

  branchFrom(token: Token, event: BoundaryEvent): void {
    // Of an instance: beside all of them.
    let whole = token;
    while (whole.isInstance && whole.level?.host) whole = whole.level.host;
    const other = this.#run.copy(whole, event);
    this.#run.arriveVisit(other, event);
    this.#run.leaveSoon(other);
  }
}
