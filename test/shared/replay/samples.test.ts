import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { effectiveModel } from '../../../shared/delta/effectiveModel.ts';
import { readLaneway } from '../../../shared/files/lanewayFile.ts';
import type { VariantId } from '../../../shared/model/ids.ts';
import { activeAt } from '../../../shared/replay/activeAt.ts';
import { compileTraces } from '../../../shared/replay/compileTraces.ts';
import { replayOf } from '../../../shared/replay/Replay.ts';
import { valueAt } from '../../../shared/replay/StepCurve.ts';
import { DOING } from '../../../shared/replay/TokenSpans.ts';
import { unwrap } from '../../../shared/result.ts';
import { run } from '../../../shared/simulation/run.ts';

const folder = resolve(import.meta.dirname, '../../../resources/samples');
const samples = readdirSync(folder).filter((name) => name.endsWith('.en.laneway'));
const CASES = 150;

describe.each(samples)('%s, traced by the engine', (name) => {
  const { document } = unwrap(readLaneway(readFileSync(join(folder, name))));
  const variants = [null, ...(Object.keys(document.variants) as VariantId[])];
  const programs = unwrap(compileTraces(document, variants));
  const replays = programs.map((program, i) => {
    const measured = run(program, { seed: 3, replication: 0, cases: CASES, warmUpCases: 0, traceCases: CASES });
    if (!measured?.trace) throw new Error('no trace');
    return { replay: replayOf(measured.trace, effectiveModel(document, variants[i] ?? null).model), measured };
  });

  it('loses no case, and counts queues as tokens that wait', () => {
    for (const { replay } of replays) {
      const { spans, checkpoints, trace: { cases } } = replay;
      for (let k = 0; k <= 60; k += 1) {
        const t = (replay.horizon * k) / 60;
        const active = activeAt(spans, checkpoints, t);
        const inProgress = [...cases.number.keys()].filter((row) => cases.startedAt[row]! <= t && t < cases.endedAt[row]!);

        expect(new Set(active.map((span) => spans.case[span]))).toEqual(new Set(inProgress));
        expect(valueAt(replay.wip, t)).toBe(inProgress.length);
        expect(active.filter((span) => spans.doing[span] === DOING.queued).length).toBe(valueAt(replay.queue, t));
      }
      expect(valueAt(replay.finished, replay.horizon)).toBe(CASES);
    }
  });

  it('lets every token wait as long as the engine says', () => {
    for (const { replay: { spans }, measured } of replays) {
      const waited = spans.doing.reduce((sum, doing, span) => sum + (doing === DOING.queued ? spans.to[span]! - spans.from[span]! : 0), 0);
      const { activities } = measured.trace!;
      const inRows = activities.node.reduce((sum, _, row) => sum + Math.min(activities.startedAt[row]!, activities.endedAt[row]!) - activities.enabledAt[row]!, 0);

      expect(waited).toBeCloseTo(inRows, 4);
    }
  });

  it('shows the same cases in every variant', () => {
    const [first, ...others] = replays.map(({ replay: { trace: { cases } } }) => Array.from(cases.number, (number, row) => [number, cases.startedAt[row]!]).toSorted((a, b) => a[0]! - b[0]!));

    for (const other of others) expect(other).toEqual(first);
  });
});
