import { describe, expect, it } from 'vitest';
import { boundary, end, fixed, gateway, nobody, start, subProcess, task, timer, weekdays, type Parts } from '../shared/simulation/buildModel.ts';
import { cycles, inside, oneStep, rarely, together } from './handCase.ts';

/*
 * Completion times worked out by hand, for the kernel and for the reference interpreter alike: working time, lines, and events at the
 * edge. More such cases stand in handCasesOfFlow.test.ts, calendars.test.ts (working time) and in
 * test/shared/simulation/controlFlow.test.ts. Monday is 2026-01-05.
 */
const H = 60;
const DAY = 24 * H;
type Row = Readonly<Record<string, unknown>>;
const office = { week: weekdays(9 * H, 17 * H) };

describe('special days and nights', () => {
  it.each<[string, Parts, number]>([
    [
      // Friday 16:00–17:00 1 h; Saturday the 10th is special, 10:00–12:00: 2 h. Friday 16:00 to Saturday 12:00 is 20 h.
      'a special Saturday is worked', oneStep('2026-01-09T16:00', 3, { ...office, specialDays: [{ date: '2026-01-10', open: [{ from: 10 * H, to: 12 * H }] }] }), 20 * H,
    ],
    [
      // Monday 16:00–17:00 1 h; Tuesday is a holiday, but special hours 13:00–14:00 win: the second hour. 22 h later.
      'special hours win over a holiday', oneStep('2026-01-05T16:00', 2, { ...office, holidays: ['2026-01-06'], specialDays: [{ date: '2026-01-06', open: [{ from: 13 * H, to: 14 * H }] }] }), 22 * H,
    ],
    [
      // Tuesday special without hours: closed. Monday 1 h, Wednesday 9:00–10:00: 42 h after Monday 16:00.
      'a special day without hours is closed', oneStep('2026-01-05T16:00', 2, { ...office, specialDays: [{ date: '2026-01-06', open: [] }] }), 42 * H,
    ],
    [
      // Night shift 22–6 every day; Tuesday a holiday. Monday 22:00–24:00 2 h, closed all Tuesday, the night that
      // begins on Tuesday too, until midnight: Wednesday 0:00–1:00 the third hour. Monday 22:00 to Wednesday 1:00 is 27 h.
      'a holiday closes the second half of one night and the first half of the next', oneStep('2026-01-05T22:00', 3, { week: [1, 2, 3].map((weekday) => ({ weekday, from: 22 * H, to: 6 * H })), holidays: ['2026-01-06'] }), 27 * H,
    ],
    [
      // Thursday 2026-12-31 16:00–17:00 1 h; Friday 1 January a holiday, weekend; Monday the 4th 9:00–10:00. 4 days less 6 h.
      'from one year into the next over a holiday and a weekend', oneStep('2026-12-31T16:00', 2, { ...office, holidays: ['2027-01-01'] }), 4 * DAY - 6 * H,
    ],
    [
      // Monday 28 February 2028 16:00: 1 h; Tuesday the 29th is closed; Wednesday 1 March 9:00–10:00. 42 h.
      'a leap day as a holiday', oneStep('2028-02-28T16:00', 2, { ...office, holidays: ['2028-02-29'] }), 42 * H,
    ],
    [
      // 7 h a day (9–12, 13–17). 60 h = 8 days of 7 h, then 4 h. Monday the 5th … Friday the 9th 35 h; the 12th is a holiday;
      // Tuesday the 13th … Thursday the 15th 21 h (56); Friday the 16th 9–12 and 13–14: the 60th hour ends at 14:00.
      'sixty hours over two weeks with lunch and a holiday', oneStep('2026-01-05T09:00', 60, { week: [...weekdays(9 * H, 12 * H), ...weekdays(13 * H, 17 * H)], holidays: ['2026-01-12'] }), 11 * DAY + 5 * H,
    ],
    [
      // Open from Monday 0:00 to Friday 24:00. Friday 23:00 + 2 h: 1 h to midnight, then Monday 0:00–1:00. 50 h.
      'five whole days, closed at the weekend', oneStep('2026-01-09T23:00', 2, { week: weekdays(0, 1_440) }), 50 * H,
    ],
  ])('%s', (_, parts, minutes) => {
    expect(cycles(parts)).toEqual([minutes]);
  });
});

