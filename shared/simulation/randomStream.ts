import { threefry2x32 } from './threefry.ts';

/** What a draw is for: one stream per element and purpose, so that no two decisions ever share a number. */
export const PURPOSE = { duration: 0, branch: 1, delay: 2, probability: 3, arrival: 4, transfer: 5, reject: 6, count: 7, attribute: 8 } as const;
export const PURPOSES = 9;

/** Draws within one visit; more (a truncation that keeps one value in a thousand) go on among those of the next visit. */
const DRAW_BITS = 11;

/**
 * Random numbers keyed by (seed, replication, element, purpose) and reached by (case, visit): common random numbers.
 * Two variants share every draw that both make, whatever the order of events, so their difference is what the change
 * did (Law, Simulation Modeling and Analysis, 5th ed., §11.2). Streams are independent by the 64-bit key. The first
 * counter word is the case; the second holds visit and draw, exclusive-or’d with a hash of the source that the case
 * came from. Hot path.
 */
export class RandomStream {
  /** Two words per stream. */
  readonly keys: Int32Array;
  readonly out = new Int32Array(2);
  k0 = 0;
  k1 = 0;
  c0 = 0;
  c1 = 0;
  source = 0;

  /** `hashLow` and `hashHigh`: two words of hash per element; streams are numbered element × PURPOSES + purpose. */
  constructor(seed: number, replication: number, hashLow: Int32Array, hashHigh: Int32Array) {
    const elements = hashLow.length;
    const { out } = this;
    this.keys = new Int32Array(elements * PURPOSES * 2);
    for (let element = 0; element < elements; element += 1) {
      threefry2x32(hashLow[element]!, hashHigh[element]!, seed, replication, out);
      const k0 = out[0]!;
      const k1 = out[1]!;
      for (let purpose = 0; purpose < PURPOSES; purpose += 1) {
        threefry2x32(purpose, 0x4c616e65, k0, k1, out);
        this.keys[2 * (element * PURPOSES + purpose)] = out[0]!;
        this.keys[2 * (element * PURPOSES + purpose) + 1] = out[1]!;
      }
    }
  }

  /** Goes to the draws of one visit of one case. `source`: where the case came from; case numbers count per source. */
  seek(element: number, purpose: number, source: number, caseNumber: number, visit: number): void {
    const at = 2 * (element * PURPOSES + purpose);
    this.k0 = this.keys[at]!;
    this.k1 = this.keys[at + 1]!;
    this.c0 = caseNumber;
    this.c1 = visit << DRAW_BITS;
    this.source = source;
  }

  /** Uniform on (0, 1): 52 bits and a half, so never 0 (a logarithm stays finite) and never rounded up to 1. */
  uniform(): number {
    const { out } = this;
    threefry2x32(this.c0, this.c1 ^ this.source, this.k0, this.k1, out);
    this.c1 = (this.c1 + 1) | 0;
    return ((out[0]! >>> 6) * 67_108_864 + (out[1]! >>> 6) + 0.5) * 2.220446049250313e-16;
  }
}
