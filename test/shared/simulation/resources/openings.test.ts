import { describe, expect, it } from 'vitest';
import { run } from '../../../../shared/simulation/run.ts';
import { end, fixed, gateway, programOf, start, task, timer, weekdays, type Parts } from '../buildModel.ts';
import { step } from './stepsInLine.ts';

const needs = (...roles: string[]) => ({ work: { requirements: roles.map((role) => ({ role, quantity: 1 })) } });
const MONDAYS = { week: [{ weekday: 1, from: 480, to: 960 }] };

/** When each step of a single case began. */
function begun(parts: Parts): Record<string, number> {
  const { activities, nodeIds } = run(programOf(parts), { seed: 1, replication: 0, cases: 1, warmUpCases: 0, traceCases: 1 })!.trace!;
  return Object.fromEntries(Array.from(activities.node, (node, i) => [nodeIds[node]!, activities.startedAt[i]!]));
}

describe('an opening', () => {
  it('lets those begin who were held back the day before for a team that cannot be together today', () => {
    // From Monday 8:00. Ann (A, Mondays only) does x, 10 h: until Monday next, 8:00 + 2 h. The pair (A and B) holds Bob back while
    // both are there. On Tuesday at 8:00 Ann is away, the pair is out of the question, and Bob begins solo.
    const p: Parts = {
      nodes: { s: start(fixed(100_000)), f: gateway('parallel'), x: step(600, 'A'), w1: timer(fixed(1)), pair: task(fixed(60), null, needs('A', 'B')), w2: timer(fixed(2)), solo: step(60, 'B'), e: end(), e1: end(), e2: end() },
      flows: ['s > f', 'f > x', 'f > w1', 'f > w2', 'x > e', 'w1 > pair', 'w2 > solo', 'pair > e1', 'solo > e2'],
      roles: { A: {}, B: {} }, people: { Ann: { roles: ['A'], calendar: 'mondays' }, Bob: { roles: ['B'], calendar: 'office' } },
      calendars: { mondays: MONDAYS, office: { week: weekdays(480, 960) } }, settings: { start: '2026-01-05T08:00' },
    };
    const week = 7 * 1_440;
    expect(begun(p)).toEqual({ x: 0, solo: 1_440, pair: week + 120 });
  });

  it('is not waited for through all eternity by those who block each other', () => {
    // Ann and Bob stay with a case each, and each case waits for the other: after two years of openings the run is over.
    const p: Parts = {
      nodes: { s: { ...start(fixed(1)) }, a: task(fixed(5), 'R', { work: { keepUntil: 'b' } }), b: task(fixed(5), 'R', { work: { requirements: [{ role: 'R', quantity: 2 }] } }), e: end() },
      flows: ['s > a', 'a > b', 'b > e'],
      roles: { R: {} }, people: { Ann: { roles: ['R'], calendar: 'office' }, Bob: { roles: ['R'], calendar: 'office' } },
      calendars: { office: { week: weekdays(480, 960) } }, settings: { start: '2026-01-05T08:00' },
    };
    const result = run(programOf(p), { seed: 1, replication: 0, cases: 2, warmUpCases: 0 })!;
    expect(result.stuckCases).toBe(2);
    expect(result.stopped).toBe('nothingEnded');
  });
});
