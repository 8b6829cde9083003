import type { OpenHours } from '../calendar/OpenHours.ts';
import { TimeZone } from '../calendar/timeZone.ts';
import { sample } from '../distributions/distributionTable.ts';
import type { Program } from '../Program.ts';
import { PURPOSE, type RandomStream } from '../randomStream.ts';
import { ARRIVAL, READING, type Source } from '../Source.ts';
import { MINUTES_PER_DAY, MINUTES_PER_WEEK } from '../../units.ts';

/** A source whose next case is further away than this has ended: its hours and its rates never meet. */
const NEVER = 10 * 366 * MINUTES_PER_DAY;
/** 1970-01-01 was a Thursday: local minutes since Monday 0:00 are these ahead of minutes since 1970. */
const THURSDAY = 3 * MINUTES_PER_DAY;

/**
 * When the cases of a source come. The gap before the n-th case (from 0) is drawn from the stream (source, arrival, n):
 * a change elsewhere in the model moves no arrival.
 */
export class ArrivalTimes {
  readonly #program: Program;
  readonly #hours: readonly OpenHours[];
  readonly #stream: RandomStream;
  readonly #zone: TimeZone;

  constructor(program: Program, hours: readonly OpenHours[], stream: RandomStream) {
    this.#program = program;
    this.#hours = hours;
    this.#stream = stream;
    this.#zone = new TimeZone(program.timeZone);
  }

  /** Minute of the first arrival, Infinity when there is none. By gaps, the first case comes at once: at the start, or at the next opening. */
  first(source: Source): number {
    switch (source.kind) {
      case ARRIVAL.instants: return source.instants[0] ?? Infinity;
      case ARRIVAL.rates: return withinLast(source, this.#byRates(source, source.first, 0));
      default: return withinLast(source, this.#opened(source, source.first));
    }
  }

  /** Minute of the arrival that follows one at `now`; `cases` have come so far, in `arrivals` arrivals. Infinity when there is none. */
  next(source: Source, now: number, cases: number, arrivals: number): number {
    if (cases >= source.maxCases) return Infinity;
    switch (source.kind) {
      case ARRIVAL.instants: return source.instants[arrivals] ?? Infinity;
      case ARRIVAL.rates: return withinLast(source, this.#byRates(source, now, cases));
      default: return withinLast(source, this.#byGap(source, now, cases));
    }
  }

  #byGap(source: Source, now: number, cases: number): number {
    this.#stream.seek(source.node, PURPOSE.arrival, source.hash, cases, 0);
    const gap = Math.max(0, sample(this.#program.distributions, source.interArrival, this.#stream));
    if (source.calendar < 0) return now + gap;
    const hours = this.#hours[source.calendar]!;
    // A gap that ends exactly at closing time: the case comes in at the next opening.
    return this.#opened(source, source.reading === READING.working ? hours.addOpen(now, gap) : now + gap);
  }

  #opened({ calendar }: Source, at: number): number {
    return calendar < 0 ? at : this.#hours[calendar]!.nextOpen(at);
  }

  /**
   * A non-homogeneous Poisson process whose rate is constant within each hour of the local week, and 0 outside the
   * calendar: the unit-rate exponential is used up by the cumulative rate (time-scale inversion, Çinlar, Introduction to
   * Stochastic Processes, 1975, §4.7). The same law as thinning, from one draw, so that the n-th case of two variants
   * stays the same case when the rate changes.
   */
  #byRates(source: Source, from: number, cases: number): number {
    this.#stream.seek(source.node, PURPOSE.arrival, source.hash, cases, 0);
    let left = -Math.log(this.#stream.uniform());
    const hours = source.calendar < 0 ? null : this.#hours[source.calendar]!;
    for (let at = from; at < from + NEVER; ) {
      const offset = this.#zone.offsetAt(at + this.#program.origin);
      const local = at + this.#program.origin + offset;
      const hour = Math.floor(local / 60);
      // Never not ahead, however the sums are rounded.
      const end = Math.max((hour + 1) * 60 - offset - this.#program.origin, at + 1e-6);
      const week = (hour * 60 + THURSDAY) % MINUTES_PER_WEEK;
      const rate = source.rates[Math.floor((week < 0 ? week + MINUTES_PER_WEEK : week) / 60)]!;
      const most = rate * (hours === null ? end - at : hours.openBetween(at, end));
      if (most > left) return hours === null ? at + left / rate : hours.addOpen(at, left / rate);
      left -= most;
      at = end;
    }
    return Infinity;
  }
}

const withinLast = ({ last }: Source, at: number): number => (at > last ? Infinity : at);
