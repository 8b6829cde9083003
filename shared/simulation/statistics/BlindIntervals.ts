import { addTo, emptyMoments, emptySketches } from './caseMoments.ts';

/**
 * The longest gap in a case between two points that the customer can see (SIMULATION.md, “What a run reports”): its
 * beginning, the begin and the end of each visible step, other visible nodes when they are left, and its end.
 */
export class BlindIntervals {
  readonly moments = emptyMoments(1);
  readonly sketch = emptySketches(1);
  /** (last seen, longest gap) per open case. */
  #seen = new Float64Array(128);

  caseStarted(c: number, now: number): void {
    if (2 * c >= this.#seen.length) {
      const longer = new Float64Array(4 * c);
      longer.set(this.#seen);
      this.#seen = longer;
    }
    this.#seen[2 * c] = now;
    this.#seen[2 * c + 1] = 0;
  }

  seen(c: number, now: number): void {
    const gap = now - this.#seen[2 * c]!;
    if (gap > this.#seen[2 * c + 1]!) this.#seen[2 * c + 1] = gap;
    this.#seen[2 * c] = now;
  }

  caseEnded(c: number, now: number, isCounted: boolean): void {
    this.seen(c, now);
    if (isCounted) addTo(this.moments, this.sketch, 0, this.#seen[2 * c + 1]!);
  }
}
