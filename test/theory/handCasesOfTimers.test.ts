import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translator.ts';
import { compile } from '../../shared/simulation/compile.ts';
import { interpret } from '../reference/Interpreter.ts';
import { boundary, buildModel, cycleTimes, end, fixed, gateway, nobody, programOf, runOnce, start, subProcess, task, type Parts } from '../shared/simulation/buildModel.ts';
import { cycles, inside, rarely } from './handCase.ts';

/*
 * Timers by their text, worked out by hand, for the kernel and the reference interpreter alike. Runs begin on Monday,
 * 5 January 2026, at 08:00 UTC, unless a case says otherwise.
 */
const t = translator('en');
const clock = (expression: string) => ({ definitions: [{ kind: 'timer', expression }], delay: null });
const catches = (text: string) => ({ kind: 'intermediateCatchEvent', ...clock(text) });
const warningsOf = (parts: Parts): readonly string[] => {
  const compiled = compile(buildModel(parts));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value.warnings.map((warning) => t(warning));
};

/** Waits for the timer, then works 10 min; cases come every two hours. */
const waiting = (text: string, settings: Parts['settings'] = {}): Parts => ({ nodes: { s: start(fixed(120)), wait: catches(text), work: nobody(10), e: end() }, flows: ['s > wait', 'wait > work', 'work > e'], settings });

describe('a catch event', () => {
  it('waits until its date', () => {
    // 20:00 is 720 min after the start; the second case, two hours later, waits 120 min less. Then 10 min of work.
    expect(cycles(waiting('2026-01-05T20:00:00Z'), 2)).toEqual([730, 610]);
    expect(warningsOf(waiting('2026-01-05T20:00:00Z'))).toEqual([]);
  });

  it('waits for nothing when its date has passed as it comes there', () => {
    // 09:00: the first case waits 60 min, the second comes at 10:00.
    expect(cycles(waiting('2026-01-05T09:00Z'), 2)).toEqual([70, 10]);
  });

  it('reads a date without zone on the clocks of the model, one with a zone on those of the zone', () => {
    // The run begins at 08:00 in Shanghai, which is 00:00 UTC: 20:00 there is 720 min later, 20:00 UTC 1,200 min.
    const shanghai = { timeZone: 'Asia/Shanghai' };
    expect(cycles(waiting('2026-01-05T20:00', shanghai))).toEqual([730]);
    expect(cycles(waiting('2026-01-05T20:00:00Z', shanghai))).toEqual([1_210]);
    // On 29 March clocks in Berlin skip the hour from 02:00: from Saturday 08:00 to Sunday 08:00 it is 23 h.
    expect(cycles(waiting('2026-03-29T08:00', { timeZone: 'Europe/Berlin', start: '2026-03-28T08:00' }))).toEqual([23 * 60 + 10]);
  });

  it('passes at once when its date lies before the run, and says so once', () => {
    expect(cycles(waiting('2025-12-24T12:00'), 2)).toEqual([10, 10]);
    expect(warningsOf(waiting('2025-12-24T12:00'))).toEqual(['The time of “wait”, “2025-12-24T12:00”, has passed when the run begins: the timer comes at once.']);
  });

  it('waits one period of a cycle, or for the next time of one that begins at an instant', () => {
    expect(cycles(waiting('R3/PT1H'), 2)).toEqual([70, 70]);
    // 08:30, 09:15, 10:00, 10:45: the first case waits 30 min, the second comes at the third time itself.
    expect(cycles(waiting('R/2026-01-05T08:30/PT45M'), 2)).toEqual([40, 10]);
    // At the second of its two times, 09:15, it is over: the second case passes.
    expect(cycles(waiting('R2/2026-01-05T08:30/PT45M'), 2)).toEqual([40, 10]);
  });

  it('loses a race that it enters for a later date, and wins it for an earlier one', () => {
    // The other way of the race takes 5 h, then nothing; behind the date there are 10 min of work.
    const race = (text: string): Parts => ({
      nodes: { s: rarely, g: gateway('eventBased'), date: catches(text), other: { ...catches('PT5H') }, work: nobody(10), e: end() },
      flows: ['s > g', 'g > date', 'g > other', 'date > work', 'work > e', 'other > e'],
    });
    expect(cycles(race('2026-01-06T08:00Z'))).toEqual([300]);
    expect(cycles(race('2026-01-05T12:00Z'))).toEqual([250]);
  });

  it.each([
    ['0 0 9-17 * * MON-FRI', 'The time of “wait”, “0 0 9-17 * * MON-FRI”, is written for cron, which is not read: cases pass at once.'],
    ['${order.due}', 'The time of “wait”, “${order.due}”, is no ISO 8601 duration, date or cycle, so it cannot be read: cases pass at once.'],
  ])('says that “%s” is not read, and passes', (text, warning) => {
    expect(warningsOf(waiting(text))).toEqual([warning]);
  });
});

