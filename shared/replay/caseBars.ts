import type { Replay } from './Replay.ts';
import { partsOf, type Shifts } from './Shifts.ts';
import { DOING } from './TokenSpans.ts';

/**
 * What time in a case is spent on. `queued`: the people are there and busy with others; `offShift`: nobody of the role is
 * there; `batch`: until enough cases are there or the clock says so; `resting`: in front of a join, a timer, another pool.
 */
export const BAR_KINDS = ['queued', 'offShift', 'batch', 'working', 'suspended', 'transfer', 'resting'] as const;
export type BarKind = (typeof BAR_KINDS)[number];

export interface CaseBar {
  readonly kind: BarKind;
  readonly from: number;
  /** Infinity: until the end of what is known. */
  readonly to: number;
  /** Number of the node; of the flow when it is a transfer. */
  readonly place: number;
}

/** The bars of every case of a timeline, computed when a row is looked at. Tokens side by side give bars that overlap. */
export class CaseTimeline {
  readonly #replay: Replay;
  readonly #shifts: Shifts;
  /** Spans of case i are spans[start[i] … start[i + 1]), in the order of time. */
  readonly #start: Int32Array;
  readonly #spans: Int32Array;

  constructor(replay: Replay, shifts: Shifts) {
    this.#replay = replay;
    this.#shifts = shifts;
    const { case: of } = replay.spans;
    this.#start = new Int32Array(replay.trace.cases.number.length + 1);
    for (const row of of) this.#start[row + 1]! += 1;
    for (let i = 0; i + 1 < this.#start.length; i += 1) this.#start[i + 1]! += this.#start[i]!;
    const next = this.#start.slice();
    this.#spans = new Int32Array(of.length);
    of.forEach((row, span) => {
      this.#spans[next[row]!] = span;
      next[row]! += 1;
    });
  }

  /** The kinds that can come about in this process. */
  get kinds(): readonly BarKind[] {
    return this.#replay.process.isBatch.includes(1) ? BAR_KINDS : BAR_KINDS.filter((kind) => kind !== 'batch');
  }

  /** Of the case in that row of the table of cases. */
  barsOf(row: number): readonly CaseBar[] {
    return Array.from(this.#spans.subarray(this.#start[row], this.#start[row + 1]), (span) => this.#barsOfSpan(span)).flat();
  }

  /** Minutes of each kind, all tokens of the case together. */
  totalsOf(row: number): Readonly<Record<BarKind, number>> {
    const totals = { queued: 0, offShift: 0, batch: 0, working: 0, suspended: 0, transfer: 0, resting: 0 };
    for (const { kind, from, to } of this.barsOf(row)) totals[kind] += Math.min(to, this.#replay.horizon) - from;
    return totals;
  }

  #barsOfSpan(span: number): CaseBar[] {
    const { spans, trace, process } = this.#replay;
    const [from, to, place] = [spans.from[span]!, spans.to[span]!, spans.place[span]!];
    switch (spans.doing[span]) {
      case DOING.moving: return [{ kind: 'transfer', from, to, place }];
      case DOING.resting: return [{ kind: 'resting', from, to, place }];
      case DOING.queued: {
        if (process.isBatch[place] === 1) return [{ kind: 'batch', from, to, place }];
        const times = this.#shifts.ofRole[process.nodeRole[place]!] ?? null;
        return partsOf(times, from, to).map((part) => ({ kind: part.isClosed ? 'offShift' : 'queued', from: part.from, to: part.to, place }));
      }
      default: {
        const { activities: { suspensionStart }, suspensions } = trace;
        const row = spans.activity[span]!;
        const bars: CaseBar[] = [];
        let at = from;
        for (let i = suspensionStart[row]!; i < suspensionStart[row + 1]!; i += 1) {
          if (suspensions.from[i]! > at) bars.push({ kind: 'working', from: at, to: suspensions.from[i]!, place });
          bars.push({ kind: 'suspended', from: suspensions.from[i]!, to: suspensions.to[i]!, place });
          at = suspensions.to[i]!;
        }
        if (at < to) bars.push({ kind: 'working', from: at, to, place });
        return bars;
      }
    }
  }
}
