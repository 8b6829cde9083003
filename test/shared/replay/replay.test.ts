import { describe, expect, it } from 'vitest';
import { planeContent } from '../../../shared/drawing/plane.ts';
import { bottleneckStops, stopBetween } from '../../../shared/replay/bottleneckStops.ts';
import { CaseTimeline } from '../../../shared/replay/caseBars.ts';
import { happeningsAt } from '../../../shared/replay/happeningsAt.ts';
import { lastBefore, nextAfter } from '../../../shared/replay/neighbouringMoments.ts';
import { replayOf } from '../../../shared/replay/Replay.ts';
import { replayPicture } from '../../../shared/replay/replayPicture.ts';
import { replayStage } from '../../../shared/replay/replayStage.ts';
import { endOfClosed, partsOf, shiftsOf } from '../../../shared/replay/Shifts.ts';
import { valueAt } from '../../../shared/replay/StepCurve.ts';
import { counterModel } from './counterModel.ts';
import { handTrace, type Story } from './handTrace.ts';

const model = counterModel();
/**
 * Monday 8:00 is minute 0. Case 0 is asked at once, its checks run side by side (the left one is interrupted from 15 to
 * 18), the join waits for the slower, and the answer travels from 33 to 63. Case 1 comes at 5 and waits for the clerk.
 */
const stories: readonly Story[] = [
  {
    came: 0, went: 63,
    did: [
      { at: 'ask', enabled: 0, ended: 10, role: 'Clerk' },
      { at: 'left', enabled: 10, ended: 33, role: 'Clerk', suspended: [[15, 18]] },
      { at: 'right', enabled: 10, ended: 15, role: 'Expert' },
    ],
    moved: ['in > ask @ 0', 'ask > fork @ 10', 'fork > left @ 10', 'fork > right @ 10', 'right > join @ 15', 'left > join @ 33', 'join > out @ 33-63'],
  },
  {
    came: 5, went: 80,
    did: [
      { at: 'ask', enabled: 5, started: 33, ended: 43, role: 'Clerk' },
      { at: 'left', enabled: 43, ended: 44, role: 'Clerk' },
      { at: 'right', enabled: 43, ended: 48, role: 'Expert' },
    ],
    moved: ['in > ask @ 5', 'ask > fork @ 43', 'fork > left @ 43', 'fork > right @ 43', 'left > join @ 44', 'right > join @ 48', 'join > out @ 48-80'],
  },
];
const ORIGIN = Date.UTC(2026, 0, 5, 8) / 60_000;
const trace = handTrace(model, stories, ORIGIN);
const replay = replayOf(trace, model);
const stage = replayStage(model, planeContent(model, null), null, trace);
const node = (id: string) => trace.nodeIds.indexOf(id);
const rowOf = (number: number) => trace.cases.number.indexOf(number);
const tokens = (t: number, glide = 0) => replayPicture(replay, stage, t, glide).tokens;
const tokensOf = (number: number, t: number, glide = 0) => tokens(t, glide).filter((token) => token.case === rowOf(number));

