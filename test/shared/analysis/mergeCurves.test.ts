import { describe, expect, it } from 'vitest';
import { mergeCurves } from '../../../shared/analysis/mergeCurves.ts';

describe('curves of several replications', () => {
  it('are averaged bucket by bucket, up to where anything happened', () => {
    const one = { bucketMinutes: 15, buckets: 4, means: Float64Array.of(1, 2, 0, 0, 5, 0, 0, 0) };
    const two = { bucketMinutes: 15, buckets: 4, means: Float64Array.of(3, 4, 2, 0, 1, 0, 0, 0) };
    expect(mergeCurves([one, two], 2)).toEqual({ bucketMinutes: 15, curves: [[2, 3, 1], [3, 0, 0]] });
  });

  it('come to the widest buckets: neighbours are averaged', () => {
    const fine = { bucketMinutes: 15, buckets: 4, means: Float64Array.of(1, 3, 5, 7) };
    const coarse = { bucketMinutes: 30, buckets: 4, means: Float64Array.of(4, 2, 0, 0) };
    // (2 + 4)/2 and (6 + 2)/2: the area under a curve stays what it was.
    expect(mergeCurves([fine, coarse], 1)).toEqual({ bucketMinutes: 30, curves: [[3, 4]] });
  });

  it('of nothing are nothing', () => expect(mergeCurves([], 1)).toEqual({ bucketMinutes: 0, curves: [[]] }));
});
