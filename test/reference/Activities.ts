import type { BoundaryEvent } from '../../shared/model/Node.ts';
import { DEFAULT_LOOP_COUNT } from '../../shared/simulation/defaults.ts';
import type { Interpreter } from './Interpreter.ts';
import { Level, stepOf, Token } from './Token.ts';

/** Steps and sub-processes: rounds and instances, lines and work, and what happens at their edge. */
export class Activities {
  readonly #run: Interpreter;

  constructor(run: Interpreter) {
    this.#run = run;
  }

  begin(token: Token): void {
    const { loop } = stepOf(token);
    const rounds = loop === null || token.isInstance ? 1 : this.#countRounds(token);
    if (rounds === 0) {
      this.#run.leaveSoon(token);
      return;
    }
    if (loop?.kind === 'multiInstanceParallel' && rounds > 1) {
      const inner = new Level(token);
      token.inner = inner;
      token.state = 'inside';
      for (let i = 0; i < rounds; i += 1) {
        const instance = new Token(token.case, inner, token.node);
        instance.isInstance = true;
        this.#run.enterSoon(instance);
      }
      this.#watch(token);
      return;
    }
    token.roundsLeft = rounds;
    this.#beginRound(token);
    if (!token.isInstance) this.#watch(token);
  }

  /** A loop counts as a visit of its own; a count of 2.3 is 2, or with probability 0.3 it is 3. */
  #countRounds(token: Token): number {
    const { id, loop } = stepOf(token);
    const count = loop?.count ?? DEFAULT_LOOP_COUNT;
    this.#run.arriveVisit(token, token.node);
    const whole = Math.floor(count);
    return whole + (count > whole && this.#run.draws.uniform(id, 'count', this.#run.turn(token)) < count - whole ? 1 : 0);
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
    this.contentDone(token);
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
    if (token.roundsLeft > 0) {
      this.#beginRound(token);
      return;
    }
    token.forgetPlans();
    if (!token.isInstance) this.#run.works.ended(token.case, token.node.id);
    if (token.isInstance) this.#run.finish(token);
    else this.#run.leaveSoon(token);
  }

  // ── At the edge ────────────────────────────────────────────────────────────────────────────────

  #isTimed(event: BoundaryEvent): boolean {
    return event.delay !== null;
  }

  #happensAtEnd(event: BoundaryEvent): boolean {
    return !this.#isTimed(event) && !this.#run.events.isThrownTo(event) && !this.#run.drawing.isTold(event) && !event.definitions.some(({ kind }) => kind === 'timer');
  }

  /** By its probability, drawn once for each visit. */
  #happens(token: Token, event: BoundaryEvent): boolean {
    const probability = event.probability ?? (this.#isTimed(event) ? 1 : 0);
    return probability >= 1 || (probability > 0 && this.#run.draws.uniform(event.id, 'probability', this.#run.turn(token)) < probability);
  }

  /** Starts the clocks that run from enabling; those of a sub-process always do. */
  #watch(token: Token): void {
    for (const event of this.#run.drawing.boundaryEvents(token.node)) {
      if (!this.#isTimed(event) || (event.clock === 'whileWorking' && token.state !== 'inside') || !this.#happens(token, event)) continue;
      const at = this.#run.now + this.#run.draw(token, event.delay, event.id, 'delay');
      this.#run.plan(token, at, 'token', () => this.happen(token, event));
    }
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
    const other = this.#run.copy(token, event);
    this.#run.arriveVisit(other, event);
    this.#run.leaveSoon(other);
  }
}
