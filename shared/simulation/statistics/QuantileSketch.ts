/**
 * DDSketch (Masson, Rim, Lee, “DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees”,
 * VLDB 2019): counts in bins whose bounds grow by γ = (1 + α)/(1 − α), so a quantile is off by at most α of itself.
 * Values below a thousandth of a minute count as that; memory does not grow with the number of values.
 */
export class QuantileSketch {
  readonly accuracy: number;
  readonly counts: Uint32Array;
  readonly #offset: number;
  readonly #bins: number;

  /** Sketches over a shared array: `offset` is where this one begins. */
  constructor(accuracy: number, counts: Uint32Array = new Uint32Array(binCount(accuracy)), offset = 0) {
    this.accuracy = accuracy;
    this.counts = counts;
    this.#offset = offset;
    this.#bins = binCount(accuracy);
  }

  add(value: number): void {
    this.counts[this.#offset + binOf(value, this.accuracy)]! += 1;
  }

  total(): number {
    let sum = 0;
    for (let i = 0; i < this.#bins; i += 1) sum += this.counts[this.#offset + i]!;
    return sum;
  }

  /** Value below which a share `p` of the values lies (lower empirical quantile); 0 without values. */
  quantile(p: number): number {
    const total = this.total();
    if (total === 0) return 0;
    const rank = Math.min(total - 1, Math.max(0, Math.ceil(p * total) - 1));
    let seen = 0;
    for (let i = 0; i < this.#bins; i += 1) {
      seen += this.counts[this.#offset + i]!;
      if (seen > rank) return i === 0 ? 0 : middleOf(i, this.accuracy);
    }
    return 0;
  }
}

const SMALLEST = 1e-3;
const LARGEST = 1e9;

const logGamma = (accuracy: number): number => Math.log((1 + accuracy) / (1 - accuracy));

/** Bin 0 holds everything up to a thousandth of a minute. */
export const binCount = (accuracy: number): number => Math.ceil(Math.log(LARGEST / SMALLEST) / logGamma(accuracy)) + 2;

export function binOf(value: number, accuracy: number): number {
  if (value <= SMALLEST) return 0;
  return Math.min(binCount(accuracy) - 1, 1 + Math.floor(Math.log(value / SMALLEST) / logGamma(accuracy)));
}

/** Bounds of bin `i`. */
export const lowerBound = (i: number, accuracy: number): number => (i === 0 ? 0 : SMALLEST * Math.exp((i - 1) * logGamma(accuracy)));
export const upperBound = (i: number, accuracy: number): number => SMALLEST * Math.exp(i * logGamma(accuracy));

/** The value whose relative distance to both bounds is α: 2·upper/(1 + γ). */
function middleOf(i: number, accuracy: number): number {
  const gamma = (1 + accuracy) / (1 - accuracy);
  return (2 * upperBound(i, accuracy)) / (1 + gamma);
}
