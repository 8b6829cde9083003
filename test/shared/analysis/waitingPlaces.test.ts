import { describe, expect, it } from 'vitest';
import { checkReplication, stuckWarnings } from '../../../shared/analysis/checkReplication.ts';
import { SimulationFailure } from '../../../shared/analysis/SimulationFailure.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import type { Message } from '../../../shared/i18n/Message.ts';
import { DEFAULT_LIMITS, run, type Run } from '../../../shared/simulation/run.ts';
import { end, exponential, fixed, gateway, nobody, programOf, start, task, type Parts } from '../simulation/buildModel.ts';

const inBoth = (message: Message | undefined) => [translator('en')(message!), translator('zh-CN')(message!)];

/** What a run that means nothing is refused with; the first line says why. */
function refusal(parts: Parts, more: Partial<Run> = {}): string[] {
  const program = programOf(parts);
  try {
    checkReplication(program, run(program, { seed: 1, replication: 0, cases: 3, warmUpCases: 0, ...more })!);
  } catch (thrown) {
    if (thrown instanceof SimulationFailure) return inBoth(thrown.failures[0]);
    throw thrown;
  }
  throw new Error('The run was not refused');
}

/** Each case gives a token to every one of these joins, which wait for a second one that always goes elsewhere. */
const starved = (joins: readonly string[]): Parts => ({
  nodes: { s: start(fixed(1)), f: gateway('parallel'), x: gateway('exclusive'), gone: end(), ...Object.fromEntries(joins.flatMap((name, i) => [[`j${i}`, { ...gateway('parallel'), name }], [`e${i}`, end()]])) },
  flows: ['s > f', 'f > x', 'x > gone 1', ...joins.flatMap((_, i) => [`f > j${i}`, `x > j${i} 0`, `j${i} > e${i}`])],
});

describe('tokens that wait are named with their places', () => {
  it('when cases never end: the most first', () => {
    // Nine quick cases end. Of those that come to “late” one gets stuck, of those that come to “early” two; in two replications twice as many.
    const into = (from: string, join: string) => [`${from} > f${join}`, `f${join} > ${join}`, `f${join} > x${join}`, `x${join} > ${join} 0`, `x${join} > gone 1`, `${join} > e`];
    const stuckAt = (from: string, join: string, maxCases: number): Parts['nodes'] => ({ [from]: start(fixed(1), { arrivals: { maxCases } }), [`f${join}`]: gateway('parallel'), [`x${join}`]: gateway('exclusive'), [join]: gateway('parallel') });
    const program = programOf({
      nodes: { quick: start(fixed(10)), w: nobody(5), ...stuckAt('s', 'late', 1), ...stuckAt('t', 'early', 2), gone: end(), e: end() },
      flows: ['quick > w', 'w > e', ...into('s', 'late'), ...into('t', 'early')],
    });
    const replications = [0, 1].map((replication) => run(program, { seed: 1, replication, cases: 12, warmUpCases: 0 })!);

    expect(replications.map(({ cases }) => cases)).toEqual([9, 9]);
    expect(inBoth(stuckWarnings(program, replications)[0])).toEqual([
      'Cases that never end: 6. They are left out of averages over cases, and wait at “early” (4), “late” (2).',
      '有 6 个案例始终无法结束，未计入按案例平均的指标：停在 “early” (4), “late” (2)。',
    ]);
    expect(stuckWarnings(program, [])).toEqual([]);
  });

  it('when no case comes to its end: five places by name, the others by number', () => {
    expect(refusal(starved(['a', 'b']))).toEqual(['No case came to its end: all wait for ever at “a” (3), “b” (3).', '没有案例到达结束：全部案例一直停在 “a” (3), “b” (3)。']);
    expect(refusal(starved(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `Join ${name}`)))).toEqual([
      'No case came to its end: all wait for ever at “Join a” (3), “Join b” (3), “Join c” (3), “Join d” (3), “Join e” (3) and 2 more.',
      '没有案例到达结束：全部案例一直停在 “Join a” (3), “Join b” (3), “Join c” (3), “Join d” (3), “Join e” (3)，另有 2 处。',
    ]);
  });

  it('when cases pile up until the run is stopped', () => {
    // The 21st case is one too many. Each does “short” for 2.5 min beside “long”, and one comes a minute: the last three are still at both.
    const parts: Parts = {
      nodes: { s: start(fixed(1)), f: gateway('parallel'), short: nobody(2.5), long: task(fixed(1_000), 'R'), j: gateway('parallel'), e: end() },
      flows: ['s > f', 'f > short', 'f > long', 'short > j', 'long > j', 'j > e'], roles: { R: {} },
    };
    expect(refusal(parts, { cases: 100, limits: { ...DEFAULT_LIMITS, openCases: 20 } })).toEqual([
      'The run was stopped: cases pile up without end. They wait at “long” (21), “j” (18), “short” (3).',
      '运行已停止：案例无限堆积，停在 “long” (21), “j” (18), “short” (3)。',
    ]);
    expect(refusal({ ...parts, nodes: { ...parts.nodes, s: start(exponential(1)) } }, { cases: 100, limits: { ...DEFAULT_LIMITS, horizon: 500 } })[0]).toMatch(/^The run was stopped after a thousand simulated years; the last cases wait at “long” \(\d+\), “j” \(\d+\)\.$/);
  });
});
