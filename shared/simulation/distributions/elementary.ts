import { DOUBLE, HIGH_WORD, MANTISSA_BITS, WORDS_OF_DOUBLE } from '../doubleBits.ts';

/*
 * Logarithm and exponential of the hot path. V8 calls Math.log and Math.exp out of line and saves the registers around
 * the call; these are compiled into the code of a draw. Both are within two units in the last place of Math's (see
 * elementary.test.ts).
 */

const double = DOUBLE;
const words = WORDS_OF_DOUBLE;
const HIGH = HIGH_WORD;
/** ln 2 in two parts: a product of the first and an exponent is exact. */
const LN2_HIGH = 6.9314718036912382e-1;
const LN2_LOW = 1.9082149292705877e-10;

/** The powers of two that are normal doubles: looked up, for a double that is put together from words waits for both. */
const LOWEST_POWER = -1_022;
const powers = Float64Array.from({ length: 2_046 }, (_, i) => 2 ** (i + LOWEST_POWER));

/** An octave in pieces, from the one that begins a little below √½ on: what is near 1 then has the exponent 0. */
const PIECE_BITS = 7;
const PIECES = 1 << PIECE_BITS;
const PIECE_SHIFT = MANTISSA_BITS - PIECE_BITS;
/** Upper word of that beginning. */
const ORIGIN = 0x3fe68000;
const centres = new Float64Array(PIECES);
/** Per piece: 1 ÷ centre, ln centre. */
const pieces = new Float64Array(2 * PIECES);
for (let i = 0; i < PIECES; i += 1) {
  words[1 - HIGH] = 0;
  words[HIGH] = ORIGIN + (i << PIECE_SHIFT) + (1 << (PIECE_SHIFT - 1));
  const middle = double[0]!;
  // The two pieces that meet at 1 are centred there: a logarithm near 0 keeps its relative accuracy.
  const centre = Math.abs(middle - 1) < 0.005 ? 1 : middle;
  centres[i] = centre;
  pieces[2 * i] = 1 / centre;
  pieces[2 * i + 1] = Math.log(centre);
}

/**
 * Natural logarithm of a positive normal double below 2¹⁰²² (Tang, “Table-driven implementation of the logarithm function
 * in IEEE floating-point arithmetic”, ACM TOMS 16, 1990). Hot path.
 */
export function ln(x: number): number {
  double[0] = x;
  const offset = (words[HIGH]! - ORIGIN) | 0;
  const exponent = offset >> MANTISSA_BITS;
  const piece = (offset >> PIECE_SHIFT) & (PIECES - 1);
  const r = (x * powers[-exponent - LOWEST_POWER]! - centres[piece]!) * pieces[piece << 1]!;
  const r2 = r * r;
  // The series of ln(1 + r) without its first term, |r| ≤ 2⁻⁷, in pairs that do not wait for each other (Estrin).
  const rest = r2 * (-1 / 2 + r * (1 / 3) + r2 * (-1 / 4 + r * (1 / 5) + r2 * (-1 / 6 + r * (1 / 7) - r2 * (1 / 8))));
  return exponent * LN2_HIGH + (pieces[(piece << 1) | 1]! + (r + (rest + exponent * LN2_LOW)));
}

/** eˣ for |x| < 700, and as Math says beyond: 2ᵏ·eʳ with |r| ≤ ½ ln 2, by Taylor’s polynomial of degree 13 in pairs. Hot path. */
export function exp(x: number): number {
  if (!(x > -700 && x < 700)) return Math.exp(x);
  const k = Math.round(x * Math.LOG2E) | 0;
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  const r2 = r * r;
  const r4 = r2 * r2;
  const low = r2 * (1 / 2 + r * (1 / 6) + r2 * (1 / 24 + r * (1 / 120)));
  const high = 1 / 720 + r * (1 / 5_040) + r2 * (1 / 40_320 + r * (1 / 362_880)) + r4 * (1 / 3_628_800 + r * (1 / 39_916_800) + r2 * (1 / 479_001_600 + r * (1 / 6_227_020_800)));
  return (1 + (r + (low + r4 * r2 * high))) * powers[k - LOWEST_POWER]!;
}
