import { TimeZone } from '../calendar/timeZone.ts';
import { OpenHours } from '../calendar/OpenHours.ts';
import { LAW, PARAMETERS, sample } from '../distributions/distributionTable.ts';
import { Feel } from '../feel.ts';
import { BODY, JOIN, LOOP, READING, RESULT, SHIFT_END, SPLIT, TRIGGER, type AttributeValue, type Program } from '../Program.ts';
import { PURPOSE, RandomStream } from '../randomStream.ts';
import type { StopReason } from '../Replication.ts';
import { RunStatistics } from '../statistics/RunStatistics.ts';
import { CaseStore } from './CaseStore.ts';
import { Desks } from './Desks.ts';
import { EventList, PRIORITY } from './EventList.ts';
import { doubled32 } from './growth.ts';
import { ScopeStore } from './ScopeStore.ts';
import { IS_ACTIVE, PART, PARTS, STATE, TokenStore } from './TokenStore.ts';

/** Kinds of event; a boundary event adds its node in the higher bits. */
const EVENT = { finish: 0, delay: 1, transfer: 2, opening: 3, arrival: 4, boundary: 5 } as const;
const EVENT_BITS = 3;

export interface RunLimits {
  readonly openCases: number;
  readonly openTokens: number;
  /** Moves of tokens within one instant: more is a loop that takes no time. */
  readonly movesAtOnce: number;
  /** Last simulated minute. */
  readonly horizon: number;
}

export interface RunOptions {
  readonly seed: number;
  readonly replication: number;
  readonly cases: number;
  readonly warmUpCases: number;
  readonly recordCycleTimes: boolean;
  readonly limits: RunLimits;
  /** Asked every few thousand events; true stops the run. */
  readonly isCancelled: () => boolean;
}

const CANCEL_MASK = 8_191;

/**
 * Moves tokens through a program, event by event, and tells the statistics what happened. Hot path: typed arrays,
 * integer codes, no allocation per event; attributes and FEEL are the exception, paid for by models that use them.
 */
export class Kernel {
  readonly statistics: RunStatistics;
  readonly cycleTimes: Float64Array;
  readonly stuck: Int32Array;
  stuckCases = 0;
  events = 0;
  stopped: StopReason | null = null;
  isCancelled = false;
  readonly #p: Program;
  readonly #o: RunOptions;
  readonly #t = new TokenStore();
  readonly #s = new ScopeStore();
  readonly #c: CaseStore;
  readonly #list = new EventList();
  readonly #stream: RandomStream;
  readonly #hours: readonly OpenHours[];
  readonly #desks: Desks;
  readonly #feel: Feel;
  readonly #arrived: Int32Array;
  #started = 0;
  #now = 0;
  /** Tokens to move before time goes on: 2 × token, + 1 to leave its node instead of entering it. */
  #work = new Int32Array(64);
  #workSize = 0;
  #doomed = new Int32Array(64);

  constructor(program: Program, options: RunOptions) {
    this.#p = program;
    this.#o = options;
    const zone = new TimeZone(program.timeZone);
    this.#hours = program.calendars.map((pattern) => new OpenHours(pattern, zone, program.origin));
    this.#stream = new RandomStream(options.seed, options.replication, program.hashLow, program.hashHigh);
    this.statistics = new RunStatistics(program);
    this.#c = new CaseStore(program.visitSlots, program.messageSlots);
    this.#desks = new Desks(program, this.#t);
    this.#feel = new Feel(program.expressions);
    this.#arrived = new Int32Array(program.sources.length);
    this.stuck = new Int32Array(program.nodeIds.length);
    this.cycleTimes = options.recordCycleTimes ? new Float64Array(options.cases).fill(-1) : new Float64Array(0);
  }

