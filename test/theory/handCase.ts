import { expect } from 'vitest';
import { interpret } from '../reference/Interpreter.ts';
import { buildModel, cycleTimes, end, fixed, start, task, type Parts } from '../shared/simulation/buildModel.ts';

type Row = Readonly<Record<string, unknown>>;

/** Cycle times of the cases in the order of arrival; negative: stuck for ever. Both engines must say the same. */
export function cycles(parts: Parts, cases = 1): number[] {
  const kernel = cycleTimes(parts, cases);
  const reference = interpret(buildModel(parts), { seed: 1, replication: 0, cases }).cases.map(({ startedAt, endedAt }) => (Number.isFinite(endedAt) ? endedAt - startedAt : -1));
  expect(kernel).toEqual(reference);
  return kernel;
}

/** One case at the start of the run. */
export const rarely = start(fixed(1_000_000));
/** So many cases at the start of the run. */
export const together = (batchSize: number): Row => start(fixed(1_000_000), { arrivals: { batchSize } });
/** A node of a sub-process. */
export const inside = (row: Row, parent = 'sub'): Row => ({ ...row, parent });

/** One step of `hours` by one person who works by the calendar `c`; one case at the start. */
export const oneStep = (at: string, hours: number, c: Row, { shiftEnd = 'suspend', timeZone = 'UTC' } = {}): Parts => ({
  nodes: { s: rarely, work: task(fixed(hours * 60), 'R', { work: { shiftEnd } }), e: end() },
  flows: ['s > work', 'work > e'], roles: { R: { calendar: 'c' } }, calendars: { c }, settings: { start: at, timeZone },
});