describe('several calendars at once', () => {
  const hours = (from: number, to: number) => ({ week: weekdays(from * H, to * H) });
  const shared = (more: Partial<Parts>): Parts => ({
    nodes: { s: rarely, work: task(fixed(5 * H), 'R'), e: end() }, flows: ['s > work', 'work > e'],
    calendars: { early: hours(8, 14), late: hours(10, 18), house: hours(9, 13) }, settings: { start: '2026-01-05T08:00' }, ...more,
  });

  it('role and site: 8–14 within 9–13 leaves 9–13', () => {
    // Monday 9–13 4 h, Tuesday 9–10: 26 h after Monday 8:00.
    expect(cycles(shared({ roles: { R: { calendar: 'early' } }, settings: { start: '2026-01-05T08:00', siteCalendar: 'house' } }))).toEqual([26 * H]);
  });

  it('person, role and site: 10–18 within 8–14 within 9–13 leaves 10–13', () => {
    // Monday 10–13 3 h, Tuesday 10–12: 28 h.
    expect(cycles(shared({ roles: { R: { calendar: 'early' } }, people: { ann: { name: 'Ann', roles: ['R'], calendar: 'late' } }, settings: { start: '2026-01-05T08:00', siteCalendar: 'house' } }))).toEqual([28 * H]);
  });

  it('an absence of the person on top: away on Tuesday until 12:00', () => {
    // Monday 10–13 3 h, Tuesday 12–13 1 h, Wednesday 10–11: 51 h.
    expect(cycles(shared({ roles: { R: { calendar: 'early' } }, people: { ann: { name: 'Ann', roles: ['R'], calendar: 'late', absences: [{ from: '2026-01-06T00:00', to: '2026-01-06T12:00' }] } }, settings: { start: '2026-01-05T08:00', siteCalendar: 'house' } }))).toEqual([51 * H]);
  });

  it('a quick person needs half the time, and whoever has been idle longest comes first', () => {
    // Two cases of 5 h at 8:00: Ann (speed 1) 8–13 takes the first, Bob (speed 2) 8–10:30 the second.
    const p = shared({ nodes: { s: together(2), work: task(fixed(5 * H), 'R'), e: end() }, roles: { R: { calendar: 'early' } }, people: { ann: { name: 'Ann', roles: ['R'] }, bob: { name: 'Bob', roles: ['R'], speed: 2 } } });
    expect(cycles(p, 2)).toEqual([5 * H, 2.5 * H]);
  });
});

describe('compensation', () => {
  it('undoes what was done, the last first, before the case goes on', () => {
    // Book 10 and pay 20; then refund 4 and unbook 3, one after the other; then 5: 42. Only what the event names: 10 + 20 + 3 + 5 = 38.
    const undo = (minutes: number) => nobody(minutes, { isForCompensation: true });
    const association = (source: string, target: string) => ({ kind: 'association', id: `${source}-${target}`, source, target, direction: 'one' });
    const p = (reference?: string): Parts => ({
      nodes: {
        s: rarely, book: nobody(10), pay: nobody(20), back: { kind: 'intermediateThrowEvent', definitions: [{ kind: 'compensation', ...(reference ? { reference } : {}) }] }, after: nobody(5), e: end(),
        cb: boundary('book', 'compensation'), cp: boundary('pay', 'compensation'), unbook: undo(3), refund: undo(4),
      },
      flows: ['s > book', 'book > pay', 'pay > back', 'back > after', 'after > e', association('cb', 'unbook'), association('cp', 'refund')],
    });
    expect(cycles(p())).toEqual([42]);
    expect(cycles(p('book'))).toEqual([38]);
  });
});

