import type { Crew, Member, Option, Unit } from './Crew.ts';
import type { Interpreter } from './Interpreter.ts';
import type { Plan } from './Plans.ts';
import { Costs } from './Costs.ts';
import { numberOf } from './feel.ts';
import { type Case, stepOf, type Token } from './Token.ts';
import { Work } from './Work.ts';

/** Work in hand: begun, switched over to, interrupted, stopped, gone on with, done (docs/resources.md). */
export class Works {
  readonly #run: Interpreter;
  readonly #crew: Crew;
  readonly #costs: Costs;
  #tickets = 0;
  #takenUp = 0;
  readonly #doers = new Map<Case, Map<string, readonly Unit[]>>();

  constructor(run: Interpreter, crew: Crew) {
    this.#run = run;
    this.#crew = crew;
    this.#costs = new Costs(run, crew);
  }

  /** Makes one work of what is done at once. Without people it begins; else it stands in line. */
  form(tokens: readonly Token[]): void {
    const [first] = tokens;
    if (first === undefined) return;
    const step = stepOf(first);
    const perItem = step.work.batch?.perItem ?? null;
    const items = tokens.map((token) => this.#run.draw(token, perItem, step.id, 'perItem'));
    const priority = step.work.priorityExpression === undefined ? step.work.priority : numberOf(step.work.priorityExpression, first.case.attributes);
    const work = new Work(step, tokens, items, this.#tickets, priority);
    this.#tickets += 1;
    if ((this.#crew.optionsOf(step)[0]?.places ?? []).length === 0) this.begin(work, []);
    else this.#run.lines.join(work);
  }

  // ── Who may ────────────────────────────────────────────────────────────────────────────────────

  /** Who began the step that the performer rule names last in this case; nobody yet: no restriction. */
  doersFor(work: Work): readonly Unit[] {
    return this.#doers.get(work.case)?.get(work.step.work.performer?.step ?? '') ?? [];
  }

  isAllowed(work: Work, { unit }: Member): boolean {
    return work.step.work.performer?.rule !== 'notSameAs' || !this.doersFor(work).includes(unit);
  }

  /** Inside their hours, not broken down, and with time enough before they end if the step asks for it. */
  isPresent(work: Work, member: Member, option: Option): boolean {
    const { now } = this.#run;
    if (member.unit.broken > 0 || !member.hours.isOpen(now)) return false;
    if (work.step.work.shiftEnd !== 'startOnlyIfItFits') return true;
    const speed = member.unit.person?.speed ?? 1;
    const needed = this.#switchOver(work, member) + this.#setUp(work, member) + work.items.reduce((sum, item) => sum + item, 0) / speed;
    return member.hours.fits(now, needed) || needed > member.hours.longest() || needed > option.hours.longest();
  }

  mayBeCalled(unit: Unit, work: Work, role: string): boolean {
    const urgent = this.#crew.role(role);
    const isRunning = unit.work?.state === 'working' || unit.work?.state === 'switching';
    return urgent?.isPreemptive === true && urgent.queueOrder === 'priority' && unit.work !== null && isRunning && unit.staysWith === null && unit.work.priority < work.priority;
  }

  #setUp(work: Work, { unit: { person } }: Member): number {
    const own = person?.durations?.[work.step.id];
    return own ? this.#run.draw(work, own, work.step.id, 'duration') : work.duration / (person?.speed ?? 1);
  }

  #switchOver(work: Work, { unit, role }: Member): number {
    const law = this.#crew.role(role)?.switchOver;
    return law === undefined || unit.lastStep === null || unit.lastStep === work.step.id ? 0 : this.#run.draw(work, law, work.step.id, 'switchOver');
  }

  // ── Doing it ───────────────────────────────────────────────────────────────────────────────────

  begin(work: Work, team: readonly Member[]): void {
    work.team = team;
    const setUp = team.length === 0 ? work.duration : Math.max(...team.map((member) => this.#setUp(work, member)));
    work.pace = Math.max(...team.map(({ unit }) => 1 / (unit.person?.speed ?? 1)), ...(team.length === 0 ? [1] : []));
    work.remaining = setUp;
    if (!work.isOneByOne) for (const item of work.items) work.remaining += item * work.pace;
    for (const { case: of } of work.tokens) this.#doers.set(of, new Map([...(this.#doers.get(of) ?? []), [work.step.id, team.map(({ unit }) => unit)]]));
    this.resume(work);
  }

  /** The people take it up, for the first time or again; whoever did another step last switches over first. */
  resume(work: Work): void {
    this.#takenUp += 1;
    work.takenUp = this.#takenUp;
    work.switching = Math.max(0, ...work.team.map((member) => this.#switchOver(work, member)));
    for (const { unit } of work.team) {
      this.#payStay(unit);
      unit.work = work;
      unit.lastStep = work.step.id;
    }
    if (work.switching > 0) {
      work.state = 'switching';
      this.#goOn(work);
    } else this.#beginProcessing(work);
  }

  #beginProcessing(work: Work): void {
    work.state = 'working';
    if (!work.hasStarted) {
      work.hasStarted = true;
      for (const token of work.tokens) {
        token.state = 'working';
        token.startedAt = this.#run.now;
      }
    }
    this.#goOn(work);
  }

  /** Plans the end of what the work is in the midst of, and the clocks that run while it is done. */
  #goOn(work: Work): void {
    work.forgetPlans();
    work.since = this.#run.now;
    this.#plan(work, work.state === 'switching' ? work.switching : work.remaining, 'release', () => this.#phaseOver(work));
    if (work.state !== 'working') return;
    for (const token of work.tokens) {
      if (token.isInstance || (work.phase === 'items' && work.tokens[0] !== token)) continue;
      for (const event of this.#run.activities.clocksOnWork(token)) {
        const left = this.#run.draw(token, event.delay, event.id, 'delay') - token.worked;
        // What the clock has shown before has happened already, and the end of the work comes before a clock that shows it.
        if (left < 0 || left >= work.remaining || (left === 0 && token.worked > 0)) continue;
        this.#plan(work, left, 'token', () => {
          this.#run.activities.happen(token, event);
          this.#run.settle(token.case);
        });
      }
    }
  }

  #plan(work: Work, minutes: number, priority: 'release' | 'token', happen: () => void): void {
    const { now } = this.#run;
    const at = work.step.work.shiftEnd === 'overtime' ? now + minutes : this.#crew.hoursOf(work.team).add(now, minutes);
    if (at < Infinity) work.plans.push(this.#run.plans.add(at, priority, happen));
  }

  /** Takes off what has been done since the work went on. */
  #settle(work: Work): void {
    const { now } = this.#run;
    if (work.state === 'working' || work.state === 'switching') {
      this.#costs.team(work, work.since);
      const done = work.step.work.shiftEnd === 'overtime' ? now - work.since : this.#crew.hoursOf(work.team).between(work.since, now);
      if (work.state === 'switching') work.switching = Math.max(0, work.switching - done);
      else {
        work.remaining = Math.max(0, work.remaining - done);
        for (const token of work.phase === 'items' ? work.tokens.slice(0, 1) : work.tokens) token.worked += done;
      }
    }
    work.since = now;
  }

  #phaseOver(work: Work): void {
    this.#settle(work);
    if (work.state === 'switching') {
      work.switching = 0;
      this.#beginProcessing(work);
    } else if (work.isOneByOne && work.phase === 'whole') this.#beginItem(work);
    else this.#finish(work);
  }