describe('tokens at an instant', () => {
  it('stand in line above a step, and in work below it with what is done', () => {
    expect(tokensOf(1, 10)).toEqual([{ case: rowOf(1), doing: 'queued', progress: 0, x: 108, y: -2 }]);
    expect(tokensOf(0, 5)).toEqual([{ case: rowOf(0), doing: 'working', progress: 0.5, x: 188, y: 78 }]);
  });

  it('are two where the case is worked on side by side', () => {
    expect(tokensOf(0, 12).map(({ doing }) => doing)).toEqual(['working', 'working']);
  });

  it('make no progress while they are suspended', () => {
    const [left] = tokensOf(0, 16).filter(({ y }) => y < 0);

    expect(left).toMatchObject({ doing: 'suspended', progress: 0.25 });
    expect(tokensOf(0, 17).find(({ y }) => y < 0)?.progress).toBe(0.25);
    expect(tokensOf(0, 18).find(({ y }) => y < 0)).toMatchObject({ doing: 'working', progress: 0.25 });
  });

  it('rest in front of a join until the last one comes', () => {
    expect(tokensOf(0, 20).map(({ doing }) => doing).toSorted()).toEqual(['resting', 'working']);
    expect(tokensOf(0, 20).find(({ doing }) => doing === 'resting')).toMatchObject({ x: 625, y: 45 });
    expect(tokensOf(0, 33).map(({ doing }) => doing)).toEqual(['moving']);
  });

  it('move on a flow as long as the transfer takes', () => {
    expect(tokensOf(0, 48)).toEqual([{ case: rowOf(0), doing: 'moving', progress: 0, x: 725, y: 40 }]);
    expect(tokensOf(0, 63)).toEqual([]);
  });

  it('glide along all flows that were taken in no time, and count where they go from the first instant', () => {
    const { tokens: seen, crowds } = replayPicture(replay, stage, 10, 2);
    const gliding = seen.filter((token) => token.doing === 'moving');

    expect(gliding.map(({ x, y }) => ({ x, y }))).toEqual([{ x: 200, y: 40 }, { x: 200, y: 40 }]);
    expect(crowds.find((crowd) => crowd.node === node('left'))?.working).toBe(1);
    expect(tokensOf(0, 12, 2).map(({ doing }) => doing)).toEqual(['working', 'working']);
  });

  it('glide no longer than they stay', () => {
    // One minute in the left check of case 1: it is there when it is done, however long glides are.
    const last = tokensOf(1, 43.999, 60).find(({ y }) => y < 0);

    expect(last?.x).toBeCloseTo(400, 0);
  });

  it('are out to the end event when they arrive', () => {
    expect(tokens(80, 0)).toEqual([]);
    expect(valueAt(replay.finished, 79.9)).toBe(1);
    expect(valueAt(replay.finished, 80)).toBe(2);
  });
});

describe('counters at an instant', () => {
  it('count who waits in front of a step and of its role', () => {
    expect([4, 5, 32.9, 33].map((t) => valueAt(replay.queueOfNode[node('ask')]!, t))).toEqual([0, 1, 1, 0]);
    expect([4, 5, 33].map((t) => valueAt(replay.queueOfRole[0]!, t))).toEqual([0, 1, 0]);
    expect(replay.bottleneckRole).toBe(0);
  });

  it('count cases in progress', () => {
    expect([-1, 0, 5, 62.9, 63, 80].map((t) => valueAt(replay.wip, t))).toEqual([0, 1, 2, 2, 1, 0]);
  });
});

describe('steps from event to event', () => {
  it('visit every instant at which something happens, forwards and backwards', () => {
    const forwards = [];
    for (let t: number | null = -1; (t = nextAfter(replay.moments, t)) !== null;) forwards.push(t);
    const backwards = [];
    for (let t: number | null = 1_000; (t = lastBefore(replay.moments, t)) !== null;) backwards.push(t);

    expect(forwards).toEqual([0, 5, 10, 15, 18, 33, 43, 44, 48, 63, 80]);
    expect(backwards).toEqual(forwards.toReversed());
  });

  it('say what happens', () => {
    expect(happeningsAt(replay, 5)).toEqual([{ kind: 'arrived', case: rowOf(1) }, { kind: 'queued', case: rowOf(1), node: node('ask') }]);
    expect(happeningsAt(replay, 15)).toEqual([{ kind: 'rests', case: rowOf(0), node: node('join') }, { kind: 'suspended', case: rowOf(0), node: node('left') }]);
    expect(happeningsAt(replay, 63)).toEqual([{ kind: 'finished', case: rowOf(0) }]);
  });

  it('stop where a queue becomes as long as was said', () => {
    const stops = bottleneckStops(replay, 'anyStep', 1);

    expect(stops).toEqual([{ at: 5, node: node('ask'), role: 0 }]);
    expect(stopBetween(stops, 5, 80)).toBeNull();
    expect(stopBetween(stops, 4, 5)?.at).toBe(5);
    expect(bottleneckStops(replay, 'bottleneckRole', 1)).toEqual([{ at: 5, node: -1, role: 0 }]);
    expect(bottleneckStops(replay, 'anyStep', 2)).toEqual([]);
  });
});

