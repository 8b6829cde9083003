import type { Crew, Member } from './Crew.ts';
import type { Interpreter } from './Interpreter.ts';
import type { Case } from './Token.ts';
import type { Work } from './Work.ts';

const MINUTES_PER_HOUR = 60;

/** What cases cost: people for the time they are busy, overtime by its factor, and fixed costs (docs/resources.md, “What is measured”). */
export class Costs {
  readonly #run: Interpreter;
  readonly #crew: Crew;

  constructor(run: Interpreter, crew: Crew) {
    this.#run = run;
    this.#crew = crew;
  }

  /** A team has worked or switched over since `from`: those who are in the batch now share what it cost. */
  team(work: Work, from: number): void {
    const { now } = this.#run;
    for (const member of work.team) {
      const isOvertime = work.step.work.shiftEnd === 'overtime';
      const regular = isOvertime ? member.hours.between(from, now) : this.#crew.hoursOf(work.team).between(from, now);
      const overtime = isOvertime ? now - from - regular : 0;
      const factor = this.#crew.role(member.role)?.overtimeFactor ?? 1;
      for (const token of work.tokens) token.case.cost += ((regular + overtime * factor) * member.costPerHour) / MINUTES_PER_HOUR / work.tokens.length;
    }
  }

  /** Somebody has stayed with a case since `from`, and did nothing. */
  staying(inCase: Case, { hours, costPerHour }: Member, from: number): void {
    inCase.cost += (hours.between(from, this.#run.now) * costPerHour) / MINUTES_PER_HOUR;
  }

  /** The work on a step that was begun has ended for a case, done or interrupted; a batch done together costs once. */
  fixed({ step, hasStarted }: Work, inCase: Case, share: number): void {
    if (hasStarted) inCase.cost += step.work.fixedCost * share;
  }
}
