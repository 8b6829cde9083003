import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { csvLog } from '../../../shared/interchange/eventLog/csvLog.ts';
import { csvRow } from '../../../shared/interchange/csvRow.ts';
import { eventLogOf } from '../../../shared/interchange/eventLog/EventLog.ts';
import { timestamp } from '../../../shared/interchange/eventLog/timestamp.ts';
import { xesLog } from '../../../shared/interchange/eventLog/xesLog.ts';
import { TimeZone } from '../../../shared/simulation/calendar/timeZone.ts';
import { OUTCOME, type Trace } from '../../../shared/simulation/Trace.ts';
import { buildModel, end, exponential, fixed, start, task } from '../simulation/buildModel.ts';

const HOSTILE = '=cmd|" /C calc"!A0 <b>&\u0007';

const model = buildModel({
  nodes: { s: start(exponential(10)), a: task(fixed(60), 'R', { name: HOSTILE, work: { fixedCost: 2 } }), b: task(fixed(1), null), e: end() },
  flows: ['s > a', 'a > b', 'b > e'],
  roles: { R: { name: 'Team, “A”', costPerHour: 30 } },
  settings: { timeZone: 'Europe/Berlin', start: '2026-03-27T16:00' },
});

/** Two cases in Berlin from Friday 2026-03-27 16:00 (UTC 15:00): case 0 works 16–17 and, after the weekend of the clock change, Monday 9–10; case 1 gives up. */
const origin = Date.UTC(2026, 2, 27, 15) / 60_000;
const monday = Date.UTC(2026, 2, 30, 7) / 60_000 - origin;
const trace: Trace = {
  replication: 0, nodeIds: ['s', 'a', 'b', 'e'], flowIds: [], roleIds: ['R'], personIds: [], origin, timeZone: 'Europe/Berlin',
  cases: { number: Int32Array.of(0, 1), startedAt: Float64Array.of(0, 30), endedAt: Float64Array.of(monday + 61, Infinity), attributes: [{ kind: '+private', vip: true, amount: 7 }, null] },
  activities: {
    case: Int32Array.of(1, 0, 0), node: Int32Array.of(1, 1, 2), visit: Int32Array.of(0, 0, 0),
    enabledAt: Float64Array.of(30, 0, monday + 60), startedAt: Float64Array.of(Infinity, 0, monday + 60), endedAt: Float64Array.of(90, monday + 60, monday + 61),
    outcome: Int8Array.of(OUTCOME.withdrawn, OUTCOME.completed, OUTCOME.completed), person: Int32Array.of(-1, -1, -1), role: Int32Array.of(-1, 0, -1),
    suspensionStart: Int32Array.of(0, 0, 1, 1),
  },
  suspensions: { from: Float64Array.of(60), to: Float64Array.of(monday) },
  moves: { case: new Int32Array(), flow: new Int32Array(), leftAt: new Float64Array(), arrivedAt: new Float64Array() },
};
const log = eventLogOf(trace, model);

describe('an event log as CSV', () => {
  const lines = [...csvLog(log)].join('').split('\r\n');

  it('has one row per activity with times in the zone, cost and attributes', () => {
    expect(lines[0]).toBe('case_id,activity,activity_id,visit,enabled,start,end,outcome,resource,role,suspended_min,cost,currency,case:kind,case:vip,case:amount');
    // Two hours at 30 and the fixed 2; suspended for all but those of the time between.
    expect(lines[1]).toContain(`,a,1,2026-03-27T16:00:00.000+01:00,2026-03-27T16:00:00.000+01:00,2026-03-30T10:00:00.000+02:00,completed,"Team, “A”","Team, “A”",${monday - 60},62,EUR,'+private,true,7`);
    expect(lines[2]).toContain('1,b,b,1,');
    expect(lines[3]).toContain(',2026-03-27T16:30:00.000+01:00,,2026-03-27T17:30:00.000+01:00,withdrawn,,,0,0,EUR,,,');
    expect(lines).toHaveLength(5);
  });

  it.each(['=1+1', '+1+1', '-A1', '@SUM(A1)', '\tx', '\rx', '＝1'])('a text such as %j is carried out by no spreadsheet', (text) => {
    expect(csvRow([text])).toMatch(/^"?'/);
  });

  it('quotes what would end a cell, and leaves numbers as they are', () => {
    expect(csvRow(['a,b', 'say "x"', 'two\nlines', -5, true])).toBe('"a,b","say ""x""","two\nlines",-5,true\r\n');
  });
});

describe('an event log as XES', () => {
  const text = [...xesLog(log)].join('');
  const document = new DOMParser({ onError: (level, problem) => { throw new Error(`${level} ${problem}`); } }).parseFromString(text, 'text/xml');
  const traces = [...document.getElementsByTagName('trace')];
  const events = traces.map((one) => [...one.getElementsByTagName('event')].map((event) => Object.fromEntries([...event.getElementsByTagName('*')].map((value) => [value.getAttribute('key') ?? '', value.getAttribute('value')]))));

  it('is well-formed whatever steps are called, and declares its extensions', () => {
    expect(text).toContain('xes.version="1849-2016"');
    expect(['concept', 'lifecycle', 'time', 'org', 'cost'].every((prefix) => text.includes(`prefix="${prefix}"`))).toBe(true);
    expect(events[0]?.[0]?.['concept:name']).toBe(HOSTILE.replace('\u0007', '?'));
  });

  it('has start, suspend, resume and complete in order, with role and cost', () => {
    expect(events[0]?.map((event) => [event['lifecycle:transition'], event['time:timestamp']])).toEqual([
      ['start', '2026-03-27T16:00:00.000+01:00'], ['suspend', '2026-03-27T17:00:00.000+01:00'], ['resume', '2026-03-30T09:00:00.000+02:00'], ['complete', '2026-03-30T10:00:00.000+02:00'],
      ['start', '2026-03-30T10:00:00.000+02:00'], ['complete', '2026-03-30T10:01:00.000+02:00'],
    ]);
    expect(events[0]?.[3]).toMatchObject({ 'org:role': 'Team, “A”', 'org:resource': 'Team, “A”', 'cost:total': '62', 'cost:currency': 'EUR' });
  });

  it('has a case that gave up before anybody began', () => {
    expect(events[1]?.map((event) => event['lifecycle:transition'])).toEqual(['withdraw']);
  });
});

describe('timestamps', () => {
  it('round to the millisecond before they are put into a minute', () => {
    expect(timestamp(59.999_999_9, new TimeZone('UTC'))).toBe('1970-01-01T01:00:00.000+00:00');
  });

  it('have the offset of their place and season, also west of Greenwich and at half hours', () => {
    const noon = Date.UTC(2026, 6, 1, 12) / 60_000;
    expect(timestamp(noon, new TimeZone('America/New_York'))).toBe('2026-07-01T08:00:00.000-04:00');
    expect(timestamp(noon, new TimeZone('Asia/Kolkata'))).toBe('2026-07-01T17:30:00.000+05:30');
  });
});
