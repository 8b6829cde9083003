/** Means over equal stretches of time of one replication, one row of buckets per curve. */
export interface BucketCurves {
  /** A common finest length times a power of two. */
  readonly bucketMinutes: number;
  /** Buckets of each row. */
  readonly buckets: number;
  readonly means: Float64Array;
}

export interface MergedCurves {
  readonly bucketMinutes: number;
  /** One list per curve, up to the last bucket in which anything happened. */
  readonly curves: readonly (readonly number[])[];
}

/**
 * The mean over replications, in buckets of the widest among them: finer ones are averaged in groups. A run that has
 * emptied counts as 0 from then on.
 */
export function mergeCurves(replications: readonly BucketCurves[], count: number): MergedCurves {
  const bucketMinutes = Math.max(0, ...replications.map((r) => r.bucketMinutes));
  const length = Math.max(0, ...replications.map((r) => r.buckets));
  const curves = Array.from({ length: count }, () => new Float64Array(length));
  for (const { bucketMinutes: own, buckets, means } of replications) {
    const together = Math.round(bucketMinutes / own);
    const weight = 1 / (together * replications.length);
    curves.forEach((sums, curve) => {
      for (let i = 0; i < buckets; i += 1) sums[Math.floor(i / together)]! += (means[curve * buckets + i] ?? 0) * weight;
    });
  }
  const used = 1 + Math.max(-1, ...curves.map((sums) => sums.findLastIndex((mean) => mean > 0)));
  return { bucketMinutes, curves: curves.map((sums) => Array.from(sums.subarray(0, used))) };
}