describe('shifts', () => {
  const shifts = shiftsOf(model, trace, 3 * 1_440);

  it('are closed at night for roles that keep hours', () => {
    // 17:00 on Monday is minute 540, 8:00 on Tuesday 1,440.
    expect([...shifts.ofRole[0]!.from]).toEqual([540, 1_980, 3_420]);
    expect(shifts.ofRole[1]).toBeNull();
    expect(endOfClosed(shifts.night, 600)).toBe(1_440);
    expect(endOfClosed(shifts.night, 500)).toBe(500);
  });

  it('are open while one person of the role is there', () => {
    const person = (id: string, calendar: string | null, absences: readonly { from: string; to: string }[] = []) => ({ id, name: id, roles: ['Clerk'], calendar, costPerHour: null, speed: 1, steps: null, absences });
    const early = { id: 'Early', name: 'Early', holidays: [], week: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 480, to: 720 })) };
    // Ann is there in the mornings; Bo the whole day, but not on Tuesday.
    const staffed = { ...model, calendars: { ...model.calendars, Early: early }, people: { Ann: person('Ann', 'Early'), Bo: person('Bo', null, [{ from: '2026-01-06T00:00', to: '2026-01-07T00:00' }]) } } as unknown as typeof model;
    const [clerk] = shiftsOf(staffed, trace, 3 * 1_440).ofRole;

    expect([...clerk!.from]).toEqual([540, 1_680, 3_420]);
    expect([...clerk!.to]).toEqual([1_440, 2_880, 4_320]);
  });

  it('part a time of waiting into its causes', () => {
    expect(partsOf(shifts.night, 500, 1_500)).toEqual([
      { from: 500, to: 540, isClosed: false }, { from: 540, to: 1_440, isClosed: true }, { from: 1_440, to: 1_500, isClosed: false },
    ]);
  });
});

describe('the timeline of a case', () => {
  const timeline = new CaseTimeline(replay, shiftsOf(model, trace, replay.horizon));

  it('has a bar for each thing that its tokens did', () => {
    expect(timeline.barsOf(rowOf(0)).map(({ kind, from, to }) => `${kind} ${from}-${to}`)).toEqual([
      'working 0-10', 'working 10-15', 'working 10-15', 'suspended 15-18', 'working 18-33', 'resting 15-33', 'transfer 33-63',
    ]);
  });

  it('tells waiting for the shift from waiting for a turn, and both from waiting for a batch', () => {
    const late = handTrace(model, [{ came: 500, went: 1_510, did: [{ at: 'ask', enabled: 500, started: 1_500, ended: 1_510, role: 'Clerk' }], moved: ['in > ask @ 500'] }], ORIGIN);
    const kindsOf = (of: typeof model) => {
      const overnight = replayOf(late, of);
      return new CaseTimeline(overnight, shiftsOf(of, late, overnight.horizon)).barsOf(0).map(({ kind, from, to }) => `${kind} ${from}-${to}`);
    };
    expect(kindsOf(model)).toEqual(['queued 500-540', 'offShift 540-1440', 'queued 1440-1500', 'working 1500-1510']);

    const { ask } = model.nodes as unknown as Record<string, { work: object }>;
    const inBatches = { ...model, nodes: { ...model.nodes, ask: { ...ask, work: { ...ask!.work, batch: { size: 5, maxWait: null, at: null, mode: 'together', perItem: null } } } } } as unknown as typeof model;
    expect(kindsOf(inBatches)).toEqual(['batch 500-1500', 'working 1500-1510']);
  });

  it('adds up', () => {
    expect(timeline.totalsOf(rowOf(1))).toEqual({ queued: 28, offShift: 0, batch: 0, working: 16, suspended: 0, transfer: 32, resting: 4 });
  });
});
