import type { BoundaryEvent, EventDefinition, ProcessNode } from '../../shared/model/Node.ts';
import { definition, hearsOf, isActivity, isGeneral, isSame } from './Drawing.ts';
import { type Attributes, holds } from './feel.ts';
import type { Interpreter } from './Interpreter.ts';
import { timerText, timesOf } from './timers.ts';
import { type Case, Level, Token } from './Token.ts';

/** Is an activity under way at a token, be it only that a receive task waits for its message? Of instances only the whole has an edge. */
const isUnderWay = ({ node, state, isInstance }: Token): boolean => isActivity(node) && !isInstance && ['queued', 'working', 'inside', 'listening', 'delayed'].includes(state);

/** Waiting, racing, messages, and what is thrown and caught. */
export class Events {
  readonly #run: Interpreter;

  constructor(run: Interpreter) {
    this.#run = run;
  }

  waitsAt(node: ProcessNode): boolean {
    const { drawing } = this.#run;
    return this.#isTimer(node) || drawing.waitsForMessage(node) || drawing.waitsForSignal(node) || drawing.conditionAt(node) !== null || drawing.delayOf(node) !== null;
  }

  #isTimer(node: ProcessNode): boolean {
    return node.kind === 'intermediateCatchEvent' && timerText(node) !== null;
  }

  /** Minutes that a token waits at an event by itself: for one period of a cycle, or until the first time that its text says, at once when all are over. */
  #delay(token: Token, node: ProcessNode): number {
    const text = timerText(node);
    if (text === null || !this.#isTimer(node)) return this.#run.draw(token, this.#run.drawing.delayOf(node), node.id, 'delay');
    const { now } = this.#run;
    return (timesOf(text.replace(/^R\d*\/(P[^/]+).*/, '$1'), now, this.#run).next().value ?? now) - now;
  }

  beginWait(token: Token): void {
    const { node } = token;
    this.#run.arriveVisit(token, node);
    token.roundsLeft = 1;
    if (this.#isTimer(node) || !this.#waitsForNews(token)) {
      token.state = 'delayed';
      this.#run.plan(token, this.#run.now + this.#delay(token, node), 'token', () => this.#received(token));
    }
    // A receive task is under way while it waits (BPMN 2.0.2 §10.5.4).
    if (token.state !== 'ready') this.#run.activities.watch(token);
  }

  /** For a message, a signal or a condition. */
  #waitsForNews(token: Token): boolean {
    const { node } = token;
    if (this.#run.drawing.waitsForMessage(node)) {
      if (this.#takeLetter(token.case, node)) this.#received(token);
      else token.state = 'listening';
      return true;
    }
    if (this.#run.drawing.waitsForSignal(node)) {
      token.state = 'signalled';
      return true;
    }
    const condition = this.#run.drawing.conditionAt(node);
    if (condition === null) return false;
    if (holds(condition, token.case.attributes)) this.#run.leaveSoon(token);
    else token.state = 'listening';
    return true;
  }

  #goOn(token: Token): void {
    token.forgetPlans();
    token.state = 'ready';
    this.#run.leaveSoon(token);
  }

  /** What is at the edge of a receive task and happens when it is done comes first, and who stayed until then leaves. */
  #received(token: Token): void {
    if (!isActivity(token.node)) {
      this.#goOn(token);
      return;
    }
    token.forgetPlans();
    token.state = 'ready';
    token.case.agenda.push({ token, move: () => this.#run.activities.contentDone(token) });
  }

  /** At an event-based gateway the first event wins; of equal delays the one drawn first. */
  beginRace(token: Token): void {
    const gateway = token.node;
    this.#run.arriveVisit(token, gateway);
    token.state = 'listening';
    let first: { readonly event: ProcessNode; readonly delay: number } | undefined;
    for (const { target: event } of this.#run.drawing.waysOut(gateway)) {
      if (this.#run.drawing.waitsForMessage(event)) {
        if (!this.#takeLetter(token.case, event)) continue;
        this.#win(token, event);
        return;
      }
      if (this.#run.drawing.waitsForSignal(event)) continue;
      const condition = this.#run.drawing.conditionAt(event);
      if (condition !== null) {
        if (!holds(condition, token.case.attributes)) continue;
        this.#win(token, event);
        return;
      }
      const delay = this.#delay(token, event);
      if (first === undefined || delay < first.delay) first = { event, delay };
    }
    if (first === undefined) return;
    const { event, delay } = first;
    token.state = 'racing';
    this.#run.plan(token, this.#run.now + delay, 'token', () => this.#win(token, event));
  }

  #win(token: Token, event: ProcessNode): void {
    token.node = event;
    this.#run.arriveVisit(token, event);
    this.#goOn(token);
  }

  // ── Messages ───────────────────────────────────────────────────────────────────────────────────

  #takeLetter(inCase: Case, node: ProcessNode): boolean {
    const letters = inCase.letters.get(node) ?? 0;
    inCase.letters.set(node, Math.max(0, letters - 1));
    return letters > 0;
  }

  /** What a node tells others when a token leaves it. */
  send(token: Token): void {
    for (const { flow, target } of this.#run.drawing.messagesFrom(token.node)) {
      const transfer = flow.handOff?.transferTime;
      if (transfer === undefined) {
        this.#deliver(token.case, target);
        continue;
      }
      const courier = new Token(token.case, null, target);
      courier.state = 'courier';
      courier.visit = token.visit;
      this.#run.plan(courier, this.#run.now + this.#run.draw(courier, transfer, flow.id, 'transfer'), 'token', () => {
        this.#deliver(token.case, target);
        this.#run.finish(courier);
      });
    }
  }

  /** A message arrives: it begins a process, or whoever listens goes on, or it is kept. */
  #deliver(inCase: Case, target: ProcessNode): void {
    if (this.#run.drawing.isStart(target)) {
      this.#run.beginProcess(inCase, target);
      return;
    }
    if (target.kind === 'boundaryEvent') {
      // Heard only while the activity lasts.
      const host = inCase.tokens.find((token) => token.node.id === target.attachedTo && isUnderWay(token));
      if (host) this.#run.activities.happen(host, target);
      return;
    }
    const hears = (token: Token) => token.node === target || (token.node.kind === 'eventBasedGateway' && this.#run.drawing.waysOut(token.node).some((way) => way.target === target));
    const listener = inCase.tokens.find((token) => ['listening', 'racing'].includes(token.state) && hears(token));
    if (listener === undefined) inCase.letters.set(target, (inCase.letters.get(target) ?? 0) + 1);
    else if (listener.node === target) this.#received(listener);
    else this.#win(listener, target);
  }

  // ── Signals and conditions ─────────────────────────────────────────────────────────────────────

  /** A signal reaches whoever waits for it now, in every case; it is not kept (BPMN 2.0.2 §10.5.1). */
  #broadcast(sender: Case, sent: EventDefinition): void {
    const { touched } = this.#run;
    // The sender goes on as it is; who was told before keeps the place.
    const touch = (told: Case) => { if (told !== sender && !touched.includes(told)) touched.push(told); };
    const isMeant = (event: ProcessNode) => { const caught = definition(event, 'signal'); return caught !== undefined && hearsOf(caught, sent); };
    const hears = (event: ProcessNode) => this.#run.drawing.waitsForSignal(event) && isMeant(event);
    // Within a case the other way round: what is noted last moves first.
    const told = this.#run.cases.flatMap((each) => [
      ...[...new Set(each.tokens.map(({ level }) => level))].flatMap((level) => {
        const asides = level?.ready.filter(({ start }) => definition(start, 'signal') !== undefined && isMeant(start)) ?? [];
        return asides.map((aside) => () => {
          if (!level?.ready.includes(aside)) return;
          touch(each);
          this.#beginAside(each, level, aside);
        });
      }),
      ...each.tokens.flatMap((waiting) => this.#listening(waiting, hears)).toSorted((a, b) => b.token.enabledAt - a.token.enabledAt).map(({ token, event, at }) => () => {
        if (!each.tokens.includes(token) || token.node !== at) return;
        touch(each);
        this.#catch(token, event);
      }),
    ]);
    for (const tell of told) tell();
  }

  /** Does anything in a case wait for a signal that somebody sends? Another case may still free it. */
  mayHear(inCase: Case): boolean {
    const { drawing } = this.#run;
    const stands = ({ level }: Token) => level?.ready.some(({ start }) => {
      const caught = definition(start, 'signal');
      return caught !== undefined && drawing.isSent(caught);
    }) ?? false;
    return inCase.tokens.some((token) => stands(token) || this.#listening(token, (event) => drawing.waitsForSignal(event)).length > 0);
  }

  /** Attributes of a case have changed: events happen whose condition has become true (BPMN 2.0.2 §10.5.1). */
  attributesChanged(changed: Case, before: Attributes): void {
    const isMet = (event: ProcessNode) => {
      const condition = this.#run.drawing.conditionAt(event);
      return condition !== null && !holds(condition, before) && holds(condition, changed.attributes);
    };
    for (const { token, event, at } of changed.tokens.flatMap((waiting) => this.#listening(waiting, isMet))) {
      if (changed.tokens.includes(token) && token.node === at) this.#catch(token, event);
    }
  }

  /** The events by which a token hears something: the first in a race, that at which it waits, all at the edge of an activity. */
  #listening(token: Token, hears: (event: ProcessNode) => boolean): readonly { readonly token: Token; readonly event: ProcessNode; readonly at: ProcessNode }[] {
    const { node, state } = token;
    const { drawing } = this.#run;
    const heard = (events: readonly ProcessNode[]) => events.filter(hears).map((event) => ({ token, event, at: node }));
    if (isActivity(node)) return isUnderWay(token) ? heard(drawing.boundaryEvents(node)) : [];
    if (!['listening', 'signalled', 'racing'].includes(state)) return [];
    return node.kind === 'eventBasedGateway' ? heard(drawing.waysOut(node).map(({ target }) => target)).slice(0, 1) : heard([node]);
  }

  #catch(token: Token, event: ProcessNode): void {
    if (event.kind === 'boundaryEvent') this.#run.activities.happen(token, event);
    else if (token.node === event) this.#goOn(token);
    else this.#win(token, event);
  }

  // ── Event sub-processes ────────────────────────────────────────────────────────────────────────

  /** A level begins: the clocks of the event sub-processes in it start (BPMN 2.0.2 §13.5.4). */
  open(inCase: Case, level: Level, where: { readonly parent: string | null; readonly pool: string | null }): void {
    level.ready = this.#run.drawing.asides(where);
    for (const aside of level.ready) {
      const text = timerText(aside.start);
      if (text !== null) this.#planAside(inCase, level, aside, timesOf(text, this.#run.now, this.#run), 0);
    }
  }

  /** One that does not interrupt begins again at each time of a cycle, while its level does something of its own. */
  #planAside(inCase: Case, level: Level, aside: Level['ready'][number], times: Generator<number>, round: number): void {
    const at = times.next().value;
    if (at === undefined) return;
    const plan = this.#run.plans.add(at, 'token', () => {
      level.plans = level.plans.filter((other) => other !== plan);
      const isOver = !inCase.tokens.some((token) => token.level === level && !level.ready.some(({ sub }) => sub === token.node));
      if (round > 0 && isOver) return;
      if (!aside.start.isInterrupting && this.#run.mayRepeat(inCase, round)) this.#planAside(inCase, level, aside, times, round + 1);
      this.#beginAside(inCase, level, aside);
      this.#run.settle(inCase);
    });
    level.plans.push(plan);
  }

  /** It begins in the place of everything else in its level, or beside it. */
  #beginAside(inCase: Case, level: Level, { sub, start }: Level['ready'][number]): void {
    const host = new Token(inCase, level, sub);
    if (start.isInterrupting) {
      level.forgetPlans();
      this.#run.clear(inCase, level, host);
    }
    const inner = new Level(host);
    host.inner = inner;
    host.state = 'inside';
    const inside = new Token(inCase, inner, start);
    this.open(inCase, inner, { parent: sub.id, pool: sub.pool });
    this.#run.enterSoon(inside);
  }

  // ── Throwing ───────────────────────────────────────────────────────────────────────────────────

  /** Does a boundary event wait for what is thrown inside its sub-process (rather than happen with a probability)? */
  isThrownTo(event: BoundaryEvent): boolean {
    const host = this.#run.drawing.nodes.find(({ id }) => id === event.attachedTo);
    return event.probability === null && host !== undefined && this.#run.drawing.entries(host).length > 0 && definition(event, 'error', 'escalation', 'cancel') !== undefined;
  }

  /**
   * A compensation event, or the cancel end of a transaction, undoes what is done in its level (in an event sub-process: in the
   * level where that stands), or what it names: the last first, one at a time. True while something is undone.
   */
  undoes(token: Token): boolean {
    const { node, level } = token;
    const thrown = definition(node, 'compensation', 'cancel');
    if ((node.kind !== 'endEvent' && node.kind !== 'intermediateThrowEvent') || thrown === undefined || level === null) return false;
    // A cancelled transaction does nothing else any more.
    if (thrown.kind === 'cancel') this.#run.clear(token.case, level, token);
    const host = level.host?.node;
    const isAside = host !== undefined && 'triggeredByEvent' in host && host.triggeredByEvent;
    const levels = [level, ...(isAside ? [level.host?.level] : [])];
    const last = token.case.done.findLast((done) => levels.includes(done.level) && (thrown.reference === undefined || thrown.reference === done.step.id));
    const undoer = last && this.#run.drawing.undoerOf(last.step);
    if (undoer === undefined) return false;
    token.case.done = token.case.done.filter((done) => done !== last);
    token.inner = new Level(token);
    token.state = 'inside';
    this.#run.enterSoon(new Token(token.case, token.inner, undoer));
    return true;
  }

  /** What an end or throw event does to others. True when the token itself is gone. */
  throwAt(token: Token): boolean {
    const { node, level } = token;
    if ((node.kind !== 'endEvent' && node.kind !== 'intermediateThrowEvent') || level === null) return false;
    const thrown = definition(node, 'terminate', 'error', 'escalation', 'cancel', 'signal');
    switch (thrown?.kind) {
      case 'terminate':
        this.#run.clear(token.case, level, token);
        this.#run.finish(token);
        return true;
      case 'signal':
        this.#broadcast(token.case, thrown);
        // The signal may have ended the one who sent it.
        return !token.case.tokens.includes(token) || token.node !== node;
      case 'escalation': return this.#raise(token, 'escalation', thrown);
      case 'error':
      case 'cancel':
        if (this.#raise(token, thrown.kind, thrown)) return true;
        this.#endProcess(token);
        return true;
      default: return false;
    }
  }

  /** Looks outwards for a boundary event that catches. True when it interrupted the level in which it was thrown. */
  #raise(token: Token, kind: 'error' | 'escalation' | 'cancel', thrown: EventDefinition): boolean {
    /** Whoever names what is thrown, else whoever catches everything. */
    const catcher = <T>(candidates: readonly T[], eventOf: (candidate: T) => ProcessNode): T | undefined => {
      const among = (catches: (caught: EventDefinition) => boolean) => candidates.find((each) => { const caught = definition(eventOf(each), kind); return caught !== undefined && catches(caught); });
      return among((caught) => !isGeneral(caught) && isSame(caught, thrown)) ?? among(isGeneral);
    };
    const inLevel = (level: Level | null) => catcher(level?.ready ?? [], ({ start }) => start);
    const own = inLevel(token.level);
    if (own && token.level) {
      this.#beginAside(token.case, token.level, own);
      return own.start.isInterrupting;
    }
    for (let host = this.#hostOf(token.level); host !== null; host = this.#hostOf(host.level)) {
      const event = catcher(this.#run.drawing.boundaryEvents(host.node).filter((at) => this.isThrownTo(at)), (at) => at);
      if (event === undefined) {
        const aside = inLevel(host.level);
        if (!aside || !host.level) continue;
        this.#beginAside(token.case, host.level, aside);
        return aside.start.isInterrupting;
      }
      if (kind === 'escalation' && !event.cancelActivity) {
        this.#run.activities.branchFrom(host, event);
        return false;
      }
      this.#run.activities.abandon(host);
      this.#run.activities.goOnFrom(host, event);
      return true;
    }
    return false;
  }

  /** The token outside a level; of an instance the one outside all instances. */
  #hostOf(level: Level | null): Token | null {
    const host = level?.host ?? null;
    return host?.isInstance ? this.#hostOf(host.level) : host;
  }

  /** Nobody catches an error: the whole process of the case ends. */
  #endProcess(token: Token): void {
    let { level } = token;
    while (level?.host?.level) level = level.host.level;
    if (level !== null) this.#run.clear(token.case, level, null);
    if (token.case.tokens.length === 0) token.case.endedAt = this.#run.now;
  }
}
