import { DOUBLE, HIGH_WORD, MANTISSA_BITS, WORDS_OF_DOUBLE } from '../doubleBits.ts';

/**
 * DDSketch (Masson, Rim, Lee, “DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees”,
 * VLDB 2019) with the linearly interpolated mapping of its authors' implementations, which is that of HdrHistogram too:
 * each power of two is cut into 2^k equal bins, so a bin is read off the bits of the double, without a logarithm. A
 * quantile is off by at most α of itself. Values below 2⁻¹⁰ minutes count as 0; memory does not grow with the number of
 * values.
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

/** Exponents of the first power of two that has bins, and of the first that has none: 0.06 seconds, and two thousand years. */
const LOWEST = -10;
const HIGHEST = 30;
const EXPONENT_BIAS = 1_023;
const double = DOUBLE;
const words = WORDS_OF_DOUBLE;
const HIGH = HIGH_WORD;
const ORIGIN = (EXPONENT_BIAS + LOWEST) << MANTISSA_BITS;

/** k: the widest bins, those at the powers of two, reach from 1 to 1 + 2⁻ᵏ, whose harmonic mean is off by 1 in 1 + 2ᵏ⁺¹. */
const bitsPerOctave = (accuracy: number): number => Math.max(0, Math.ceil(Math.log2((1 - accuracy) / (2 * accuracy))));

/** Bits of the upper word of a double that do not matter to its bin. */
export const binShift = (accuracy: number): number => MANTISSA_BITS - bitsPerOctave(accuracy);

/** Bin 0 holds everything below the lowest power of two. */
export const binCount = (accuracy: number): number => 1 + ((HIGHEST - LOWEST) << bitsPerOctave(accuracy));

export const binOf = (value: number, accuracy: number): number => binAt(value, binShift(accuracy), binCount(accuracy));

/** The same with the constants of an accuracy at hand. Hot path. */
export function binAt(value: number, shift: number, bins: number): number {
  double[0] = value;
  const bin = ((words[HIGH]! >> shift) - (ORIGIN >> shift) + 1) | 0;
  return bin < 0 ? 0 : bin < bins ? bin : bins - 1;
}

/** Bounds of bin `i`. */
export function lowerBound(i: number, accuracy: number): number {
  if (i === 0) return 0;
  const perOctave = 1 << bitsPerOctave(accuracy);
  const octave = Math.floor((i - 1) / perOctave);
  return 2 ** (octave + LOWEST) * (1 + (i - 1) / perOctave - octave);
}
export const upperBound = (i: number, accuracy: number): number => lowerBound(i + 1, accuracy);

/** The value whose relative distance to both bounds is the same, at most α. */
function middleOf(i: number, accuracy: number): number {
  const lower = lowerBound(i, accuracy);
  const upper = upperBound(i, accuracy);
  return (2 * lower * upper) / (lower + upper);
}