/** Six hours of work with a timer at its edge that leads to a step of 10 min. */
const guarded = (text: string, cancelActivity: boolean, more: object = {}): Parts => ({
  nodes: { s: start(fixed(120)), work: nobody(360), late: boundary('work', 'timer', { cancelActivity, ...clock(text), ...more }), call: nobody(10), e: end(), gone: end() },
  flows: ['s > work', 'work > e', 'late > call', 'call > gone'],
});
/** How often the cases did the step. */
const calls = (parts: Parts, cases = 1): number => {
  const program = programOf(parts);
  const replication = runOnce(parts, cases);
  const inReference = interpret(buildModel(parts), { seed: 1, replication: 0, cases }).performed.filter(({ node }) => node === 'call').length;
  const inKernel = replication.steps[program.nodeIds.findIndex((id) => id === 'call') * 8];
  expect(inKernel).toBe(inReference);
  return inReference;
};

describe('a timer at the edge of a step', () => {
  it('interrupts at its date: what begins after it, at once', () => {
    // 09:00 is minute 60: + 10. The second case begins at minute 120: it is too late, 0 + 10.
    expect(cycles(guarded('2026-01-05T09:00Z', true), 2)).toEqual([70, 10]);
    // After the work has ended the date says nothing.
    expect(cycles(guarded('2026-01-06T09:00Z', true), 2)).toEqual([360, 360]);
  });

  it('reminds at its date, once', () => {
    expect(cycles(guarded('2026-01-05T13:55Z', false))).toEqual([365]);
    expect(calls(guarded('2026-01-05T13:55Z', false, { repeats: 5 }))).toBe(1);
  });

  it('reminds as often as its cycle says, or until the work ends', () => {
    // Every hour, three times; without number at 1 … 5 h: at 6 h the work has ended.
    expect(calls(guarded('R3/PT1H', false))).toBe(3);
    expect(calls(guarded('R/PT1H', false))).toBe(5);
    expect(calls(guarded('R9/PT1H', false))).toBe(5);
    expect(calls(guarded('R0/PT1H', false))).toBe(0);
  });

  it('counts its rounds where the delay is given besides, as a BPMN file is read, and the number that is given goes before', () => {
    expect(calls(guarded('R3/PT1H', false, { delay: fixed(60) }))).toBe(3);
    expect(calls(guarded('R/PT1H', false, { delay: fixed(60) }))).toBe(5);
    expect(calls(guarded('R3/PT1H', false, { delay: fixed(60), repeats: 2 }))).toBe(2);
    expect(calls(guarded('PT1H', false, { repeats: 4 }))).toBe(4);
  });

  it('interrupts after the first period', () => {
    expect(cycles(guarded('R3/PT1H', true))).toEqual([70]);
  });

  it('goes by the instants of a cycle that begins at one, or ends at one', () => {
    // 09:30, 10:30, 11:30, 12:30 in the first case (to 14:00), 10:30 … 12:30 in the second (10:00 to 16:00): four times in all.
    expect(calls(guarded('R4/2026-01-05T09:30/PT1H', false))).toBe(4);
    expect(calls(guarded('R4/2026-01-05T09:30/PT1H', false), 2)).toBe(7);
    // From two hours before the run on: 06:30, 07:30 are over; 08:30 and 09:30 are left of four.
    expect(calls(guarded('R4/2026-01-05T06:30/PT1H', false))).toBe(2);
    // At 09:00, 10:00, 11:00 and not after 11:30.
    expect(calls(guarded('R/PT1H/2026-01-05T11:30', false))).toBe(3);
    expect(calls(guarded('R/PT1H/2026-01-05T11:00', false))).toBe(3);
  });

  it('never comes when all its times are over, and says so', () => {
    expect(cycles(guarded('R2/2026-01-05T06:30/PT1H', true))).toEqual([360]);
    expect(warningsOf(guarded('R2/2026-01-05T06:30/PT1H', true))).toEqual(['No time of “late”, “R2/2026-01-05T06:30/PT1H”, is left when the run begins: the timer never comes.']);
  });

  it('never comes when nobody can read it, and says so', () => {
    expect(cycleTimes(guarded('0 0/5 * * * ?', true), 1)).toEqual([360]);
    expect(warningsOf(guarded('0 0/5 * * * ?', true))).toEqual(['The time of “late”, “0 0/5 * * * ?”, is written for cron, which is not read: the timer never comes.']);
  });

  it('gives a case up in which only reminders go on', () => {
    // The message that the sub-process waits for never comes: with a reminder each hour for ever, the case would never end.
    const stuck: Parts = {
      nodes: {
        s: rarely, sub: subProcess(), f: inside(gateway('parallel')), x: inside(gateway('exclusive')), j: inside(gateway('parallel')), lost: inside(end()), done: inside(end()),
        late: boundary('sub', 'timer', { cancelActivity: false, ...clock('R/PT1H') }), gone: end(), e: end(),
      },
      flows: ['s > sub', 'f > j', 'f > x', 'x > j 0', 'x > lost 1', 'j > done', 'late > gone', 'sub > e'],
    };
    expect(cycles(stuck)).toEqual([-1]);
  });
});

