import type { OpenHours } from '../../calendar/OpenHours.ts';
import { CLOCK, MEMORY } from '../memory.ts';

const { spans, clock } = MEMORY;
const NOW = CLOCK.now;

/** The open span of each calendar that the clock is in (or was last in), so that most questions need two comparisons. */
export class OpenSpans {
  readonly hours: readonly OpenHours[];

  constructor(hours: readonly OpenHours[]) {
    this.hours = hours;
    // Empty spans before the beginning of time.
    spans.fill(-1, 0, 2 * hours.length);
  }

  /** Is the calendar open now? Remembers the span. */
  isOpen(calendar: number): boolean {
    const now = clock[NOW]!;
    if (now >= spans[2 * calendar]! && now < spans[2 * calendar + 1]!) return true;
    return this.hours[calendar]!.spanAt(now, spans, 2 * calendar);
  }

  /** Is the calendar surely open from `from` to `to`? */
  isWithin(calendar: number, from: number, to: number): boolean {
    return from >= spans[2 * calendar]! && to <= spans[2 * calendar + 1]!;
  }

  /** Open minutes in [from, to]. */
  openBetween(calendar: number, from: number, to: number): number {
    return from >= spans[2 * calendar]! && to <= spans[2 * calendar + 1]! ? to - from : this.hours[calendar]!.openBetween(from, to);
  }

  /** When `amount` open minutes have passed since `from`. */
  addOpen(calendar: number, from: number, amount: number): number {
    const end = spans[2 * calendar + 1]!;
    return from >= spans[2 * calendar]! && from < end && from + amount <= end ? from + amount : this.hours[calendar]!.addOpen(from, amount);
  }
}
