import type { QueueOrder, Role } from '../../shared/model/Role.ts';
import { find, rows } from '../../shared/model/ProcessModel.ts';
import { type Activity, type Drawing, isActivity, type Need } from './Drawing.ts';
import type { Token } from './Token.ts';
import { WorkingTime, type Zone } from './WorkingTime.ts';

/** A line in which work waits for people. Roles that some step needs together share one. */
interface Line {
  readonly roles: readonly string[];
  readonly order: QueueOrder;
  tokens: Token[];
  /** When it is to be looked at again although nothing happened. */
  wakeAt: number;
}

export const stepOf = (token: Token): Activity => {
  if (!isActivity(token.node)) throw new Error(`${token.node.id} is no step`);
  return token.node;
};

/** People, who is free, and the lines in front of them. */
export class Lines {
  readonly #drawing: Drawing;
  readonly #zone: Zone;
  readonly #origin: number;
  readonly #lines: readonly Line[];
  readonly #free: Map<string, number>;
  readonly #times = new Map<string, WorkingTime>();
  /** Lines at which something happened, the last one last. */
  #touched: Line[] = [];

  constructor(drawing: Drawing, zone: Zone, origin: number) {
    this.#drawing = drawing;
    this.#zone = zone;
    this.#origin = origin;
    const teams = drawing.nodes.filter(isActivity).map((step) => drawing.needsOf(step).map(({ role }) => role));
    const roles = [...new Set([...rows(drawing.model.roles).map(({ id }) => id as string), ...teams.flat()])];
    this.#free = new Map(roles.map((role) => [role, this.#role(role)?.headcount ?? 1]));
    // Whoever is needed together is put together, until nothing changes.
    let groups = roles.map((role) => [role]);
    for (const team of teams) {
      const together = groups.filter((group) => group.some((role) => team.includes(role)));
      if (together.length > 1) groups = [...groups.filter((group) => !together.includes(group)), together.flat()];
    }
    this.#lines = groups.map((group) => ({ roles: group, order: this.#role(group[0] ?? '')?.queueOrder ?? 'fifo', tokens: [], wakeAt: Infinity }));
  }

  #role(id: string): Role | undefined {
    return find(this.#drawing.model.roles, id);
  }

  /** When all the people of a step are at work. */
  hours(step: Activity): WorkingTime {
    const known = this.#times.get(step.id);
    if (known) return known;
    const { model } = this.#drawing;
    const calendars = [...new Set([...this.#drawing.needsOf(step).map(({ role }) => this.#role(role)?.calendar ?? null), this.#drawing.needsOf(step).length > 0 ? (model.meta.settings.siteCalendar ?? null) : null])];
    const time = new WorkingTime(calendars.flatMap((id) => find(model.calendars, id) ?? []), this.#zone, this.#origin);
    this.#times.set(step.id, time);
    return time;
  }

  #lineOf(step: Activity): Line {
    const [first] = this.#drawing.needsOf(step);
    const line = this.#lines.find(({ roles }) => first !== undefined && roles.includes(first.role));
    if (line === undefined) throw new Error(`${step.id} needs nobody`);
    return line;
  }

  join(token: Token): void {
    const step = stepOf(token);
    const line = this.#lineOf(step);
    const goesBefore = (other: Token): boolean => {
      switch (line.order) {
        case 'fifo':
        case 'earliestDue': return false;
        case 'lifo': return true;
        case 'priority': return step.work.priority > stepOf(other).work.priority;
        case 'shortest': return token.duration < other.duration;
      }
    };
    const place = line.tokens.findIndex(goesBefore);
    line.tokens.splice(place < 0 ? line.tokens.length : place, 0, token);
    this.#touch(line);
  }

  leave(token: Token): void {
    const line = this.#lineOf(stepOf(token));
    line.tokens = line.tokens.filter((other) => other !== token);
    this.#touch(line);
  }

  seize(token: Token): void {
    const line = this.#lineOf(stepOf(token));
    line.tokens = line.tokens.filter((other) => other !== token);
    this.#change(stepOf(token), -1);
  }

  release(token: Token): void {
    const step = stepOf(token);
    if (this.#drawing.needsOf(step).length === 0) return;
    this.#change(step, 1);
    this.#touch(this.#lineOf(step));
  }

  #change(step: Activity, by: number): void {
    for (const { role, quantity } of this.#drawing.needsOf(step)) this.#free.set(role, (this.#free.get(role) ?? 0) + by * quantity);
  }

  #touch(line: Line): void {
    if (!this.#touched.includes(line)) this.#touched.push(line);
  }

  get isTouched(): boolean {
    return this.#touched.length > 0;
  }

  /** At the end of an instant: whoever is free takes up work; the line that was touched last is served first. */
  serve(now: number, start: (token: Token) => void, wake: (at: number, look: () => void) => void): void {
    for (let line = this.#touched.pop(); line !== undefined; line = this.#touched.pop()) {
      for (;;) {
        const { token, wakeAt } = this.#next(line, now);
        if (token !== undefined) {
          this.seize(token);
          start(token);
          continue;
        }
        const at = wakeAt;
        const sleeping = line;
        if (at < line.wakeAt) {
          line.wakeAt = at;
          wake(at, () => {
            if (sleeping.wakeAt <= at) sleeping.wakeAt = Infinity;
            this.#touch(sleeping);
          });
        }
        break;
      }
    }
  }

  /**
   * The first work in line that can begin now. Work whose people are there but busy keeps them from those behind it;
   * work that could not begin now in any case (off shift, or it would not fit before closing time) does not.
   */
  #next(line: Line, now: number): { readonly token: Token | undefined; readonly wakeAt: number } {
    const heldBack = new Set<string>();
    let wakeAt = Infinity;
    for (const token of line.tokens) {
      const step = stepOf(token);
      const startable = this.#startable(token, now);
      if (startable > now) {
        wakeAt = Math.min(wakeAt, startable);
        continue;
      }
      const needs = this.#drawing.needsOf(step);
      const isFree = ({ role, quantity }: Need) => !heldBack.has(role) && (this.#free.get(role) ?? 0) >= quantity;
      if (needs.every(isFree)) return { token, wakeAt };
      for (const { role } of needs) heldBack.add(role);
    }
    return { token: undefined, wakeAt };
  }

  /** When the hours of its people allow this work to begin. */
  #startable(token: Token, now: number): number {
    const step = stepOf(token);
    const hours = this.hours(step);
    const open = hours.nextOpen(now);
    if (open > now || step.work.shiftEnd !== 'startOnlyIfItFits') return open;
    return hours.fits(now, token.duration) || token.duration > hours.longest() ? now : hours.openingAfter(now);
  }
}
