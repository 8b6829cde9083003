import type { QueueOrder } from '../../shared/model/Role.ts';
import { MINUTES_PER_UNIT } from '../../shared/model/Distribution.ts';
import { find, rows } from '../../shared/model/ProcessModel.ts';
import type { Crew, Member, Option } from './Crew.ts';
import { isActivity } from './Drawing.ts';
import type { Interpreter } from './Interpreter.ts';
import { allocate, wishesFor, type Reach } from './teams.ts';
import type { Case } from './Token.ts';
import type { Work } from './Work.ts';

/** A line in which work waits. Roles that some step needs together, or that one person holds, share one. */
interface Line {
  readonly roles: readonly string[];
  readonly order: QueueOrder;
  works: Work[];
  /** When it is to be looked at again although nothing happened. */
  wakeAt: number;
}

/** The lines in front of people: who of those that wait is given whom (docs/resources.md, “The line”). */
export class Lines {
  readonly #run: Interpreter;
  readonly #crew: Crew;
  readonly #lines: readonly Line[];
  /** Lines at which something happened, the last one last. */
  #touched: Line[] = [];

  constructor(run: Interpreter, crew: Crew) {
    this.#run = run;
    this.#crew = crew;
    const teams = [
      ...rows(run.drawing.model.people).map(({ roles }) => roles as readonly string[]),
      ...run.drawing.nodes.filter(isActivity).map((step) => run.drawing.teamsOf(step).flat().map(({ role }) => role)),
    ];
    // Whoever is needed together is put together.
    let groups = crew.roles().map((role) => [role]);
    for (const team of teams) {
      const together = groups.filter((group) => group.some((role) => team.includes(role)));
      if (together.length > 1) groups = [...groups.filter((group) => !together.includes(group)), together.flat()];
    }
    this.#lines = groups.map((roles) => ({ roles, order: crew.role(roles[0] ?? '')?.queueOrder ?? 'fifo', works: [], wakeAt: Infinity }));
  }

  #lineOf(work: Work): Line {
    const role = this.#crew.optionsOf(work.step)[0]?.places[0]?.role;
    const line = this.#lines.find(({ roles }) => role !== undefined && roles.includes(role));
    if (line === undefined) throw new Error(`${work.step.id} needs nobody`);
    return line;
  }

  join(work: Work): void {
    const line = this.#lineOf(work);
    line.works = [...line.works.filter((other) => other !== work), work];
    const key = (w: Work): number => {
      switch (line.order) {
        case 'fifo': return 0;
        case 'lifo': return -w.ticket;
        case 'priority': return -w.priority;
        case 'shortest': return w.length;
        case 'earliestDue': return Math.min(...w.tokens.map((token) => this.#dueOf(token.case)));
      }
    };
    line.works.sort((a, b) => key(a) - key(b) || a.ticket - b.ticket);
    this.#touch(line);
  }

  leave(work: Work): void {
    const line = this.#lineOf(work);
    line.works = line.works.filter((other) => other !== work);
    this.#touch(line);
  }

  /** Somebody of a work has come free, or back. */
  touch(work: Work): void {
    this.#touch(this.#lineOf(work));
  }

  touchRole(role: string): void {
    for (const line of this.#lines) if (line.roles.includes(role)) this.#touch(line);
  }

  #touch(line: Line): void {
    if (!this.#touched.includes(line)) this.#touched.push(line);
  }

  /** Start of the case plus its tightest promise, on the clock of that promise. */
  #dueOf({ startedAt }: Case): number {
    const { model } = this.#run.drawing;
    return Math.min(Infinity, ...rows(model.promises).flatMap(({ measure }) => (measure && measure.from === null && measure.to === null
      ? [this.#crew.hours(find(model.calendars, measure.calendar)).add(startedAt, measure.within.value * MINUTES_PER_UNIT[measure.within.unit])] : [])));
  }

  get isTouched(): boolean {
    return this.#touched.length > 0;
  }

  /** At the end of an instant: whoever is free takes up work; the line that was touched last is served first. */
  serve(): void {
    for (let line = this.#touched.pop(); line !== undefined; line = this.#touched.pop()) {
      const sleeping = line;
      const at = this.#look(line);
      if (at >= line.wakeAt) continue;
      line.wakeAt = at;
      this.#run.plans.add(at, 'opening', () => {
        if (sleeping.wakeAt <= at) sleeping.wakeAt = Infinity;
        this.#touch(sleeping);
      });
    }
  }

  /** Gives people to the work in line, from the front. When somebody of those who are away comes next. */
  #look(line: Line): number {
    let heldBack = new Set<Member['unit']>();
    for (let i = 0; i < line.works.length; i += 1) {
      const work = line.works[i]!;
      const outcome = this.#tryToBegin(work, heldBack);
      if (outcome === 'waits') continue;
      // Whoever was called away leaves others of their team free, so the line is looked at from the front again.
      if (outcome === 'interrupted') {
        heldBack = new Set();
        i = -1;
      } else i -= 1;
    }
    if (line.works.length === 0) return Infinity;
    const { now } = this.#run;
    return Math.min(...this.#crew.members.filter(({ role }) => line.roles.includes(role)).map(({ hours }) => hours.nextAfter(now)));
  }

  #tryToBegin(work: Work, heldBack: Set<Member['unit']>): 'begun' | 'interrupted' | 'waits' {
    const { works } = this.#run;
    if (work.state === 'overtaken') return this.#tryToResume(work, heldBack);
    const options = this.#crew.optionsOf(work.step);
    const teamBy = (option: Option, reach: Reach) => allocate(this.#run, work, option, reach, reach === 'everybody' ? new Set() : heldBack);
    for (const option of options) {
      const team = teamBy(option, 'free');
      if (team === null) continue;
      this.leave(work);
      works.begin(work, team);
      return 'begun';
    }
    for (const option of options) {
      const team = teamBy(option, 'interrupting');
      if (team === null) continue;
      this.leave(work);
      for (const { unit } of team) if (unit.work !== null) works.interrupt(unit.work);
      works.begin(work, team);
      return 'interrupted';
    }
    for (const option of options) {
      if (teamBy(option, 'everybody') === null) continue;
      for (const { unit } of wishesFor(this.#run, work, option, 'everybody', new Set()).flat()) if (unit.isFreeFor(work)) heldBack.add(unit);
    }
    return 'waits';
  }

  /** Interrupted work goes on with the same people, when all of them are there and free, or do less urgent work. */
  #tryToResume(work: Work, heldBack: Set<Member['unit']>): 'begun' | 'interrupted' | 'waits' {
    const { works, now } = this.#run;
    if (!work.team.every(({ unit, hours }) => unit.broken === 0 && hours.isOpen(now))) return 'waits';
    const busy = work.team.filter(({ unit }) => !unit.isFreeFor(work));
    const isHeld = work.team.some(({ unit }) => heldBack.has(unit));
    if (!isHeld && busy.every(({ unit, role }) => works.mayBeCalled(unit, work, role))) {
      this.leave(work);
      for (const { unit } of busy) if (unit.work !== null) works.interrupt(unit.work);
      works.resume(work);
      return busy.length > 0 ? 'interrupted' : 'begun';
    }
    for (const { unit } of work.team) if (unit.isFreeFor(work)) heldBack.add(unit);
    return 'waits';
  }
}
