import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planeContent } from '../../../shared/drawing/plane.ts';
import { activeAt } from '../../../shared/replay/activeAt.ts';
import { replayOf, type Replay } from '../../../shared/replay/Replay.ts';
import { replayPicture } from '../../../shared/replay/replayPicture.ts';
import { replayStage } from '../../../shared/replay/replayStage.ts';
import { valueAt } from '../../../shared/replay/StepCurve.ts';
import { DOING } from '../../../shared/replay/TokenSpans.ts';
import { counterModel } from './counterModel.ts';
import { handTrace, type Story } from './handTrace.ts';

const model = counterModel();

/** Few distinct times, so that things happen at the same instant; some take no time at all. */
const wait = fc.integer({ min: 0, max: 6 });
const story: fc.Arbitrary<Story> = fc
  .record({ came: fc.integer({ min: 0, max: 60 }), queued: fc.tuple(wait, wait, wait), worked: fc.tuple(wait, wait, wait), paused: wait, transfer: wait })
  .map(({ came, queued, worked, paused, transfer }): Story => {
    const asked = came + queued[0] + worked[0];
    const begunLeft = asked + queued[1];
    const left = begunLeft + worked[1] + paused;
    const right = asked + queued[2] + worked[2];
    const joined = Math.max(left, right);
    return {
      came, went: joined + transfer,
      did: [
        { at: 'ask', enabled: came, started: came + queued[0], ended: asked, role: 'Clerk' },
        { at: 'left', enabled: asked, started: begunLeft, ended: left, role: 'Clerk', suspended: paused > 0 ? [[begunLeft, begunLeft + paused]] : [] },
        { at: 'right', enabled: asked, started: asked + queued[2], ended: right, role: 'Expert' },
      ],
      moved: [`in > ask @ ${came}`, `ask > fork @ ${asked}`, `fork > left @ ${asked}`, `fork > right @ ${asked}`, `left > join @ ${left}`, `right > join @ ${right}`, `join > out @ ${joined}-${joined + transfer}`],
    };
  });

const replays = fc.array(story, { minLength: 1, maxLength: 120 }).map((stories) => replayOf(handTrace(model, stories), model));
const instants = fc.array(fc.double({ min: -5, max: 120, noNaN: true }), { minLength: 1, maxLength: 20 });

/** Every span looked at, one by one. */
const slowlyActiveAt = ({ spans }: Replay, t: number) => [...spans.from.keys()].filter((i) => spans.from[i]! <= t && t < spans.to[i]!);

const inProgress = ({ trace: { cases } }: Replay, t: number) => [...cases.number.keys()].filter((row) => cases.startedAt[row]! <= t && t < cases.endedAt[row]!);

describe('a replay of any trace', () => {
  it('shows at an instant what contains it, whatever was looked at before', () => {
    fc.assert(fc.property(replays, instants, (replay, seeks) => {
      const forwards = seeks.map((t) => activeAt(replay.spans, replay.checkpoints, t));
      const backwards = seeks.toReversed().map((t) => activeAt(replay.spans, replay.checkpoints, t)).toReversed();

      expect(forwards).toEqual(seeks.map((t) => slowlyActiveAt(replay, t)));
      expect(backwards).toEqual(forwards);
    }));
  });

  it('paints the same picture on the way forwards and on the way back', () => {
    fc.assert(fc.property(replays, instants, fc.integer({ min: 0, max: 10 }), (replay, seeks, glide) => {
      const stage = replayStage(model, planeContent(model, null), null, replay.trace);
      const forwards = seeks.map((t) => replayPicture(replay, stage, t, glide));
      const again = replayOf(replay.trace, model);

      expect(seeks.toReversed().map((t) => replayPicture(again, stage, t, glide)).toReversed()).toEqual(forwards);
    }));
  });

  it('loses no case: whoever came and has not ended has a token, and nobody else has', () => {
    fc.assert(fc.property(replays, instants, (replay, seeks) => {
      for (const t of seeks) {
        const seen = new Set(activeAt(replay.spans, replay.checkpoints, t).map((span) => replay.spans.case[span]!));

        expect([...seen].toSorted((a, b) => a - b)).toEqual(inProgress(replay, t));
        expect(valueAt(replay.wip, t)).toBe(seen.size);
        expect(replay.trace.cases.startedAt.filter((at) => at <= t).length - valueAt(replay.finished, t)).toBe(seen.size);
      }
    }));
  });

  it('counts the queue of a step as the tokens that wait there, and that of a role as the sum over its steps', () => {
    fc.assert(fc.property(replays, instants, (replay, seeks) => {
      const { spans, trace, process } = replay;
      for (const t of seeks) {
        const waiting = activeAt(spans, replay.checkpoints, t).filter((span) => spans.doing[span] === DOING.queued);

        trace.nodeIds.forEach((_, node) => expect(valueAt(replay.queueOfNode[node]!, t)).toBe(waiting.filter((span) => spans.place[span] === node).length));
        trace.roleIds.forEach((_, role) => expect(valueAt(replay.queueOfRole[role]!, t)).toBe(waiting.filter((span) => process.nodeRole[spans.place[span]!] === role).length));
        expect(valueAt(replay.queue, t)).toBe(waiting.length);
      }
    }));
  });
});