/** A process of 300 min with an event sub-process that takes `minutes`. */
const beside = (text: string, isInterrupting: boolean, minutes = 10): Parts => ({
  nodes: {
    s: rarely, work: nobody(300), e: end(),
    aside: subProcess({ triggeredByEvent: true }), begins: inside({ ...start(null), definitions: clock(text).definitions, isInterrupting }, 'aside'), call: inside(nobody(minutes), 'aside'), told: inside(end(), 'aside'),
  },
  flows: ['s > work', 'work > e', 'begins > call', 'call > told'],
});

describe('the timer of an event sub-process', () => {
  it('begins it at its date, in the place of the process or beside it', () => {
    // 12:00 is minute 240: + 10. Beside, at 12:55, from 295 to 305.
    expect(cycles(beside('2026-01-05T12:00Z', true))).toEqual([250]);
    expect(cycles(beside('2026-01-05T12:55Z', false))).toEqual([305]);
  });

  it('begins it at each time of a cycle while the process goes on', () => {
    // At 60, 120 and 180; without number at 240 too. At 300 the process has ended.
    expect(calls(beside('R3/PT1H', false))).toBe(3);
    expect(calls(beside('R/PT1H', false))).toBe(4);
    expect(calls(beside('R/PT1H', true))).toBe(1);
  });

  it('begins nothing new once only what it began goes on', () => {
    // 90 min each, from 60, 120, 180 and 240 on: the last ends at 330, and none begins at 300.
    expect(cycles(beside('R/PT1H', false, 90))).toEqual([330]);
    expect(calls(beside('R/PT1H', false, 90))).toBe(4);
  });

  it('never begins it when nobody can read the text, and says so', () => {
    expect(warningsOf(beside('=due', true))).toEqual(['The time of “begins”, “=due”, is no ISO 8601 duration, date or cycle, so it cannot be read: the timer never comes.']);
  });
});

