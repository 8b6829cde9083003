/**
 * DDSketch (Masson, Rim, Lee, “DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees”,
 * VLDB 2019) with the cubically interpolated mapping of its authors' implementations: bins are equal steps of
 * e + ((A·s + B)·s + C)·s, where a value is 2^e·(1 + s). That is close to its binary logarithm and needs no logarithm:
 * exponent and mantissa are read from the bits of the double. A quantile is off by at most α of itself. Values below a
 * thousandth of a minute count as that; memory does not grow with the number of values.
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
const A = 6 / 35;
const B = -3 / 5;
const C = 10 / 7;

/** Longer than needed: V8 keeps short arrays among its objects, moves them, and cannot bind their place into code. */
const double = new Float64Array(64);
const words = new Int32Array(double.buffer);
double[0] = 1;
/** Which of the two words of a double holds sign, exponent and the upper mantissa on this machine. */
const HIGH = words[1] === 0 ? 0 : 1;

/** About log₂ of a value, from the upper 20 bits of its mantissa: a millionth of the value is lost. */
function roughLog2(value: number): number {
  double[0] = value;
  const high = words[HIGH]!;
  const s = (high & 0xfffff) * 9.5367431640625e-7;
  return (high >>> 20) - 1_023 + ((A * s + B) * s + C) * s;
}

/** The value whose rough logarithm this is: the cubic is increasing, so Newton's steps find its root. */
function roughPower2(x: number): number {
  const e = Math.floor(x);
  const rest = x - e;
  let s = rest;
  for (let i = 0; i < 40; i += 1) s -= (((A * s + B) * s + C) * s - rest) / ((3 * A * s + 2 * B) * s + C);
  return 2 ** e * (1 + s);
}

const ORIGIN = roughLog2(SMALLEST);

/**
 * Bins per unit of the rough logarithm. Its slope over the natural logarithm is at least 10/7 (at the powers of two), so
 * steps of 10/7·ln γ, γ = (1 + α)/(1 − α), keep the bound; a thousandth less pays for the bits that are not read.
 */
export const binsPerUnit = (accuracy: number): number => 7 / (10 * 0.999 * Math.log((1 + accuracy) / (1 - accuracy)));

/** Bin 0 holds everything up to a thousandth of a minute. */
export const binCount = (accuracy: number): number => Math.ceil((roughLog2(LARGEST) - ORIGIN) * binsPerUnit(accuracy)) + 2;

export const binOf = (value: number, accuracy: number): number => binAt(value, binsPerUnit(accuracy), binCount(accuracy));

/** The same with the constants of an accuracy at hand. Hot path. */
export function binAt(value: number, perUnit: number, bins: number): number {
  if (value <= SMALLEST) return 0;
  // Cut off instead of rounded down: it is not negative.
  const bin = 1 + (((roughLog2(value) - ORIGIN) * perUnit) | 0);
  return bin < bins ? bin : bins - 1;
}

/** Bounds of bin `i`. */
export const lowerBound = (i: number, accuracy: number): number => (i === 0 ? 0 : roughPower2(ORIGIN + (i - 1) / binsPerUnit(accuracy)));
export const upperBound = (i: number, accuracy: number): number => roughPower2(ORIGIN + i / binsPerUnit(accuracy));

/** The value whose relative distance to both bounds is the same, at most α. */
function middleOf(i: number, accuracy: number): number {
  const lower = lowerBound(i, accuracy);
  const upper = upperBound(i, accuracy);
  return (2 * lower * upper) / (lower + upper);
}
