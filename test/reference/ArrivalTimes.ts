import type { Arrivals, StartEvent } from '../../shared/model/Node.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import type { Interpreter } from './Interpreter.ts';
import { wallClock, type WorkingTime } from './WorkingTime.ts';

const HOUR = 60;
const WEEK = 10_080;
/** 1970-01-01 was a Thursday. */
const THURSDAY = 3 * 1_440;

/** When the cases of a source come. */
export class ArrivalTimes {
  readonly #run: Interpreter;
  readonly #start: StartEvent;
  readonly #arrivals: Arrivals;
  readonly #hours: WorkingTime;

  constructor(run: Interpreter, start: StartEvent, arrivals: Arrivals) {
    this.#run = run;
    this.#start = start;
    this.#arrivals = arrivals;
    this.#hours = run.crew.hours(find(run.drawing.model.calendars, arrivals.calendar));
  }

  first(): number {
    const first = this.#arrivals.first === undefined ? 0 : Math.max(0, this.#minute(this.#arrivals.first));
    if (this.#arrivals.instants) return this.#listed()[0] ?? Infinity;
    return this.#inTime(this.#arrivals.rates ? this.#byRates(this.#arrivals.rates, first, 0) : this.#hours.nextOpen(first));
  }

  /** After `cases` cases in `arrivals` arrivals. */
  next(cases: number, arrivals: number): number {
    if (this.#arrivals.instants) return this.#listed()[arrivals] ?? Infinity;
    const { now } = this.#run;
    if (this.#arrivals.rates) return this.#inTime(this.#byRates(this.#arrivals.rates, now, cases));
    const gap = this.#run.draws.minutes(this.#arrivals.interArrival, this.#start.id, 'arrival', this.#turn(cases));
    return this.#inTime(this.#hours.nextOpen(this.#arrivals.reading === 'working' ? this.#hours.add(now, gap) : now + gap));
  }

  #turn(number: number): { readonly source: string; readonly number: number; readonly visit: number; readonly attributes: Record<string, never> } {
    return { source: this.#start.id, number, visit: 0, attributes: {} };
  }

  #minute(local: string): number {
    return this.#run.zone.instant(wallClock(local)) - this.#run.origin;
  }

  #inTime(at: number): number {
    return this.#arrivals.last !== undefined && at > this.#minute(this.#arrivals.last) ? Infinity : at;
  }

  #listed(): readonly number[] {
    const first = this.#arrivals.first === undefined ? 0 : Math.max(0, this.#minute(this.#arrivals.first));
    return (this.#arrivals.instants ?? []).map((local) => this.#minute(local)).filter((at) => at >= first && this.#inTime(at) < Infinity)
      .map((at) => this.#inTime(this.#hours.nextOpen(at))).filter((at) => at < Infinity).toSorted((a, b) => a - b);
  }

  /** An exponential amount of expected cases is used up hour by hour, in each at its rate, inside the calendar only. */
  #byRates(rates: readonly number[], from: number, cases: number): number {
    let left = -Math.log(this.#run.draws.uniform(this.#start.id, 'arrival', this.#turn(cases)));
    const { zone, origin } = this.#run;
    for (let at = from; at < from + 10 * 366 * 1_440;) {
      const offset = zone.offset(origin + at);
      const local = origin + at + offset;
      const end = at + HOUR - (local % HOUR);
      const rate = rates[Math.floor(((local + THURSDAY) % WEEK) / HOUR)]! / HOUR;
      const expected = rate * this.#hours.between(at, end);
      if (expected > left) return this.#hours.add(at, left / rate);
      left -= expected;
      at = end;
    }
    return Infinity;
  }
}
