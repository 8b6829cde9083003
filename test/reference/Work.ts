import type { Activity } from './Drawing.ts';
import type { Member } from './Crew.ts';
import type { Plan } from './Plans.ts';
import type { Case, Token } from './Token.ts';

/** What one team does at once: a step of a case, or of a batch of cases. */
export class Work {
  readonly step: Activity;
  /** For whom it is done, and beside them the minutes of their items in a batch. */
  tokens: Token[];
  items: number[];
  state: 'inLine' | 'switching' | 'working' | 'overtaken' | 'stopped' | 'done' = 'inLine';
  /** `items`: a batch is done one by one, and it is the turn of the first. */
  phase: 'whole' | 'items' = 'whole';
  team: readonly Member[] = [];
  /** Whose random numbers, performers and people are the work's. */
  case: Case;
  visit: number;
  readonly ticket: number;
  readonly priority: number;
  /** The how-manieth work that was taken up. */
  takenUp = 0;
  /** Drawn duration of the step, before anyone's speed. */
  readonly duration: number;
  pace = 1;
  /** Minutes left of the phase, and of switching over before it; as they were at `since`. */
  remaining = 0;
  switching = 0;
  since = 0;
  hasStarted = false;
  plans: Plan[] = [];

  constructor(step: Activity, tokens: readonly Token[], items: readonly number[], ticket: number, priority: number) {
    this.step = step;
    this.tokens = [...tokens];
    this.items = [...items];
    this.ticket = ticket;
    this.priority = priority;
    const [first] = tokens;
    if (first === undefined) throw new Error('Work is done for somebody');
    this.case = first.case;
    this.visit = first.visit;
    this.duration = first.duration;
    for (const token of tokens) token.work = this;
  }

  get isOneByOne(): boolean {
    return this.step.work.batch?.mode === 'oneByOne';
  }

  /** Minutes of the step without anyone's speed. */
  get length(): number {
    return this.items.reduce((sum, item) => sum + item, this.duration);
  }

  forgetPlans(): void {
    for (const plan of this.plans) plan.isOff = true;
    this.plans = [];
  }
}
