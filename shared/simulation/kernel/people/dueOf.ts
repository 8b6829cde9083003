import { CASE_SUM } from '../CaseStore.ts';
import { MEMORY } from '../memory.ts';
import type { RunState } from '../RunState.ts';

/** When a case is due: its start plus the tightest promise, on the promise's own clock; Infinity without any. */
export function dueOf(run: RunState, c: number): number {
  const { dueWithin, dueCalendar } = run.program;
  const startedAt = MEMORY.caseSums[(c << CASE_SUM.bits) + CASE_SUM.startedAt]!;
  let due = Infinity;
  for (let i = 0; i < dueWithin.length; i += 1) {
    const calendar = dueCalendar[i]!;
    due = Math.min(due, calendar < 0 ? startedAt + dueWithin[i]! : run.open.hours[calendar]!.addOpen(startedAt, dueWithin[i]!));
  }
  return due;
}
