/** What theory says of a distribution, before any truncation. Everything in minutes. */
export interface Law {
  readonly mean: number;
  /** `Infinity` where it does not exist (log-logistic with shape ≤ 2). */
  readonly variance: number;
  /** Ends of the support. */
  readonly lower: number;
  readonly upper: number;
  /** P(X ≤ x). */
  readonly cdf: (x: number) => number;
  /** `null`: the law has atoms (fixed and empirical values). */
  readonly density: ((x: number) => number) | null;
}