describe('days of 23, 25 and 24½ hours', () => {
  const sundays = (from: number, to: number) => ({ week: [{ weekday: 7, from, to }] });
  it.each<[string, Parts, number]>([
    [
      // Berlin, Sunday 2026-03-29: 2:00 becomes 3:00, so 0:00–6:00 has 5 h. The sixth hour waits for the Sunday after,
      // 0:00–1:00: 7 days of 24 h less 1 h, plus 1 h.
      'a spring Sunday 0–6 has five hours', oneStep('2026-03-29T00:00', 6, sundays(0, 6 * H), { timeZone: 'Europe/Berlin' }), 7 * DAY,
    ],
    [
      // Sunday 2026-10-25: 3:00 becomes 2:00, so 0:00–6:00 has 7 h, and 7 h of work are done by 6:00.
      'an autumn Sunday 0–6 has seven hours', oneStep('2026-10-25T00:00', 7, sundays(0, 6 * H), { timeZone: 'Europe/Berlin' }), 7 * H,
    ],
    [
      // 2:30 does not exist on 2026-03-29: half an hour after the change it is 3:30, that is 2.5 h after midnight. 1 h more.
      'an opening time that clocks skip', oneStep('2026-03-29T00:00', 1, sundays(150, 6 * H), { timeZone: 'Europe/Berlin' }), 3.5 * H,
    ],
    [
      // 2:30 comes twice on 2026-10-25; the shift 1:00–2:30 ends at the first one: 1.5 h. The other half hour is worked on
      // Sunday 1 November from 1:00, which is 7 days and 1 h later (one day had 25 h), to 1:30.
      'a closing time that comes twice is the first', oneStep('2026-10-25T01:00', 2, sundays(60, 150), { timeZone: 'Europe/Berlin' }), 7 * DAY + 1.5 * H,
    ],
    [
      // Lord Howe Island turns its clocks by half an hour: Sunday 2026-04-05, 2:00 becomes 1:30. 0:00–6:00 has 6.5 h.
      'half an hour of daylight saving', oneStep('2026-04-05T00:00', 6.5, sundays(0, 6 * H), { timeZone: 'Australia/Lord_Howe' }), 6.5 * H,
    ],
    [
      // New York, Saturday 2026-03-07 16:00 by the office hours of every day: 1 h; Sunday's change makes the night 15 h: 9:00–10:00.
      'the night before the change is an hour shorter', oneStep('2026-03-07T16:00', 2, { week: [6, 7].map((weekday) => ({ weekday, from: 9 * H, to: 17 * H })) }, { timeZone: 'America/New_York' }), H + 15 * H + H,
    ],
  ])('%s', (_, parts, minutes) => {
    expect(cycles(parts)).toEqual([minutes]);
  });
});