/** When cases come in at a start event with this timer. */
const arrivals = (text: string, cases: number, more: Partial<Parts> = {}): readonly number[] => {
  const parts: Parts = { nodes: { s: { ...start(null), definitions: clock(text).definitions }, work: task(fixed(5), 'R'), e: end(), ...more.nodes }, flows: ['s > work', 'work > e', ...(more.flows ?? [])], roles: { R: {} }, settings: more.settings ?? {} };
  const inReference = interpret(buildModel(parts), { seed: 1, replication: 0, cases }).cases.map(({ startedAt }) => startedAt);
  const inKernel = [...runOnce(parts, cases).startTimes].filter((at) => at >= 0);
  expect(inKernel).toEqual(inReference);
  return inKernel;
};

describe('the timer of a start event', () => {
  it('brings one case at its date, at once when that has passed', () => {
    expect(arrivals('2026-01-05T10:00Z', 3)).toEqual([120]);
    expect(arrivals('2025-01-05T10:00Z', 3)).toEqual([0]);
  });

  it('brings a case at each time of a cycle, so many in all where it says how many', () => {
    expect(arrivals('R/PT1H', 4)).toEqual([60, 120, 180, 240]);
    expect(arrivals('R3/PT1H', 9)).toEqual([60, 120, 180]);
    expect(arrivals('R3/2026-01-05T10:00/PT30M', 9)).toEqual([120, 150, 180]);
    // 07:00 and 07:30 are before the run; 08:00, 08:30 and 09:00 are left of five.
    expect(arrivals('R5/2026-01-05T07:00/PT30M', 9)).toEqual([0, 30, 60]);
    expect(arrivals('R/PT1H/2026-01-05T10:30', 9)).toEqual([60, 120]);
  });

  it('says nothing that would be untrue', () => {
    const hourly: Parts = { nodes: { s: { ...start(null), definitions: clock('R/PT1H').definitions }, work: task(fixed(5), 'R'), e: end() }, flows: ['s > work', 'work > e'], roles: { R: {} } };
    expect(warningsOf(hourly)).toEqual([]);
    const withText = (text: string): Parts => ({ ...hourly, nodes: { ...hourly.nodes, s: { ...start(null), definitions: clock(text).definitions } } });
    expect(warningsOf(withText('0 0 8 * * ?'))[0]).toBe('No arrivals are read from the timer of “s”: “0 0 8 * * ?” is written for cron, which is not read.');
    expect(warningsOf(withText('PT1H'))[0]).toBe('No arrivals are read from the timer of “s”: “PT1H” is neither a date nor a cycle in ISO 8601.');
    expect(warningsOf(withText('PT1H'))[1]).toMatch(/“s” says nothing about arrivals: one case every/);
  });

  it('is refused when none of its times is left', () => {
    const compiled = compile(buildModel({ nodes: { s: { ...start(null), definitions: clock('R2/2026-01-05T06:00/PT1H').definitions }, e: end() }, flows: ['s > e'] }));
    expect(compiled.ok ? [] : compiled.error.map(({ message }) => t(message))).toEqual(['No time of the timer “s”, “R2/2026-01-05T06:00/PT1H”, is left when the run begins, so no case comes in.']);
  });

  it('gives way to arrivals that somebody has entered, and stands beside those of another start', () => {
    // Entered: every 90 min. The timer of the other start: at 60, 120, 180.
    const given = { s: { ...start(fixed(90)), definitions: clock('R/PT1H').definitions } };
    expect(arrivals('R/PT1H', 3, { nodes: given })).toEqual([0, 90, 180]);
    const both = { s: start(fixed(90)), z: { ...start(null), definitions: clock('R/PT1H').definitions } };
    expect(arrivals('', 5, { nodes: both, flows: ['z > work'] })).toEqual([0, 60, 90, 120, 180]);
  });
});
