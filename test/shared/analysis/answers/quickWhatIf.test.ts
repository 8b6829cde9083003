import { describe, expect, it } from 'vitest';
import { quickWhatIf } from '../../../../shared/analysis/answers/quickWhatIf.ts';
import { estimate } from '../../../../shared/analysis/estimate.ts';
import { whatIf } from '../../../../shared/analysis/answers/whatIf.ts';
import { answerBase, programFor } from '../../../../shared/analysis/answers/AnswerBase.ts';
import { figuresOf } from '../../../../shared/analysis/answers/figures.ts';
import { figuresOrFail, runTrials } from '../../../../shared/analysis/answers/runTrials.ts';
import { nodeId, roleId } from '../../../../shared/model/ids.ts';
import { buildModel, end, exponential, start, task } from '../../simulation/buildModel.ts';
import { poolForTests } from './onPool.ts';

const { onPool } = poolForTests();

const mm1 = buildModel({
  nodes: { s: start(exponential(10)), serve: task(exponential(6), 'R'), e: end() },
  flows: ['s > serve', 'serve > e'],
  roles: { R: { headcount: 1, costPerHour: 30 } },
  settings: { cases: 20_000, warmUpCases: 2_000, replications: 16 },
});

describe('what if demand grows by a fifth', () => {
  it('lets M/M/1 at utilisation 0.6 stay 21.4 instead of 15 minutes', async () => {
    const base = answerBase(mm1);
    const plan = { seed: 4, cases: 20_000, replications: 16, warmUpCases: 2_000 };
    const outcomes = await onPool((execute) => runTrials([base.program, programFor(whatIf(base.model, [{ kind: 'demand', factor: 1.2 }]))].map((program) => ({ program })), plan, execute, figuresOf));
    // W = 1/(μ − λ): 1/(1/6 − 0.1) = 15 and 1/(1/6 − 0.12) = 21.43.
    for (const [i, theory] of [15, 150 / 7].entries()) {
      const { mean, halfWidth } = estimate(figuresOrFail(outcomes[i]).map(({ cycleTime }) => cycleTime), 0.99);
      expect(Math.abs(mean - theory)).toBeLessThan(halfWidth!);
      expect(halfWidth).toBeLessThan(0.1 * theory);
    }
  });
});

describe('the quick answer', () => {
  const ask = (changes: Parameters<typeof quickWhatIf>[1], threads = 2) => onPool((execute) => quickWhatIf(mm1, changes, execute), threads);

  it('shows the direction with an interval that leaves 0 out', async () => {
    const { figures } = await ask([{ kind: 'people', role: roleId('R'), count: 2 }]);

    expect(figures.cycleTime.difference.mean).toBeLessThan(0);
    expect(figures.cycleTime.difference.mean + figures.cycleTime.difference.halfWidth!).toBeLessThan(0);
  });

  it('finds exactly no difference where nothing changes', async () => {
    const { figures } = await ask([]);

    for (const { difference } of Object.values(figures)) expect(difference).toEqual({ mean: 0, halfWidth: 0 });
  });

  it('warns of the role that can no longer cope', async () => {
    const { overloaded } = await ask([{ kind: 'demand', factor: 1.8 }]);

    expect(overloaded).toHaveLength(1);
    expect(overloaded[0]).toMatchObject({ name: 'R', headcount: 1 });
    expect(overloaded[0]!.needed).toBeCloseTo(1.08, 9);
  });

  it('costs less when a machine does the step', async () => {
    const { figures } = await ask([{ kind: 'automated', step: nodeId('serve'), minutes: 1 }]);

    expect(figures.cost.after.mean).toBe(0);
    expect(figures.cycleTime.after.mean).toBeCloseTo(1, 9);
  });

  it('is the same for 1 and 2 threads', async () => {
    const changes = [{ kind: 'demand' as const, factor: 1.2 }];
    expect(JSON.stringify(await ask(changes, 2))).toBe(JSON.stringify(await ask(changes, 1)));
  });

  it('keeps the arrivals that were chosen for a model without any, whoever is hired', async () => {
    const without = buildModel({ nodes: { s: start(null), serve: task(exponential(6), 'R'), e: end() }, flows: ['s > serve', 'serve > e'], roles: { R: { headcount: 1 } } });
    const { figures } = await onPool((execute) => quickWhatIf(without, [{ kind: 'people', role: roleId('R'), count: 4 }], execute));

    expect(figures.throughputPerHour.difference.mean / figures.throughputPerHour.before.mean).toBeCloseTo(0, 1);
    expect(figures.cycleTime.difference.mean).toBeLessThan(0);
  });
});