describe('lines and the end of a shift', () => {
  const two = (first: Row, second: Row, roles: Parts['roles'], at = '2026-01-05T15:00'): Parts => ({
    nodes: { s: rarely, f: gateway('parallel'), wait: timer(fixed(1)), first, second, j: gateway('parallel'), e: end() },
    flows: ['s > f', 'f > first', 'f > wait', 'wait > second', 'first > j', 'second > j', 'j > e'], roles, calendars: { office }, settings: { start: at },
  });
  const fits = { work: { shiftEnd: 'startOnlyIfItFits' } };

  it('work that would not fit lets shorter work go first', () => {
    // 15:00: 3 h do not fit before 17:00. 15:01: 1 h does, to 16:01. Tuesday 9:00–12:00 the 3 h: 21 h after Monday 15:00.
    expect(cycles(two(task(fixed(3 * H), 'R', fits), task(fixed(H), 'R', fits), { R: { calendar: 'office' } }))).toEqual([21 * H]);
  });

  it('overtime keeps who is behind waiting into the evening, and then until morning', () => {
    // 15:00–18:00 in overtime. The second, since 15:01, could begin at 18:00 but the office is closed: Tuesday 9:00–10:00.
    expect(cycles(two(task(fixed(3 * H), 'R', { work: { shiftEnd: 'overtime' } }), task(fixed(H), 'R'), { R: { calendar: 'office' } }))).toEqual([19 * H]);
  });

  it('suspended work keeps its person overnight', () => {
    // 15:00–17:00 and 9:00–10:00; the second then 10:00–11:00 on Tuesday: 20 h.
    expect(cycles(two(task(fixed(3 * H), 'R'), task(fixed(H), 'R'), { R: { calendar: 'office' } }))).toEqual([20 * H]);
  });

  it('work off shift keeps nobody from those behind it', () => {
    // The first needs the office clerk and the porter; the second the porter only, who is always there. 18:00: the first
    // waits for 9:00, the second runs 18:01–19:01; the first 9:00–10:00. 16 h.
    const team = task(fixed(H), null, { work: { requirements: [{ role: 'Clerk', quantity: 1 }, { role: 'Porter', quantity: 1 }] } });
    expect(cycles(two(team, task(fixed(H), 'Porter'), { Clerk: { calendar: 'office' }, Porter: {} }, '2026-01-05T18:00'))).toEqual([16 * H]);
  });

  it('a transfer runs by the clock through the night', () => {
    // 16:00–17:00 work; 10 h on the way, to 3:00; 9:00–10:00 work. 18 h.
    const p: Parts = {
      nodes: { s: rarely, a: task(fixed(H), 'R'), b: task(fixed(H), 'R'), e: end() }, flows: ['s > a', { source: 'a', target: 'b', handOff: { transferTime: fixed(10 * H) } }, 'b > e'],
      roles: { R: { calendar: 'office' } }, calendars: { office }, settings: { start: '2026-01-05T16:00' },
    };
    expect(cycles(p)).toEqual([18 * H]);
  });

  it.each<[string, number]>([
    // A job of 10 min; then a (9 min, priority 1), b (5 min, priority 3) and c (7 min, priority 2) wait, in that order; a
    // further step of 100 min by nobody follows b only, so that the case ends 100 min after b.
    ['fifo', 10 + 9 + 5 + 100], // a, b
    ['lifo', 10 + 7 + 5 + 100], // c, b
    ['priority', 10 + 5 + 100], // b
    ['shortest', 10 + 5 + 100], // b
  ])('queue order %s: the case ends after %d min', (queueOrder, expected) => {
    const step = (minutes: number, priority: number) => task(fixed(minutes), 'R', { work: { priority } });
    const p: Parts = {
      nodes: { s: rarely, f: gateway('parallel'), busy: step(10, 0), t1: timer(fixed(1)), t2: timer(fixed(2)), t3: timer(fixed(3)), a: step(9, 1), b: step(5, 3), c: step(7, 2), after: nobody(100), e: end() },
      flows: ['s > f', 'f > busy', 'f > t1', 'f > t2', 'f > t3', 't1 > a', 't2 > b', 't3 > c', 'busy > e', 'a > e', 'b > after', 'after > e', 'c > e'], roles: { R: { queueOrder } },
    };
    expect(cycles(p)).toEqual([expected]);
  });
});

