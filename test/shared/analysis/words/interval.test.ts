import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationInterval, percentInterval, plainDuration, wholeInterval } from '../../../../shared/analysis/words/interval.ts';
import { throughputText } from '../../../../shared/analysis/words/throughput.ts';
import { formatMoney } from '../../../../shared/i18n/format.ts';
import { translator } from '../../../../shared/i18n/translator.ts';
import { estimate } from '../../../renderer/simulate/sampleReport.ts';

describe('an estimate as text', () => {
  it.each([
    [720, 21.6, '12.0 h', '11.6', '12.4 h', '0.4 h'],
    [126, 18, '2.1 h', '1.8', '2.4 h', '0.3 h'],
    [45.678, 1.234, '45.7 min', '44.4', '46.9 min', '1.2 min'],
    [-20.5, 25, '−21 min', '−46', '5 min', '25 min'],
  ])('%d ± %d min keeps as many digits as its interval allows', (mean, halfWidth, value, low, high, half) => {
    expect(durationInterval('en', estimate(mean, halfWidth))).toEqual({ value, interval: { low, high, halfWidth: half } });
  });

  it('has no interval after one replication', () => {
    expect(durationInterval('en', estimate(45)).interval).toBeNull();
    expect(plainDuration('en', 1_296)).toBe('21.6 h');
  });

  it('writes shares as percent and money with its currency', () => {
    expect(percentInterval('en', estimate(0.138, 0.006))).toEqual({ value: '13.8%', interval: { low: '13.2', high: '14.4%', halfWidth: '0.6%' } });
    expect(wholeInterval('en', estimate(46.3, 1.39), (n) => formatMoney('en', n, 'EUR')).interval).toEqual({ low: '€44.91', high: '€47.69', halfWidth: '€1.39' });
  });

  it('counts cases per day where an hour sees less than one', () => {
    expect(throughputText(translator('en'), estimate(0.42, 0.004)).value).toBe('10.08 / day');
    expect(throughputText(translator('en'), estimate(12, 0.5)).value).toBe('12.0 / h');
  });

  it('is finite text for every estimate', () => {
    fc.assert(fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })), (mean, halfWidth) => {
      expect(durationInterval('en', estimate(mean, halfWidth)).value).toMatch(/^−?[\d,.]+ (s|min|h|d)$/);
    }));
  });
});
