import type { Work } from './Work.ts';

/** One person or machine during a run. */
export class Unit {
  readonly number: number;
  /** In hand: being done, suspended, or stopped by a breakdown. */
  work: Work | null = null;
  /** As which member it has that work, or stays with a case. */
  member = -1;
  /** In how many of its roles it is broken down. */
  broken = 0;
  /** Case with which it stays, −1 for none, and the nodes until which. */
  staysWith = -1;
  readonly staysUntil: number[] = [];
  staysSince = 0;
  /** End of its last work; nobody's yet: minus infinity. */
  idleSince = -Infinity;
  /** Step it did last, −1 for none. */
  lastStep = -1;
  /** The look at a desk in which work before in line holds it back. */
  heldIn = -1;
  /** Minutes within the window of the run, and money and works of counted cases. */
  busy = 0;
  overtime = 0;
  cost = 0;
  executions = 0;

  constructor(number: number) {
    this.number = number;
  }

  /** May take up work of case `c`. */
  isFreeFor(c: number): boolean {
    return this.work === null && (this.staysWith < 0 || this.staysWith === c);
  }
}