describe('events at the edge', () => {
  it('a customer who waits gives up, and who is behind moves up', () => {
    // Three cases at once, one person, 30 min each, patience 40 min: the first 0–30, the second 30–60 — whose patience ends at
    // 40, while being served — and the third, in line, gives up at 40. The second is interrupted at 40 as well: since enabling.
    const p: Parts = { nodes: { s: together(3), work: task(fixed(30), 'R'), late: boundary('work', 'timer', { delay: fixed(40) }), gone: nobody(5), e: end() }, flows: ['s > work', 'work > e', 'late > gone', 'gone > e'], roles: { R: {} } };
    expect(cycles(p, 3)).toEqual([30, 45, 45]);
  });

  it('a clock that runs with the work does not run in line', () => {
    // As above with the clock on the work: 30 < 40, so nobody gives up. 30, 60, 90.
    const p: Parts = { nodes: { s: together(3), work: task(fixed(30), 'R'), late: boundary('work', 'timer', { delay: fixed(40), clock: 'whileWorking' }), gone: nobody(5), e: end() }, flows: ['s > work', 'work > e', 'late > gone', 'gone > e'], roles: { R: {} } };
    expect(cycles(p, 3)).toEqual([30, 60, 90]);
  });

  it('a clock that runs with the work pauses with it', () => {
    // Friday 16:00, 3 h of work, alarm after 2 h of work: 1 h to 17:00, the second hour ends on Monday at 10:00. 66 h.
    const p: Parts = { ...oneStep('2026-01-09T16:00', 3, office), nodes: { s: rarely, work: task(fixed(3 * H), 'R'), late: boundary('work', 'timer', { delay: fixed(2 * H), clock: 'whileWorking' }), gone: end(), e: end() }, flows: ['s > work', 'work > e', 'late > gone'] };
    expect(cycles(p)).toEqual([66 * H]);
  });

  it('the clock of a step in a loop runs through its rounds', () => {
    // Five rounds of 10 min, clock of 35 min from enabling: interrupted in the fourth round, then 5 min.
    const p: Parts = { nodes: { s: rarely, work: nobody(10, { loop: { kind: 'standard', count: 5 } }), late: boundary('work', 'timer', { delay: fixed(35) }), gone: nobody(5), e: end() }, flows: ['s > work', 'work > e', 'late > gone', 'gone > e'] };
    expect(cycles(p)).toEqual([40]);
  });

  it('a clock on parallel instances stops them all', () => {
    // Three instances of 20 min and one person: 0–20, 20–40 … The clock of 30 min stops the second and the third.
    const p: Parts = { nodes: { s: rarely, work: task(fixed(20), 'R', { loop: { kind: 'multiInstanceParallel', count: 3 } }), late: boundary('work', 'timer', { delay: fixed(30) }), gone: task(fixed(5), 'R'), e: end() }, flows: ['s > work', 'work > e', 'late > gone', 'gone > e'], roles: { R: {} } };
    expect(cycles(p)).toEqual([35]);
  });

  it('a message at the edge interrupts work in progress', () => {
    // The other pool is told at 1, thinks 20, answers at 21: 100 min of work are stopped, 3 min follow.
    const p: Parts = {
      pools: { P: { order: 0 }, Q: { order: 1 } },
      nodes: { s: rarely, ask: nobody(1), work: nobody(100), stop: boundary('work', 'message'), after: nobody(3), e: end(), qs: { ...start(null), pool: 'Q' }, think: { ...nobody(20), pool: 'Q' }, qe: { ...end(), pool: 'Q' } },
      flows: ['s > ask', 'ask > work', 'work > e', 'stop > after', 'after > e', 'qs > think', 'think > qe', { kind: 'messageFlow', id: 'm1', source: 'ask', target: 'qs' }, { kind: 'messageFlow', id: 'm2', source: 'think', target: 'stop' }],
    };
    expect(cycles(p)).toEqual([24]);
  });

  it('a clock on a sub-process runs while a case waits inside', () => {
    // Two cases; the person takes 50 min for each inside a sub-process with 60 min of patience: the first 50; the second begins
    // at 50 and is stopped at 60, and then needs 5 min.
    const p: Parts = {
      nodes: { s: together(2), sub: subProcess(), work: inside(task(fixed(50), 'R')), late: boundary('sub', 'timer', { delay: fixed(60) }), gone: nobody(5), e: end() },
      flows: ['s > sub', 'sub > e', 'late > gone', 'gone > e'], roles: { R: {} },
    };
    expect(cycles(p, 2)).toEqual([50, 65]);
  });
});