  #beginItem(work: Work): void {
    work.phase = 'items';
    work.remaining = (work.items[0] ?? 0) * work.pace;
    this.#goOn(work);
  }

  /** The work, or the item of a batch that is done one by one, is done: its cases go on, its people are free. */
  #finish(work: Work): void {
    if (work.phase === 'items' && work.tokens.length > 1) {
      const token = work.tokens.shift()!;
      this.#costs.fixed(work, token.case, 1);
      work.items.shift();
      this.#beginItem(work);
      this.#goOnWith(token);
      return;
    }
    work.state = 'done';
    work.forgetPlans();
    this.#letTeamGo(work);
    this.#stay(work);
    for (const token of work.tokens) this.#costs.fixed(work, token.case, work.isOneByOne ? 1 : 1 / work.tokens.length);
    for (let token = work.tokens.shift(); token !== undefined; token = work.tokens.shift()) this.#goOnWith(token);
  }

  #goOnWith(token: Token): void {
    token.work = null;
    this.#run.activities.done(token);
    this.#run.settle(token.case);
  }

  #letTeamGo(work: Work): void {
    for (const member of work.team) {
      const { unit } = member;
      unit.work = null;
      unit.staysAs = member;
      unit.staysSince = this.#run.now;
      unit.idleSince = this.#run.now;
      if (unit.staysUntil.size === 0) unit.staysWith = null;
    }
    if (work.team.length > 0) this.#run.lines.touch(work);
  }

  /** More urgent work takes the people away: back to its place in line, bound to them. */
  interrupt(work: Work): void {
    this.#settle(work);
    this.#letTeamGo(work);
    work.forgetPlans();
    work.state = 'overtaken';
    this.#run.lines.join(work);
  }

  /** A case is interrupted: it leaves the line or the hands of the people, who go on with what is left of a batch. */
  abandon(token: Token): void {
    const { work } = token;
    if (work === null) return;
    this.#settle(work);
    const position = work.tokens.indexOf(token);
    work.tokens.splice(position, 1);
    work.items.splice(position, 1);
    token.work = null;
    if (work.state === 'done') return;
    // Whoever leaves a batch that goes on together leaves its fixed cost to the others.
    this.#costs.fixed(work, token.case, work.isOneByOne || work.tokens.length === 0 ? 1 : 0);
    const [next] = work.tokens;
    if (next === undefined) {
      if (work.state === 'inLine' || work.state === 'overtaken') this.#run.lines.leave(work);
      else this.#letTeamGo(work);
      work.state = 'done';
      work.forgetPlans();
      return;
    }
    if (position > 0) return;
    work.case = next.case;
    work.visit = next.visit;
    if (work.state === 'inLine') this.#run.lines.join(work);
    else if (work.phase === 'items' && work.state === 'working') this.#beginItem(work);
    else if (work.phase === 'items') work.remaining = (work.items[0] ?? 0) * work.pace;
  }

  // ── Staying with a case ────────────────────────────────────────────────────────────────────────

  #stay(work: Work): void {
    const { keepUntil } = work.step.work;
    if (keepUntil === undefined) return;
    for (const { unit } of work.team) {
      unit.staysWith ??= work.case;
      unit.staysUntil.add(keepUntil);
    }
  }

  /** An activity of a case has ended, done or interrupted (`null`: the case has): whoever stayed until then leaves. */
  ended(inCase: Case, activity: string | null): void {
    for (const { unit, role } of this.#crew.members) {
      if (unit.staysWith !== inCase) continue;
      if (activity === null) unit.staysUntil.clear();
      else unit.staysUntil.delete(activity);
      if (unit.staysUntil.size > 0 || unit.work !== null) continue;
      this.#payStay(unit);
      unit.staysWith = null;
      unit.idleSince = this.#run.now;
      this.#run.lines.touchRole(role);
    }
    if (activity === null) this.#doers.delete(inCase);
  }

  /** Staying has an end, or work begins. */
  #payStay({ staysWith, staysAs, staysSince }: Unit): void {
    if (staysWith !== null && staysAs !== null) this.#costs.staying(staysWith, staysAs, staysSince);
  }

  // ── Breakdowns ─────────────────────────────────────────────────────────────────────────────────

  planFailures(): void {
    for (const member of this.#crew.members) if (this.#crew.role(member.role)?.breakdown) this.#planFailure(member, 0);
  }

  #planFailure(member: Member, failure: number): void {
    const { breakdown } = this.#crew.role(member.role) ?? {};
    if (breakdown === undefined) return;
    const place = this.#crew.members.filter(({ role }) => role === member.role).indexOf(member);
    const after = (law: typeof breakdown.timeBetween, purpose: 'breakdown' | 'repair') =>
      member.hours.add(this.#run.now, this.#run.draws.minutes(law, member.role, purpose, { source: null, number: place, visit: failure, attributes: {} }));
    const at = after(breakdown.timeBetween, 'breakdown');
    if (at === Infinity) return;
    const plan: Plan = this.#run.plans.add(at, 'opening', () => {
      this.#fail(member.unit);
      // Work that waited for this one may now let others pass.
      this.#run.lines.touchRole(member.role);
      const repaired = after(breakdown.timeToRepair, 'repair');
      if (repaired === Infinity) return;
      this.#run.plans.add(repaired, 'release', () => {
        member.unit.broken -= 1;
        this.#planFailure(member, failure + 1);
        this.#repaired(member);
      });
    });
    // Machines go on failing for ever; where nothing else is to come, nothing can begin again.
    plan.isBackground = true;
  }

  #fail(unit: Unit): void {
    unit.broken += 1;
    const { work } = unit;
    if (work === null || (work.state !== 'working' && work.state !== 'switching')) return;
    this.#settle(work);
    work.forgetPlans();
    work.state = 'stopped';
  }

  #repaired({ unit, role }: Member): void {
    const { work } = unit;
    if (work === null) this.#run.lines.touchRole(role);
    if (work === null || work.state !== 'stopped' || work.team.some((other) => other.unit.broken > 0)) return;
    work.state = work.switching > 0 ? 'switching' : 'working';
    this.#goOn(work);
  }
}
