/**
 * Philox 4×32 with 10 rounds: a counter-based generator (Salmon, Moraes, Dror, Shaw, “Parallel random numbers: as easy
 * as 1, 2, 3”, SC 2011). The four output words are a bijection of the counter under the key, so any draw of any stream
 * is reached at once, with no state to carry. Hot path: integer arithmetic only, no BigInt, no allocation.
 */

const MULTIPLIER_0 = 0xd2511f53 | 0;
const MULTIPLIER_1 = 0xcd9e8d57 | 0;
// Their 16-bit halves, for the high words of the products.
const LOW_0 = 0x1f53;
const HIGH_0 = 0xd251;
const LOW_1 = 0x8d57;
const HIGH_1 = 0xcd9e;
const WEYL_0 = 0x9e3779b9 | 0;
const WEYL_1 = 0xbb67ae85 | 0;

/** Writes the four words for counter (c0…c3) under key (k0, k1) into `out`, as signed 32-bit integers. */
export function philox4x32(c0: number, c1: number, c2: number, c3: number, k0: number, k1: number, out: Int32Array): void {
  let x0 = c0 | 0;
  let x1 = c1 | 0;
  let x2 = c2 | 0;
  let x3 = c3 | 0;
  let key0 = k0 | 0;
  let key1 = k1 | 0;
  for (let round = 0; round < 10; round += 1) {
    // High 32 bits of x0·M0 and x2·M1 by 16-bit halves, written out: a call per product would cost as much as the rest.
    // No sum passes 2³²: (2¹⁶ − 1)² + 2¹⁶ − 1 < 2³².
    const a0 = x0 & 0xffff;
    const a1 = x0 >>> 16;
    const b0 = x2 & 0xffff;
    const b1 = x2 >>> 16;
    const m0 = (Math.imul(a1, LOW_0) + (Math.imul(a0, LOW_0) >>> 16)) | 0;
    const n0 = (Math.imul(a0, HIGH_0) + (m0 & 0xffff)) | 0;
    const high0 = (Math.imul(a1, HIGH_0) + (m0 >>> 16) + (n0 >>> 16)) | 0;
    const m1 = (Math.imul(b1, LOW_1) + (Math.imul(b0, LOW_1) >>> 16)) | 0;
    const n1 = (Math.imul(b0, HIGH_1) + (m1 & 0xffff)) | 0;
    const high1 = (Math.imul(b1, HIGH_1) + (m1 >>> 16) + (n1 >>> 16)) | 0;
    const low0 = Math.imul(x0, MULTIPLIER_0);
    const low1 = Math.imul(x2, MULTIPLIER_1);
    x0 = high1 ^ x1 ^ key0;
    x1 = low1;
    x2 = high0 ^ x3 ^ key1;
    x3 = low0;
    key0 = (key0 + WEYL_0) | 0;
    key1 = (key1 + WEYL_1) | 0;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
}
