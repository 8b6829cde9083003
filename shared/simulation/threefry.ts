/** Places of key, counter and result in the array. */
export const WORD = { key0: 0, key1: 1, counter0: 2, counter1: 3, out0: 4, out1: 5 } as const;
/** Key, counter and result: one array of the thread, at a fixed place, so that V8 binds it into the code (see kernel/memory.ts). */
export const WORDS = new Int32Array(64);
const words = WORDS;
const { key0: KEY_0, key1: KEY_1, counter0: COUNTER_0, counter1: COUNTER_1, out0: OUT_0, out1: OUT_1 } = WORD;

/**
 * Threefry 2×32 with 20 rounds: a counter-based generator (Salmon, Moraes, Dror, Shaw, “Parallel random numbers: as easy
 * as 1, 2, 3”, SC 2011), the Threefish cipher cut to two words. The output words are a bijection of the counter under
 * the key, so any draw of any stream is reached at once, with no state to carry. It needs 32-bit additions, rotations
 * and exclusive ors only, which JavaScript has: Philox 2×32 of the same paper takes twice its time here, for want of
 * the high word of a product. Hot path: no BigInt, no allocation; the rounds are written out, and words are passed in an
 * array, for as arguments those beyond 31 bits would be allocated.
 */
export function threefry2x32(): void {
  const k0 = words[KEY_0]!;
  const k1 = words[KEY_1]!;
  const k2 = 0x1bd11bda ^ k0 ^ k1;
  let x0 = (words[COUNTER_0]! + k0) | 0;
  let x1 = (words[COUNTER_1]! + k1) | 0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  x0 = (x0 + k1) | 0; x1 = (((x1 + k2) | 0) + 1) | 0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
  x0 = (x0 + k2) | 0; x1 = (((x1 + k0) | 0) + 2) | 0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  x0 = (x0 + k0) | 0; x1 = (((x1 + k1) | 0) + 3) | 0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
  x0 = (x0 + k1) | 0; x1 = (((x1 + k2) | 0) + 4) | 0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
  x0 = (x0 + x1) | 0; x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  words[OUT_0] = (x0 + k2) | 0;
  words[OUT_1] = (((x1 + k0) | 0) + 5) | 0;
}
