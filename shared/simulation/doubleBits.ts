/** One double, and the two words of its bits. Longer than needed: V8 keeps short arrays among its objects, moves them, and cannot bind their place into code. */
export const DOUBLE = new Float64Array(64);
export const WORDS_OF_DOUBLE = new Int32Array(DOUBLE.buffer);
DOUBLE[0] = 1;
/** Which of the two words holds sign, exponent and the upper mantissa on this machine. */
export const HIGH_WORD = WORDS_OF_DOUBLE[1] === 0 ? 0 : 1;
/** Bits of that word that belong to the mantissa. */
export const MANTISSA_BITS = 20;
