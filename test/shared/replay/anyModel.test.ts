import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeAt } from '../../../shared/replay/activeAt.ts';
import { replayOf } from '../../../shared/replay/Replay.ts';
import { valueAt } from '../../../shared/replay/StepCurve.ts';
import { BEHAVIOUR } from '../../../shared/replay/TracedProcess.ts';
import { DOING } from '../../../shared/replay/TokenSpans.ts';
import { compile } from '../../../shared/simulation/compile.ts';
import { run } from '../../../shared/simulation/run.ts';
import { structuredModel } from '../../reference/randomModels.ts';
import { collaboration, network } from '../../reference/randomNetworks.ts';
import { staffedModel } from '../../reference/randomStaff.ts';
import { buildModel, type Parts } from '../simulation/buildModel.ts';

const CASES = 8;
/** A model that splits without end is left out at once. */
const LIMITS = { openCases: 1_000, openTokens: 2_000, movesAtOnce: 5_000, horizon: 100 * 1_440 };

/** Splits, joins, races, loops, sub-processes, messages, timers and errors at edges, people and shifts: whatever the engine can do. */
describe('a replay of what the engine did', () => {
  it.each<[string, fc.Arbitrary<Parts>]>([['blocks within blocks', structuredModel], ['networks', network], ['pools', collaboration], ['people and batches', staffedModel]])('of %s loses no case and invents none', (_, models) => {
    let replayed = 0;
    fc.assert(fc.property(models, fc.nat(1_000), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 12 }), (parts, seed, shares) => {
      const model = buildModel(parts);
      const compiled = compile(model);
      const measured = compiled.ok ? run(compiled.value.program, { seed, replication: 0, cases: CASES, warmUpCases: 0, traceCases: CASES, limits: LIMITS }) : null;
      if (!measured?.trace || (measured.stopped !== null && measured.stopped !== 'nothingEnded')) return;
      replayed += 1;
      const replay = replayOf(measured.trace, model);
      const { spans, checkpoints, process, trace: { cases } } = replay;
      for (const share of shares) {
        const t = share * replay.horizon;
        const active = activeAt(spans, checkpoints, t);
        const inProgress = [...cases.number.keys()].filter((row) => cases.startedAt[row]! <= t && t < cases.endedAt[row]!);

        expect([...new Set(active.map((span) => spans.case[span]!))].toSorted((a, b) => a - b)).toEqual(inProgress);
        replay.trace.nodeIds.forEach((_id, node) => {
          if (process.behaviour[node] === BEHAVIOUR.inside) return;
          expect(active.filter((span) => spans.doing[span] === DOING.queued && spans.place[span] === node).length).toBe(valueAt(replay.queueOfNode[node]!, t));
        });
      }
    }), { numRuns: 100 });

    // The rest cannot be simulated, or splits without end.
    expect(replayed).toBeGreaterThan(30);
  }, 60_000);
});
