import { describe, expect, it } from 'vitest';
import { readTimerText } from '../../shared/timerText.ts';

/** 2026-01-05T20:00 as a clock shows it, in minutes since 1970. */
const EVENING = Date.UTC(2026, 0, 5, 20) / 60_000;
const at = (offset: number | null, zone: string | null = null, shown = EVENING) => ({ shown, offset, zone });
const cycle = (times: number, minutes: number, more: object = {}) => ({ kind: 'cycle', times, minutes, from: null, until: null, ...more });

describe('the text of a timer', () => {
  it.each([['PT1H', 60], ['P1DT30M', 1_470], ['PT90S', 1.5], [' PT0S ', 0], ['="PT1H"', 60], ['=duration("PT2H")', 120], ['= @"P1D"', 1_440]])('%s is a duration of %d minutes', (text, minutes) => {
    expect(readTimerText(text)).toEqual({ kind: 'duration', minutes });
  });

  it.each([
    ['2026-01-05T20:00:00Z', at(0)],
    ['2026-01-05T20:00', at(null)],
    ['2026-01-05T20:00:30+01:00', at(60, null, EVENING + 0.5)],
    ['2026-01-05T20:00:00.000-0530', at(-330)],
    ['2026-01-05', at(null, null, EVENING - 1_200)],
    ['2026-01-05T24:00Z', at(0, null, EVENING + 240)],
    ['2026-01-05T20:00+08:00[Asia/Shanghai]', at(480, 'Asia/Shanghai')],
    ['2026-01-05T20:00@Europe/Berlin', at(null, 'Europe/Berlin')],
    ['=date and time("2026-01-05T20:00:00Z")', at(0)],
  ])('%s is a date', (text, instant) => {
    expect(readTimerText(text)).toEqual({ kind: 'date', at: instant });
  });

  it.each([
    ['R3/PT1H', cycle(3, 60)],
    ['R/PT15M', cycle(Infinity, 15)],
    ['R-1/PT15M', cycle(Infinity, 15)],
    ['R0/PT1H', cycle(0, 60)],
    ['R5/2026-01-05T20:00Z/P1D', cycle(5, 1_440, { from: at(0) })],
    ['R/PT1H/2026-01-05T20:00', cycle(Infinity, 60, { until: at(null) })],
    ['=cycle(3, duration("PT1H"))', cycle(3, 60)],
    ['=cycle(duration("PT1H"))', cycle(Infinity, 60)],
  ])('%s is a cycle', (text, read) => {
    expect(readTimerText(text)).toEqual(read);
  });

  it.each(['0 0/5 * * * ?', '0 0 9-17 * * MON-FRI', '*/5 * * * *', '0 0 12 1 JAN ? 2027', '@daily'])('%s is written for cron', (text) => {
    expect(readTimerText(text)).toEqual({ kind: 'unread', isCron: true });
  });

  it.each(['', '${due}', '=order.due', 'tomorrow', '7 days', 'wait for the bank to open', '2026-02-30', '2026-01-05T25:00', '2026-01-05T20:00[Mars/Base]', 'R3', 'R3/PT0S', 'R/2026-01-01/2026-01-02', 'R2/PT1H/PT1H', 'R2/PT1H/2026-01-01/x'])('“%s” cannot be read', (text) => {
    expect(readTimerText(text)).toEqual({ kind: 'unread', isCron: false });
  });
});
