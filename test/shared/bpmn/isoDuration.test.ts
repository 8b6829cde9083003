import { describe, expect, it } from 'vitest';
import { parseIsoDuration } from '../../../shared/bpmn/read/isoDuration.ts';

describe('an ISO 8601 duration', () => {
  it.each([
    ['P14D', 'week', 2], ['P1D', 'day', 1], ['PT36H', 'h', 36], ['PT2H30M', 'min', 150], ['PT90S', 's', 90], ['PT0.5S', 's', 0.5], ['PT1,5H', 'min', 90], ['R3/PT1H', 'h', 1], ['P1M', 'day', 30], ['P1Y', 'day', 365],
  ])('%s is %s %d', (text, unit, value) => {
    expect(parseIsoDuration(text)).toEqual({ kind: 'fixed', unit, value });
  });

  it.each(['', 'P', 'PT', '2026-01-01T00:00:00Z', '${delay}', 'PT0S', '7 days'])('“%s” is none', (text) => {
    expect(parseIsoDuration(text)).toBeNull();
  });
});
