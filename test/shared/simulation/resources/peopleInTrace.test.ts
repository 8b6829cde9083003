import { describe, expect, it } from 'vitest';
import { run } from '../../../../shared/simulation/run.ts';
import { fixed, programOf, type Parts } from '../buildModel.ts';
import { line, step } from './stepsInLine.ts';

/** Step, person, start, end and suspensions of every activity, in the order in which they ended. */
function activities(parts: Parts, cases: number): unknown[] {
  const { trace } = run(programOf(parts), { seed: 1, replication: 0, cases, warmUpCases: 0, traceCases: cases })!;
  const { activities: a, suspensions, nodeIds, personIds } = trace!;
  return Array.from(a.node, (node, i) => [
    nodeIds[node], personIds[a.person[i]!] ?? null, a.startedAt[i], a.endedAt[i],
    Array.from({ length: a.suspensionStart[i + 1]! - a.suspensionStart[i]! }, (_, k) => [suspensions.from[a.suspensionStart[i]! + k], suspensions.to[a.suspensionStart[i]! + k]]),
  ]);
}

describe('the trace of people', () => {
  it('says who did a step, and when they were interrupted', () => {
    // b of case 0 is more urgent than a of case 1: case 0 is at the machine 5–8, Ann begins a of case 1 at 5, is called to b at 8, goes on at 10.
    const p = line(1, { a: step(5, 'R', { priority: 1 }), w: step(3, null), b: step(2, 'R', { priority: 5 }) }, { roles: { R: { queueOrder: 'priority', isPreemptive: true } }, people: { Ann: { roles: ['R'] } } });
    expect(activities(p, 2)).toEqual([
      ['a', 'Ann', 0, 5, []],
      ['w', null, 5, 8, []],
      ['b', 'Ann', 8, 10, []],
      ['a', 'Ann', 5, 12, [[8, 10]]],
      ['w', null, 12, 15, []],
      ['b', 'Ann', 15, 17, []],
    ]);
  });

  it('shows repairs as suspensions', () => {
    const p = line(100, { a: step(15, 'R') }, { roles: { R: { breakdown: { timeBetween: fixed(10), timeToRepair: fixed(4) } } } });
    expect(activities(p, 1)).toEqual([['a', null, 0, 19, [[10, 14]]]]);
  });
});
