/** What happens first at one instant. */
export const PRIORITY = { release: 0, token: 1, opening: 2, arrival: 3, batch: 4 } as const;

export interface Plan {
  readonly time: number;
  readonly priority: number;
  readonly sequence: number;
  readonly happen: () => void;
  isOff: boolean;
  /** Keeps no run going. */
  isBackground: boolean;
}

/** What is to happen, in a plain list that is searched for the next by (time, priority, sequence). */
export class Plans {
  #plans: Plan[] = [];
  #sequence = 0;

  /** Nothing is to come but what goes on for ever. */
  get isOver(): boolean {
    return this.#plans.every(({ isBackground, isOff }) => isBackground || isOff);
  }

  get count(): number {
    return this.#sequence;
  }


  add(time: number, priority: keyof typeof PRIORITY, happen: () => void): Plan {
    const plan: Plan = { time, priority: PRIORITY[priority], sequence: this.#sequence, happen, isOff: false, isBackground: false };
    this.#sequence += 1;
    this.#plans.push(plan);
    return plan;
  }

  next(): Plan | undefined {
    this.#plans = this.#plans.filter(({ isOff }) => !isOff);
    const isBefore = (a: Plan, b: Plan) => a.time < b.time || (a.time === b.time && (a.priority < b.priority || (a.priority === b.priority && a.sequence < b.sequence)));
    return this.#plans.reduce<Plan | undefined>((first, plan) => (first === undefined || isBefore(plan, first) ? plan : first), undefined);
  }
}