  run(): void {
    const { limits, cases } = this.#o;
    const list = this.#list;
    const desks = this.#desks;
    this.#p.sources.forEach((source, i) => {
      const open = source.calendar < 0 ? 0 : this.#hours[source.calendar]!.nextOpen(0);
      list.push(open, PRIORITY.arrival, EVENT.arrival, i, 0);
    });
    for (;;) {
      if (desks.dirtyCount > 0 && list.next() > this.#now) {
        this.#dispatch();
        continue;
      }
      if (this.#started >= cases && this.#c.inUse === 0) return;
      if (list.size === 0) return;
      list.pop();
      this.#now = list.time;
      this.events += 1;
      if ((this.events & CANCEL_MASK) === 0 && this.#o.isCancelled()) {
        this.isCancelled = true;
        return;
      }
      if (this.#now > limits.horizon) this.stopped = 'timeOut';
      else if (this.#c.inUse > limits.openCases) this.stopped = 'openCases';
      else if (this.#t.inUse > limits.openTokens) this.stopped = 'openTokens';
      if (this.stopped !== null) return;
      this.#happen(list.code, list.subject, list.version);
      if (this.stopped !== null) return;
    }
  }

  /** Node with the most tokens, to say where a stopped run piled up. */
  fullestNode(): number {
    const counts = new Int32Array(this.#p.nodeIds.length);
    let best = -1;
    for (let t = 0; t < this.#t.state.length; t += 1) {
      if (this.#t.state[t] === STATE.free) continue;
      const node = this.#t.node[t]!;
      counts[node]! += 1;
      if (best < 0 || counts[node]! > counts[best]!) best = node;
    }
    return best;
  }

  #happen(code: number, subject: number, version: number): void {
    const kind = code & ((1 << EVENT_BITS) - 1);
    if (kind === EVENT.arrival) {
      this.#arrive(subject);
      return;
    }
    if (kind === EVENT.opening) {
      this.#desks.wakes(subject, this.#now);
      return;
    }
    const t = this.#t;
    if (t.version[subject] !== version) return;
    const c = t.case[subject]!;
    switch (kind) {
      case EVENT.finish: this.#finish(subject); break;
      case EVENT.delay: this.#delayOver(subject); break;
      case EVENT.transfer: this.#transferOver(subject); break;
      default: this.#fireBoundary(subject, code >> EVENT_BITS, TRIGGER.timed);
    }
    this.#settleCase(c);
  }

  // ── Arrivals ───────────────────────────────────────────────────────────────────────────────────

  #arrive(i: number): void {
    const source = this.#p.sources[i]!;
    for (let n = 0; n < source.batchSize && this.#started < this.#o.cases; n += 1) this.#startCase(i);
    if (this.#started >= this.#o.cases) return;
    this.#stream.seek(source.node, PURPOSE.arrival, source.hash, this.#arrived[i]!, 0);
    const gap = Math.max(0, sample(this.#p.distributions, source.interArrival, this.#stream));
    const hours = source.calendar < 0 ? null : this.#hours[source.calendar]!;
    let at = this.#now + gap;
    if (hours !== null) {
      at = source.reading === READING.working ? hours.addOpen(this.#now, gap) : hours.nextOpen(at);
      // A gap that ends exactly at closing time: the case comes in at the next opening.
      if (!hours.isOpen(at)) at = hours.nextOpen(at);
    }
    this.#list.push(at, PRIORITY.arrival, EVENT.arrival, i, 0);
  }

  #startCase(i: number): void {
    const source = this.#p.sources[i]!;
    const cases = this.#c;
    const c = cases.take();
    cases.number[c] = this.#arrived[i]!;
    this.#arrived[i]! += 1;
    cases.source[c] = i;
    cases.order[c] = this.#started;
    cases.isCounted[c] = this.#started >= this.#o.warmUpCases ? 1 : 0;
    if (this.#started === this.#o.warmUpCases) this.statistics.windowStart = this.#now;
    this.#started += 1;
    cases.startedAt[c] = this.#now;
    cases.attributes[c] = this.#p.attributes.length === 0 ? null : this.#drawAttributes(c);
    this.#newRoot(c, source.node);
    this.#settleCase(c);
  }

  #drawAttributes(c: number): Record<string, AttributeValue> {
    const values: Record<string, AttributeValue> = {};
    const first = this.#p.nodeIds.length + this.#p.flowIds.length;
    this.#p.attributes.forEach((attribute, i) => {
      this.#seek(first + i, PURPOSE.attribute, c, 0);
      if (attribute.distribution >= 0) {
        values[attribute.name] = sample(this.#p.distributions, attribute.distribution, this.#stream) * attribute.perMinute;
        return;
      }
      const u = this.#stream.uniform();
      const chosen = attribute.cumulative.findIndex((share) => u < share);
      values[attribute.name] = attribute.values[chosen < 0 ? attribute.values.length - 1 : chosen] ?? 0;
    });
    return values;
  }

  // ── Tokens ─────────────────────────────────────────────────────────────────────────────────────

  #newToken(c: number, scope: number, node: number): number {
    const tokens = this.#t;
    const t = tokens.take();
    tokens.case[t] = c;
    tokens.scope[t] = scope;
    tokens.node[t] = node;
    const cases = this.#c;
    const first = cases.firstToken[c]!;
    tokens.nextInCase[t] = first;
    tokens.previousInCase[t] = -1;
    if (first >= 0) tokens.previousInCase[first] = t;
    cases.firstToken[c] = t;
    cases.tokens[c]! += 1;
    cases.active[c]! += 1;
    if (scope >= 0) this.#s.tokens[scope]! += 1;
    return t;
  }

  #newRoot(c: number, node: number): number {
    const t = this.#newToken(c, this.#s.take(-1), node);
    this.#push(t, 0);
    return t;
  }

  #setState(t: number, state: number): void {
    const tokens = this.#t;
    const c = tokens.case[t]!;
    this.#c.active[c]! += IS_ACTIVE[state]! - IS_ACTIVE[tokens.state[t]!]!;
    tokens.state[t] = state;
  }

  /** Takes a token out of its case without asking whether its level is done. */
  #remove(t: number): void {
    const tokens = this.#t;
    const cases = this.#c;
    const c = tokens.case[t]!;
    const next = tokens.nextInCase[t]!;
    const previous = tokens.previousInCase[t]!;
    if (next >= 0) tokens.previousInCase[next] = previous;
    if (previous >= 0) tokens.nextInCase[previous] = next;
    else cases.firstToken[c] = next;
    cases.tokens[c]! -= 1;
    cases.active[c]! -= IS_ACTIVE[tokens.state[t]!]!;
    const scope = tokens.scope[t]!;
    if (scope >= 0) this.#s.tokens[scope]! -= 1;
    tokens.release(t);
  }

  #push(t: number, isLeaving: number): void {
    if (this.#workSize === this.#work.length) this.#work = doubled32(this.#work);
    this.#work[this.#workSize] = 2 * t + isLeaving;
    this.#workSize += 1;
  }

  /** Moves everything that can move at this instant, fires what joins allow, and ends the case when nothing is left. */
  #settleCase(c: number): void {
    let moves = 0;
    for (;;) {
      while (this.#workSize > 0) {
        this.#workSize -= 1;
        const entry = this.#work[this.#workSize]!;
        moves += 1;
        if (moves > this.#o.limits.movesAtOnce || this.#t.inUse > this.#o.limits.openTokens) {
          this.stopped = moves > this.#o.limits.movesAtOnce ? 'endless' : 'openTokens';
          return;
        }
        if ((entry & 1) === 1) this.#leave(entry >> 1);
        else this.#enter(entry >> 1);
      }
      if (this.#c.joining[c]! > 0 && this.#c.tokens[c]! > 0 && this.#fireInclusiveJoin(c)) continue;
      break;
    }
    if (this.#c.tokens[c] === 0) return;
    if (this.#c.active[c] === 0) this.#abandon(c);
  }

  /** Nothing in the case can move by itself: it is counted by the nodes where it waits, and leaves the run. */
  #abandon(c: number): void {
    const tokens = this.#t;
    this.stuckCases += 1;
    for (let t = this.#c.firstToken[c]!; t >= 0; t = tokens.nextInCase[t]!) {
      if (tokens.state[t] !== STATE.inside) this.stuck[tokens.node[t]!]! += 1;
    }
    let t = this.#c.firstToken[c]!;
    while (t >= 0) {
      const next = tokens.nextInCase[t]!;
      const scope = tokens.scope[t]!;
      this.#remove(t);
      if (scope >= 0 && this.#s.tokens[scope] === 0) this.#s.release(scope);
      t = next;
    }
    this.#c.release(c);
  }

  #seek(element: number, purpose: number, c: number, visit: number): void {
    const cases = this.#c;
    this.#stream.seek(element, purpose, this.#p.sources[cases.source[c]!]!.hash, cases.number[c]!, visit);
  }

  #uniform(element: number, purpose: number, c: number, visit: number): number {
    this.#seek(element, purpose, c, visit);
    return this.#stream.uniform();
  }

  /** A time in minutes, from a stream that was just sought. */
  #draw(distribution: number, c: number): number {
    if (distribution < 0) return 0;
    const table = this.#p.distributions;
    if (table.kinds[distribution] !== LAW.expression) return sample(table, distribution, this.#stream);
    const at = distribution * PARAMETERS;
    const value = this.#feel.number(table.parameters[at]!, this.#c.attributes[c] ?? {}) * table.parameters[at + 1]!;
    return Math.min(table.parameters[at + 5]!, Math.max(table.parameters[at + 4]!, value));
  }

  #countVisit(t: number, node: number): number {
    const slot = this.#p.visitSlot[node]!;
    if (slot < 0) return 0;
    const at = this.#t.case[t]! * this.#p.visitSlots + slot;
    const visit = this.#c.visits[at]!;
    this.#c.visits[at] = visit + 1;
    this.#t.visit[t] = visit;
    return visit;
  }

  // ── Entering a node ────────────────────────────────────────────────────────────────────────────

  #enter(t: number): void {
    const p = this.#p;
    const node = this.#t.node[t]!;
    if (p.join[node] !== JOIN.none && !this.#join(t, node, p.join[node]!)) return;
    switch (p.body[node]) {
      case BODY.pass:
        this.#countVisit(t, node);
        this.#leave(t);
        return;
      case BODY.work:
      case BODY.scope:
        this.#beginActivity(t, node);
        return;
      case BODY.delay: {
        const c = this.#t.case[t]!;
        this.#seek(node, PURPOSE.delay, c, this.#countVisit(t, node));
        this.#t.enabledAt[t] = this.#now;
        this.#setState(t, STATE.delayed);
        this.#list.push(this.#now + this.#draw(p.delay[node]!, c), PRIORITY.token, EVENT.delay, t, this.#t.version[t]!);
        return;
      }
      case BODY.message: {
        this.#countVisit(t, node);
        this.#t.enabledAt[t] = this.#now;
        if (this.#takeMessage(this.#t.case[t]!, node)) this.#leave(t);
        else this.#setState(t, STATE.message);
        return;
      }
      default: this.#beginRace(t, node);
    }
  }

  /** True when the token goes on; else it waits, or was merged into the one that does. */
  #join(t: number, node: number, kind: number): boolean {
    const p = this.#p;
    const tokens = this.#t;
    const c = tokens.case[t]!;
    const scope = tokens.scope[t]!;
    tokens.enabledAt[t] = this.#now;
    if (kind === JOIN.inclusive) {
      this.#setState(t, STATE.joining);
      this.#c.joining[c]! += 1;
      return false;
    }
    const from = p.incoming.start[node]!;
    const to = p.incoming.start[node + 1]!;
    for (let k = from; k < to; k += 1) {
      const flow = p.incoming.items[k]!;
      if (flow !== tokens.flow[t] && this.#waitingAt(c, scope, node, flow) < 0) {
        this.#setState(t, STATE.joining);
        return false;
      }
    }
    // The last one to arrive goes on: its path is the critical one (the others' waits end here and count for nothing).
    for (let k = from; k < to; k += 1) {
      const flow = p.incoming.items[k]!;
      if (flow !== tokens.flow[t]) this.#remove(this.#waitingAt(c, scope, node, flow));
    }
    return true;
  }

  /** The token of the same level that has waited longest at a join on one of its flows, −1 without. */
  #waitingAt(c: number, scope: number, node: number, flow: number): number {
    const tokens = this.#t;
    let best = -1;
    for (let u = this.#c.firstToken[c]!; u >= 0; u = tokens.nextInCase[u]!) {
      if (tokens.state[u] !== STATE.joining || tokens.node[u] !== node || tokens.flow[u] !== flow || tokens.scope[u] !== scope) continue;
      if (best < 0 || tokens.enabledAt[u]! < tokens.enabledAt[best]!) best = u;
    }
    return best;
  }

  /**
   * Fires one inclusive join of the case that no further token can reach (BPMN 2.0.2 §13.4.3): for each token
   * elsewhere in the level that could still come in by an empty way, there must be a filled way it could take too.
   */
  #fireInclusiveJoin(c: number): boolean {
    const tokens = this.#t;
    for (let t = this.#c.firstToken[c]!; t >= 0; t = tokens.nextInCase[t]!) {
      const node = tokens.node[t]!;
      if (tokens.state[t] !== STATE.joining || this.#p.join[node] !== JOIN.inclusive) continue;
      if (this.#mayStillCome(c, t, node)) continue;
      this.#fireAt(t, node);
      return true;
    }
    return false;
  }

  #mayStillCome(c: number, waiting: number, node: number): boolean {
    const p = this.#p;
    const tokens = this.#t;
    const from = p.incoming.start[node]!;
    const to = p.incoming.start[node + 1]!;
    const nodes = p.nodeIds.length;
    for (let u = this.#c.firstToken[c]!; u >= 0; u = tokens.nextInCase[u]!) {
      if (tokens.scope[u] !== tokens.scope[waiting]) continue;
      if (tokens.node[u] === node && tokens.state[u] === STATE.joining) continue;
      let toEmpty = false;
      let toFilled = false;
      for (let k = from; k < to; k += 1) {
        const flow = p.incoming.items[k]!;
        const isOnIt = tokens.state[u] === STATE.transfer && tokens.flow[u] === flow;
        const canReach = isOnIt || (tokens.node[u] !== node && p.reach[p.reachStart[node]! + (k - from) * nodes + tokens.node[u]!] === 1);
        if (!canReach) continue;
        if (this.#waitingAt(c, tokens.scope[waiting]!, node, flow) >= 0) toFilled = true;
        else toEmpty = true;
      }
      if (toEmpty && !toFilled) return true;
    }
    return false;
  }

  #fireAt(t: number, node: number): void {
    const p = this.#p;
    const tokens = this.#t;
    const c = tokens.case[t]!;
    let last = t;
    const merged: number[] = [];
    for (let k = p.incoming.start[node]!; k < p.incoming.start[node + 1]!; k += 1) {
      const u = this.#waitingAt(c, tokens.scope[t]!, node, p.incoming.items[k]!);
      if (u < 0) continue;
      merged.push(u);
      if (tokens.enabledAt[u]! >= tokens.enabledAt[last]!) last = u;
    }
    this.#c.joining[c]! -= merged.length;
    for (const u of merged) if (u !== last) this.#remove(u);
    tokens.parts[last * PARTS + PART.join]! += this.#now - tokens.enabledAt[last]!;
    this.#setState(last, STATE.ready);
    this.#countVisit(last, node);
    this.#push(last, 1);
  }

  // ── Activities ─────────────────────────────────────────────────────────────────────────────────

  #beginActivity(t: number, node: number): void {
    const p = this.#p;
    const tokens = this.#t;
    const c = tokens.case[t]!;
    let rounds = 1;
    if (p.loop[node] !== LOOP.none && tokens.isInstance[t] === 0) {
      const count = p.loopCount[node]!;
      const whole = Math.floor(count);
      const visit = this.#countVisit(t, node);
      rounds = whole === count ? whole : whole + (this.#uniform(node, PURPOSE.count, c, visit) < count - whole ? 1 : 0);
      if (rounds === 0) {
        this.#leave(t);
        return;
      }
    }
    tokens.enabledAt[t] = this.#now;
    if (p.loop[node] === LOOP.parallel && rounds > 1) {
      const scope = this.#s.take(t);
      tokens.inner[t] = scope;
      this.#setState(t, STATE.inside);
      for (let i = 0; i < rounds; i += 1) {
        const instance = this.#newToken(c, scope, node);
        this.#t.isInstance[instance] = 1;
        this.#t.copyPath(t, instance);
        this.#t.flow[instance] = this.#t.flow[t]!;
        this.#push(instance, 0);
      }
      this.#scheduleBoundaries(t, node);
      return;
    }
    tokens.loopLeft[t] = rounds;
    this.#beginRound(t, node);
    if (tokens.isInstance[t] === 0) this.#scheduleBoundaries(t, node);
  }

  /** One round of a step or sub-process: in line for its people, or into its content. */
  #beginRound(t: number, node: number): void {
    const p = this.#p;
    const c = this.#t.case[t]!;
    const visit = this.#countVisit(t, node);
    this.#t.enabledAt[t] = this.#now;
    if (p.body[node] === BODY.scope) {
      const scope = this.#s.take(t);
      this.#t.inner[t] = scope;
      this.#setState(t, STATE.inside);
      for (let k = p.entries.start[node]!; k < p.entries.start[node + 1]!; k += 1) {
        const inside = this.#newToken(c, scope, p.entries.items[k]!);
        this.#t.copyPath(t, inside);
        this.#push(inside, 0);
      }
      return;
    }
    this.#seek(node, PURPOSE.duration, c, visit);
    this.#t.duration[t] = Math.max(0, this.#draw(p.duration[node]!, c));
    if (p.desk[node]! < 0) {
      this.#start(t, node);
      return;
    }
    this.#setState(t, STATE.queued);
    this.#desks.enqueue(t, node);
    this.statistics.enqueued(node);
  }

  #dispatch(): void {
    const desks = this.#desks;
    while (desks.dirtyCount > 0) {
      const desk = desks.takeDirty();
      for (let t = desks.nextToStart(desk, this.#now, this.#hours); t >= 0; t = desks.nextToStart(desk, this.#now, this.#hours)) {
        const node = this.#t.node[t]!;
        desks.seize(t, node);
        this.statistics.dequeued(node, this.#t.enabledAt[t]!, this.#now, this.#c.isCounted[this.#t.case[t]!] === 1);
        this.#start(t, node);
      }
      const wake = desks.wakeAt;
      if (wake < Infinity && desks.sleeps(desk, wake)) this.#list.push(wake, PRIORITY.opening, EVENT.opening, desk, 0);
    }
  }

  /** People (if any) are seized; the work begins now. */
  #start(t: number, node: number): void {
    const p = this.#p;
    const tokens = this.#t;
    const now = this.#now;
    const c = tokens.case[t]!;
    const isCounted = this.#c.isCounted[c] === 1;
    const calendar = p.stepCalendar[node]!;
    const hours = calendar < 0 ? null : this.#hours[calendar]!;
    const enabledAt = tokens.enabledAt[t]!;
    const wait = now - enabledAt;
    const inHours = hours === null ? wait : hours.openBetween(enabledAt, now);
    tokens.parts[t * PARTS + PART.roleBusy]! += inHours;
    tokens.parts[t * PARTS + PART.offShift]! += wait - inHours;
    this.statistics.started(node, wait, inHours, isCounted);
    const handOff = tokens.handOff[t]!;
    if (handOff >= 0) {
      this.statistics.takenUp(handOff, now - tokens.leftAt[t]!, isCounted);
      tokens.handOff[t] = -1;
    }
    tokens.startedAt[t] = now;
    this.#setState(t, STATE.working);
    const duration = tokens.duration[t]!;
    const end = hours === null || p.shiftEnd[node] === SHIFT_END.overtime ? now + duration : hours.addOpen(now, duration);
    this.#list.push(end, PRIORITY.release, EVENT.finish, t, tokens.version[t]!);
    for (let k = p.boundary.start[node]!; k < p.boundary.start[node + 1]!; k += 1) {
      const event = p.boundary.items[k]!;
      if (p.trigger[event] !== TRIGGER.timed || p.whileWorking[event] !== 1 || tokens.isInstance[t] === 1 || !this.#happens(t, event)) continue;
      this.#seek(event, PURPOSE.delay, c, tokens.visit[t]!);
      const delay = this.#draw(p.delay[event]!, c);
      if (delay >= duration) continue;
      const at = hours === null || p.shiftEnd[node] === SHIFT_END.overtime ? now + delay : hours.addOpen(now, delay);
      this.#list.push(at, PRIORITY.token, EVENT.boundary + (event << EVENT_BITS), t, tokens.version[t]!);
    }
  }

  /** Minutes worked until now on a step that is in progress. */
  #handsOn(t: number, node: number): number {
    const calendar = this.#p.stepCalendar[node]!;
    const from = this.#t.startedAt[t]!;
    if (calendar < 0 || this.#p.shiftEnd[node] === SHIFT_END.overtime) return this.#now - from;
    return this.#hours[calendar]!.openBetween(from, this.#now);
  }

  /** Ends work, done or interrupted: people are free, time and money are booked. */
  #stopWork(t: number, node: number, handsOn: number): void {
    const p = this.#p;
    const tokens = this.#t;
    const now = this.#now;
    const c = tokens.case[t]!;
    const from = tokens.startedAt[t]!;
    const calendar = p.stepCalendar[node]!;
    const start = this.statistics.windowStart;
    const cost = p.fixedCost[node]! + handsOn * p.costPerMinute[node]!;
    let inWindow = 0;
    let overtime = 0;
    if (now > start) {
      if (from >= start) inWindow = handsOn;
      else if (calendar < 0 || p.shiftEnd[node] === SHIFT_END.overtime) inWindow = now - start;
      else inWindow = this.#hours[calendar]!.openBetween(start, now);
      if (calendar >= 0 && p.shiftEnd[node] === SHIFT_END.overtime) overtime = inWindow - this.#hours[calendar]!.openBetween(Math.max(from, start), now);
    }
    this.statistics.finished(node, handsOn, inWindow, overtime, cost, this.#c.isCounted[c] === 1);
    this.#c.cost[c]! += cost;
    if (p.desk[node]! >= 0) this.#desks.release(node);
  }

  #finish(t: number): void {
    const tokens = this.#t;
    const node = tokens.node[t]!;
    const handsOn = tokens.duration[t]!;
    tokens.parts[t * PARTS + PART.processing]! += handsOn;
    tokens.parts[t * PARTS + PART.offShift]! += this.#now - tokens.startedAt[t]! - handsOn;
    this.#stopWork(t, node, handsOn);
    tokens.leftAt[t] = this.#now;
    this.#setState(t, STATE.ready);
    if (this.#endedOtherwise(t, node)) return;
    this.#roundOver(t, node);
  }

  /** Errors, escalations and messages that come with a given probability when the work is done. */
  #endedOtherwise(t: number, node: number): boolean {
    const p = this.#p;
    for (let k = p.boundary.start[node]!; k < p.boundary.start[node + 1]!; k += 1) {
      const event = p.boundary.items[k]!;
      if (p.trigger[event] !== TRIGGER.atEnd || !this.#happens(t, event)) continue;
      if (p.isInterrupting[event] === 1 && this.#t.isInstance[t] === 0) {
        this.#jump(t, event);
        return true;
      }
      this.#spawn(t, event);
    }
    return false;
  }

  #happens(t: number, event: number): boolean {
    const probability = this.#p.probability[event]!;
    if (probability >= 1) return true;
    return probability > 0 && this.#uniform(event, PURPOSE.probability, this.#t.case[t]!, this.#t.visit[t]!) < probability;
  }

  /** A round of an activity is done: the next round, the end of an instance, or on along the flow. */
  #roundOver(t: number, node: number): void {
    const tokens = this.#t;
    tokens.loopLeft[t]! -= 1;
    if (tokens.loopLeft[t]! > 0) {
      this.#beginRound(t, node);
      return;
    }
    tokens.version[t]! += 1;
    if (tokens.isInstance[t] === 1) this.#finishToken(t);
    else this.#push(t, 1);
  }

  // ── Boundary events ────────────────────────────────────────────────────────────────────────────

  #scheduleBoundaries(t: number, node: number): void {
    const p = this.#p;
    const tokens = this.#t;
    const c = tokens.case[t]!;
    for (let k = p.boundary.start[node]!; k < p.boundary.start[node + 1]!; k += 1) {
      const event = p.boundary.items[k]!;
      if (p.trigger[event] !== TRIGGER.timed || (p.whileWorking[event] === 1 && tokens.state[t] !== STATE.inside) || !this.#happens(t, event)) continue;
      this.#seek(event, PURPOSE.delay, c, tokens.visit[t]!);
      this.#list.push(this.#now + this.#draw(p.delay[event]!, c), PRIORITY.token, EVENT.boundary + (event << EVENT_BITS), t, tokens.version[t]!);
    }
  }

  /** A boundary event happens on the activity on which `t` stands. `cause` says how, for the time spent inside. */
  #fireBoundary(t: number, event: number, cause: number): void {
    if (this.#p.isInterrupting[event] === 0) {
      this.#spawn(t, event);
      return;
    }
    this.#book(t, t, cause);
    this.#stopActivity(t);
    this.#jump(t, event);
  }

  /** Adds to the path of `to` the time that `t` has spent in its unfinished activity. */
  #book(t: number, to: number, cause: number): void {
    const tokens = this.#t;
    const node = tokens.node[t]!;
    const at = to * PARTS;
    const { parts } = tokens;
    if (tokens.state[t] === STATE.queued) {
      const calendar = this.#p.stepCalendar[node]!;
      const wait = this.#now - tokens.enabledAt[t]!;
      const inHours = calendar < 0 ? wait : this.#hours[calendar]!.openBetween(tokens.enabledAt[t]!, this.#now);
      parts[at + PART.roleBusy]! += inHours;
      parts[at + PART.offShift]! += wait - inHours;
    } else if (tokens.state[t] === STATE.working) {
      const handsOn = this.#handsOn(t, node);
      parts[at + PART.processing]! += handsOn;
      parts[at + PART.offShift]! += this.#now - tokens.startedAt[t]! - handsOn;
    } else if (tokens.state[t] === STATE.inside) {
      parts[at + (cause === TRIGGER.timed ? PART.timer : PART.partner)]! += this.#now - tokens.enabledAt[t]!;
    }
  }

  /** Takes `t` out of the line, off the desk, or clears what runs inside it. */
  #stopActivity(t: number): void {
    const tokens = this.#t;
    const node = tokens.node[t]!;
    if (tokens.state[t] === STATE.queued) {
      this.#desks.leaveLine(t, node);
      this.statistics.dequeued(node, tokens.enabledAt[t]!, this.#now, this.#c.isCounted[tokens.case[t]!] === 1);
    } else if (tokens.state[t] === STATE.working) {
      this.#stopWork(t, node, this.#handsOn(t, node));
    } else if (tokens.state[t] === STATE.inside) {
      const inner = tokens.inner[t]!;
      this.#clear(inner, -1);
      this.#s.release(inner);
      tokens.inner[t] = -1;
    }
    tokens.leftAt[t] = this.#now;
  }

  /** The token itself goes on from a boundary event. */
  #jump(t: number, event: number): void {
    const tokens = this.#t;
    tokens.version[t]! += 1;
    tokens.loopLeft[t] = 0;
    tokens.node[t] = event;
    tokens.flow[t] = -1;
    this.#setState(t, STATE.ready);
    this.#countVisit(t, event);
    this.#push(t, 1);
  }

  /** A second token goes on from a boundary event that does not interrupt. */
  #spawn(t: number, event: number): void {
    const other = this.#newToken(this.#t.case[t]!, this.#t.scope[t]!, event);
    this.#t.copyPath(t, other);
    this.#t.handOff[other] = -1;
    this.#t.leftAt[other] = this.#now;
    this.#book(t, other, TRIGGER.timed);
    this.#countVisit(other, event);
    this.#push(other, 1);
  }

  /** Removes every token of a level and of the levels inside it, except one. */
  #clear(scope: number, except: number): void {
    const tokens = this.#t;
    const anyToken = except >= 0 ? except : this.#s.parentToken[scope]!;
    const c = tokens.case[anyToken]!;
    let count = 0;
    for (let u = this.#c.firstToken[c]!; u >= 0; u = tokens.nextInCase[u]!) {
      if (u === except || !this.#isWithin(tokens.scope[u]!, scope)) continue;
      if (count === this.#doomed.length) this.#doomed = doubled32(this.#doomed);
      this.#doomed[count] = u;
      count += 1;
    }
    const inner: number[] = [];
    for (let i = 0; i < count; i += 1) {
      const u = this.#doomed[i]!;
      const node = tokens.node[u]!;
      if (tokens.state[u] === STATE.queued || tokens.state[u] === STATE.working) this.#stopActivity(u);
      else if (tokens.state[u] === STATE.inside) inner.push(tokens.inner[u]!);
      else if (tokens.state[u] === STATE.joining && this.#p.join[node] === JOIN.inclusive) this.#c.joining[c]! -= 1;
      this.#remove(u);
    }
    for (const s of inner) this.#s.release(s);
    // What was about to move is gone too.
    let kept = 0;
    for (let i = 0; i < this.#workSize; i += 1) {
      const entry = this.#work[i]!;
      if (tokens.state[entry >> 1] === STATE.free) continue;
      this.#work[kept] = entry;
      kept += 1;
    }
    this.#workSize = kept;
  }

  #isWithin(scope: number, outer: number): boolean {
    for (let s = scope; s >= 0; ) {
      if (s === outer) return true;
      const parent = this.#s.parentToken[s]!;
      s = parent < 0 ? -1 : this.#t.scope[parent]!;
    }
    return false;
  }

  // ── Waiting for time, others, and the first of several ─────────────────────────────────────────

  #delayOver(t: number): void {
    const p = this.#p;
    const tokens = this.#t;
    const node = tokens.node[t]!;
    const winner = tokens.state[t] === STATE.race ? tokens.inner[t]! : node;
    tokens.parts[t * PARTS + (p.delayIsPartner[winner] === 1 ? PART.partner : PART.timer)]! += this.#now - tokens.enabledAt[t]!;
    tokens.version[t]! += 1;
    if (tokens.state[t] === STATE.race) this.#win(t, winner);
    else {
      this.#setState(t, STATE.ready);
      this.#push(t, 1);
    }
  }

  /** At an event-based gateway the earliest event wins; events that wait for a message may still come before it. */
  #beginRace(t: number, gateway: number): void {
    const p = this.#p;
    const tokens = this.#t;
    const c = tokens.case[t]!;
    const visit = this.#countVisit(t, gateway);
    tokens.enabledAt[t] = this.#now;
    let earliest = Infinity;
    let winner = -1;
    for (let k = p.outgoing.start[gateway]!; k < p.outgoing.start[gateway + 1]!; k += 1) {
      const event = p.flowTarget[p.outgoing.items[k]!]!;
      if (p.body[event] === BODY.message) {
        if (!this.#takeMessage(c, event)) continue;
        this.#win(t, event);
        return;
      }
      this.#seek(event, PURPOSE.delay, c, visit);
      const delay = p.body[event] === BODY.delay ? this.#draw(p.delay[event]!, c) : 0;
      if (delay < earliest) {
        earliest = delay;
        winner = event;
      }
    }
    tokens.inner[t] = winner;
    this.#setState(t, STATE.race);
    if (winner >= 0) this.#list.push(this.#now + earliest, PRIORITY.token, EVENT.delay, t, tokens.version[t]!);
    else this.#setState(t, STATE.message);
  }

  #win(t: number, event: number): void {
    const tokens = this.#t;
    tokens.inner[t] = -1;
    tokens.node[t] = event;
    this.#setState(t, STATE.ready);
    this.#countVisit(t, event);
    this.#push(t, 1);
  }

  #takeMessage(c: number, node: number): boolean {
    const slot = this.#p.messageSlot[node]!;
    if (slot < 0) return false;
    const at = c * this.#p.messageSlots + slot;
    if (this.#c.messages[at] === 0) return false;
    this.#c.messages[at]! -= 1;
    return true;
  }

  #send(t: number, node: number): void {
    const p = this.#p;
    for (let k = p.sends.start[node]!; k < p.sends.start[node + 1]!; k += 1) {
      const m = p.sends.items[k]!;
      const c = this.#t.case[t]!;
      const target = p.messageTarget[m]!;
      const isStart = p.messageSlot[target]! < 0;
      const transfer = p.messageTransfer[m]!;
      if (transfer < 0) {
        if (isStart) this.#t.copyPath(t, this.#newRoot(c, target));
        else this.#deliver(c, target);
        continue;
      }
      // On its way the message is a token of its own, so the case does not end before it arrives.
      const courier = this.#newToken(c, -1, target);
      this.#t.copyPath(t, courier);
      this.#t.enabledAt[courier] = this.#now;
      this.#setState(courier, STATE.courier);
      this.#seek(target, PURPOSE.transfer, c, this.#t.visit[t]!);
      this.#list.push(this.#now + this.#draw(transfer, c), PRIORITY.token, EVENT.transfer, courier, this.#t.version[courier]!);
    }
  }

  #deliver(c: number, target: number): void {
    const p = this.#p;
    const tokens = this.#t;
    const host = p.attachedTo[target]!;
    for (let u = this.#c.firstToken[c]!; u >= 0; u = tokens.nextInCase[u]!) {
      const state = tokens.state[u]!;
      if (host >= 0) {
        if (tokens.node[u] !== host || tokens.isInstance[u] === 1 || (state !== STATE.queued && state !== STATE.working && state !== STATE.inside)) continue;
        this.#fireBoundary(u, target, TRIGGER.message);
        return;
      }
      const isWaiting = state === STATE.message && tokens.node[u] === target;
      const isRacing = (state === STATE.race || state === STATE.message) && this.#leadsTo(tokens.node[u]!, target);
      if (!isWaiting && !isRacing) continue;
      tokens.parts[u * PARTS + PART.partner]! += this.#now - tokens.enabledAt[u]!;
      tokens.version[u]! += 1;
      if (isRacing) this.#win(u, target);
      else {
        this.#setState(u, STATE.ready);
        this.#push(u, 1);
      }
      return;
    }
    // A boundary event hears only while its activity lasts; a catch event finds what came early.
    if (host < 0) this.#c.messages[c * p.messageSlots + p.messageSlot[target]!]! += 1;
  }

  #leadsTo(gateway: number, event: number): boolean {
    const p = this.#p;
    if (p.body[gateway] !== BODY.race) return false;
    for (let k = p.outgoing.start[gateway]!; k < p.outgoing.start[gateway + 1]!; k += 1) if (p.flowTarget[p.outgoing.items[k]!] === event) return true;
    return false;
  }

  // ── Leaving a node ─────────────────────────────────────────────────────────────────────────────

  #leave(t: number): void {
    const p = this.#p;
    const tokens = this.#t;
    const node = tokens.node[t]!;
    if (p.sends.start[node] !== p.sends.start[node + 1]) this.#send(t, node);
    if (p.result[node] !== RESULT.none && this.#throw(t, node)) return;
    const from = p.outgoing.start[node]!;
    const to = p.outgoing.start[node + 1]!;
    switch (p.split[node]) {
      case SPLIT.end:
        this.#finishToken(t);
        return;
      case SPLIT.all:
        // All at one instant: the way drawn last is entered first, as other engines do (it decides who is first in line).
        for (let k = from + 1; k < to; k += 1) this.#pending[this.#pendingCount++] = p.outgoing.items[k]!;
        this.#goAll(t, p.outgoing.items[from]!);
        return;
      case SPLIT.exclusive: {
        const u = this.#uniform(node, PURPOSE.branch, tokens.case[t]!, tokens.visit[t]!);
        let sum = 0;
        let way = to - 1;
        for (let k = from; k < to; k += 1) {
          sum += p.outShare[k]!;
          if (u < sum) {
            way = k;
            break;
          }
        }
        this.#go(t, p.outgoing.items[way]!);
        return;
      }
      case SPLIT.exclusiveConditions: {
        const attributes = this.#c.attributes[tokens.case[t]!] ?? {};
        let way = p.defaultWay[node]! >= 0 ? p.defaultWay[node]! : to - 1;
        for (let k = from; k < to; k += 1) {
          if (p.outCondition[k]! < 0 || !this.#feel.holds(p.outCondition[k]!, attributes)) continue;
          way = k;
          break;
        }
        this.#go(t, p.outgoing.items[way]!);
        return;
      }
      default: this.#leaveInclusive(t, node, from, to);
    }
  }

  /** Each way by itself; when none is taken, the default, or without one the likeliest (or last). */
  #leaveInclusive(t: number, node: number, from: number, to: number): void {
    const p = this.#p;
    const c = this.#t.case[t]!;
    const byCondition = p.split[node] === SPLIT.inclusiveConditions;
    if (!byCondition) this.#seek(node, PURPOSE.branch, c, this.#t.visit[t]!);
    let first = -1;
    let likeliest = from;
    for (let k = from; k < to; k += 1) {
      if (p.outShare[k]! > p.outShare[likeliest]!) likeliest = k;
      if (k === p.defaultWay[node]) continue;
      const isTaken = byCondition ? p.outCondition[k]! >= 0 && this.#feel.holds(p.outCondition[k]!, this.#c.attributes[c] ?? {}) : this.#stream.uniform() < p.outShare[k]!;
      if (!isTaken) continue;
      if (first < 0) first = k;
      // Kept until all draws of the split are made: what a way does on the way out draws from other streams.
      else this.#pending[this.#pendingCount++] = p.outgoing.items[k]!;
    }
    if (first < 0) first = p.defaultWay[node]! >= 0 ? p.defaultWay[node]! : likeliest;
    this.#goAll(t, p.outgoing.items[first]!);
  }

  /** The token takes the first way, copies of it the pending ones. */
  #goAll(t: number, first: number): void {
    const count = this.#pendingCount;
    this.#pendingCount = 0;
    for (let i = 0; i < count; i += 1) this.#ways[i] = this.#clone(t);
    this.#go(t, first);
    for (let i = 0; i < count; i += 1) this.#go(this.#ways[i]!, this.#pending[i]!);
  }

  readonly #ways: number[] = [];
  readonly #pending: number[] = [];
  #pendingCount = 0;

  #clone(t: number): number {
    const other = this.#newToken(this.#t.case[t]!, this.#t.scope[t]!, this.#t.node[t]!);
    this.#t.copyPath(t, other);
    this.#t.visit[other] = this.#t.visit[t]!;
    return other;
  }

  #go(t: number, flow: number): void {
    const p = this.#p;
    const tokens = this.#t;
    tokens.flow[t] = flow;
    const handOff = p.flowHandOff[flow]!;
    if (handOff >= 0) {
      this.statistics.handedOver(handOff, this.#c.isCounted[tokens.case[t]!] === 1);
      if (tokens.leftAt[t]! >= 0) tokens.handOff[t] = handOff;
    }
    const transfer = p.flowTransfer[flow]!;
    if (transfer < 0) {
      this.#arriveBy(t, flow);
      return;
    }
    const c = tokens.case[t]!;
    tokens.enabledAt[t] = this.#now;
    this.#seek(p.nodeIds.length + flow, PURPOSE.transfer, c, tokens.visit[t]!);
    tokens.node[t] = p.flowTarget[flow]!;
    this.#setState(t, STATE.transfer);
    this.#list.push(this.#now + this.#draw(transfer, c), PRIORITY.token, EVENT.transfer, t, tokens.version[t]!);
  }

  #transferOver(t: number): void {
    const tokens = this.#t;
    tokens.parts[t * PARTS + PART.transfer]! += this.#now - tokens.enabledAt[t]!;
    tokens.version[t]! += 1;
    if (tokens.state[t] !== STATE.courier) {
      this.#setState(t, STATE.ready);
      this.#arriveBy(t, tokens.flow[t]!);
      return;
    }
    const c = tokens.case[t]!;
    const target = tokens.node[t]!;
    if (this.#p.messageSlot[target]! < 0) {
      const root = this.#newRoot(c, target);
      this.#t.copyPath(t, root);
      this.#remove(t);
      return;
    }
    this.#deliver(c, target);
    if (this.#c.tokens[c] === 1) this.#endCase(t);
    else this.#remove(t);
  }

  /** At the far end of a flow: accepted, or sent back to the step that handed it over. */
  #arriveBy(t: number, flow: number): void {
    const p = this.#p;
    const reject = p.flowReject[flow]!;
    const isBack = reject > 0 && this.#uniform(p.nodeIds.length + flow, PURPOSE.reject, this.#t.case[t]!, this.#t.visit[t]!) < reject;
    this.#t.node[t] = isBack ? p.flowSource[flow]! : p.flowTarget[flow]!;
    this.#push(t, 0);
  }

  // ── Ends ───────────────────────────────────────────────────────────────────────────────────────

  /** What an end or throw event does to others. True when the token itself is gone. */
  #throw(t: number, node: number): boolean {
    const p = this.#p;
    const tokens = this.#t;
    switch (p.result[node]) {
      case RESULT.terminate:
        this.#clear(tokens.scope[t]!, t);
        this.#finishToken(t);
        return true;
      case RESULT.escalation: return this.#raise(t, node, false);
      case RESULT.error:
      case RESULT.cancel:
        if (this.#raise(t, node, true)) return true;
        // Nobody catches it: the whole process of the case ends.
        this.#clear(this.#rootOf(tokens.scope[t]!), t);
        this.#unwind(t);
        return true;
      default: return false;
    }
  }

  #rootOf(scope: number): number {
    let s = scope;
    while (this.#s.parentToken[s]! >= 0) s = this.#t.scope[this.#s.parentToken[s]!]!;
    return s;
  }

  /** The last token of a process ends it, from however deep inside. */
  #unwind(t: number): void {
    const tokens = this.#t;
    const scope = tokens.scope[t]!;
    const root = this.#rootOf(scope);
    if (root !== scope) {
      this.#s.tokens[scope]! -= 1;
      this.#s.tokens[root]! += 1;
      tokens.scope[t] = root;
    }
    this.#finishToken(t);
  }

  /** Looks outwards for a boundary event that catches. True when it interrupted the level of `t`. */
  #raise(t: number, node: number, isError: boolean): boolean {
    const p = this.#p;
    const tokens = this.#t;
    for (let scope = tokens.scope[t]!; scope >= 0; ) {
      const outside = this.#s.parentToken[scope]!;
      if (outside < 0) return false;
      const host = tokens.node[outside]!;
      for (let k = p.boundary.start[host]!; k < p.boundary.start[host + 1]!; k += 1) {
        const event = p.boundary.items[k]!;
        if (p.trigger[event] !== TRIGGER.thrown) continue;
        if (p.reference[event]! >= 0 && p.reference[event] !== p.reference[node]) continue;
        if (!isError && p.isInterrupting[event] === 0) {
          const other = this.#newToken(tokens.case[t]!, tokens.scope[outside]!, event);
          this.#t.copyPath(t, other);
          this.#countVisit(other, event);
          this.#push(other, 1);
          return false;
        }
        tokens.copyPath(t, outside);
        this.#stopActivity(outside);
        this.#jump(outside, event);
        return true;
      }
      scope = tokens.scope[outside]!;
    }
    return false;
  }

  /** A token is used up. The last one of a level ends the level; the last one of a case ends the case. */
  #finishToken(t: number): void {
    const tokens = this.#t;
    const scope = tokens.scope[t]!;
    if (this.#s.tokens[scope]! > 1) {
      this.#remove(t);
      return;
    }
    const outside = this.#s.parentToken[scope]!;
    if (outside >= 0) {
      tokens.copyPath(t, outside);
      this.#remove(t);
      this.#s.release(scope);
      tokens.inner[outside] = -1;
      this.#setState(outside, STATE.ready);
      const node = tokens.node[outside]!;
      if (!this.#endedOtherwise(outside, node)) this.#roundOver(outside, node);
      return;
    }
    if (this.#c.tokens[tokens.case[t]!]! > 1) {
      this.#remove(t);
      this.#s.release(scope);
      return;
    }
    this.#s.release(scope);
    this.#endCase(t);
  }

  #endCase(t: number): void {
    const cases = this.#c;
    const c = this.#t.case[t]!;
    const isCounted = cases.isCounted[c] === 1;
    this.statistics.caseEnded(cases.startedAt[c]!, this.#now, isCounted, cases.cost[c]!, this.#t.parts, t * PARTS);
    if (this.#o.recordCycleTimes) this.cycleTimes[cases.order[c]!] = this.#now - cases.startedAt[c]!;
    this.#remove(t);
    cases.release(c);
  }
}
