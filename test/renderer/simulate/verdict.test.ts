import { describe, expect, it } from 'vitest';
import { settleText, verdictText } from '../../../shared/analysis/words/verdict.ts';
import { isStale } from '../../../renderer/simulate/staleness.ts';
import type { Comparison } from '../../../shared/analysis/SimulationReport.ts';
import type { RunHeader } from '../../../shared/contract/contract.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { modelId, variantId } from '../../../shared/model/ids.ts';

const comparison = (verdict: Comparison['verdict'], replicationsToSettle: number | null): Comparison => ({
  base: null, variant: variantId('Variant_1'), measure: 'cycleTime', difference: { mean: -10, halfWidth: 12 }, verdict, replicationsToSettle,
});
const t = translator('en');

describe('the verdict on a difference', () => {
  it('is a word', () => {
    expect(t(verdictText(comparison('better', null)))).toBe('better');
    expect(t(verdictText(comparison('noDifferenceShown', 14)))).toBe('no difference shown');
  });

  it('says how many runs would settle what is not shown', () => {
    expect(settleText(comparison('noDifferenceShown', 14), 720)).toEqual({ key: 'results.verdict.moreReplications', params: { count: 14 } });
    expect(settleText(comparison('noDifferenceShown', 250_000), 720)).toEqual({ key: 'results.verdict.tooSmall' });
    expect(settleText(comparison('noDifferenceShown', null), 720)).toBeNull();
    expect(settleText(comparison('better', 14), 720)).toBeNull();
  });
});

describe('a difference within a thousandth of the base', () => {
  it('is too small to matter, however many runs would show it', () => {
    expect(settleText({ ...comparison('noDifferenceShown', 769), difference: { mean: 0.001, halfWidth: 0.002 } }, 232.75)).toEqual({ key: 'results.verdict.tooSmall' });
  });
});

describe('a run is of an older model', () => {
  const header: RunHeader = { id: 'r', modelId: modelId('m'), startedAt: '', finishedAt: null, status: 'finished', revision: 4, seed: 1, replications: 20, engineVersion: '0', isStale: false };

  it.each([[4, true, false], [5, true, true], [4, false, true]])('at revision %i, saved %s: %s', (revision, isSaved, expected) => {
    expect(isStale(header, revision, isSaved)).toBe(expected);
  });
});
