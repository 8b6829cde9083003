import type { OpenHours } from '../../calendar/OpenHours.ts';

/** Where a work stands. Each span between two changes belongs to one part of the cycle time. */
export const WORK = { inLine: 0, switching: 1, working: 2, overtaken: 3, stopped: 4, done: 5 } as const;
/** `items`: a batch is done one by one, and it is the turn of the first token. */
export const PHASE = { whole: 0, items: 1 } as const;

/** What one team does at once: a step of a case, or of a batch of cases. Recycled. */
export class Work {
  readonly slot: number;
  /** Changes whenever what was planned for the work no longer holds; never the same twice in a run. */
  version = 0;
  node = -1;
  desk = -1;
  state: number = WORK.done;
  phase: number = PHASE.whole;
  /** Tokens that it is done for, and beside them the minutes of their items. */
  readonly tokens: number[] = [];
  readonly items: number[] = [];
  /** Case and visit that its random numbers are keyed by. */
  case = -1;
  visit = 0;
  /** Members who do it, or (overtaken) will go on with it. */
  readonly team: number[] = [];
  /** Calendars of the team; none: always there. */
  readonly hours: OpenHours[] = [];
  /** Place in line: smaller keys first, then smaller tickets. */
  key = 0;
  ticket = 0;
  priority = 0;
  previous: Work | null = null;
  next: Work | null = null;
  isInLine = false;
  /** Drawn duration of the step, before anyone's speed. */
  duration = 0;
  /** 1 ÷ speed of the slowest. */
  pace = 1;
  /** Minutes left of the phase, and of switching over before. */
  remaining = 0;
  switching = 0;
  /** When its state began, or was last accounted for. */
  since = 0;
  /** The how-manieth work that was taken up. */
  takenUp = 0;
  hasStarted = false;
  /** Of its fixed cost, what each case pays once it is done. */
  fixedCost = 0;

  constructor(slot: number) {
    this.slot = slot;
  }
}
