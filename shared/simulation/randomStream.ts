import { philox4x32 } from './philox.ts';

/** What a draw is for: one stream per element and purpose, so that no two decisions ever share a number. */
export const PURPOSE = { duration: 0, branch: 1, delay: 2, probability: 3, arrival: 4, transfer: 5, reject: 6, count: 7, attribute: 8 } as const;
export const PURPOSES = 9;

/**
 * Random numbers keyed by (seed, replication, element, purpose) and reached by (case, visit): common random numbers.
 * Two variants share every draw that both make, whatever the order of events, so their difference is what the change
 * did (Law, Simulation Modeling and Analysis, 5th ed., §11.2). Streams are independent by the key, draws within a
 * visit by the third counter word.
 */
export class RandomStream {
  readonly #out = new Int32Array(4);
  readonly #key0: Int32Array;
  readonly #key1: Int32Array;
  #k0 = 0;
  #k1 = 0;
  #case = 0;
  #visit = 0;
  #source = 0;
  #block = 0;
  #left = 0;

  /** `hashLow` and `hashHigh`: two words of hash per element; streams are numbered element × PURPOSES + purpose. */
  constructor(seed: number, replication: number, hashLow: Int32Array, hashHigh: Int32Array) {
    const elements = hashLow.length;
    this.#key0 = new Int32Array(elements * PURPOSES);
    this.#key1 = new Int32Array(elements * PURPOSES);
    for (let element = 0; element < elements; element += 1) {
      for (let purpose = 0; purpose < PURPOSES; purpose += 1) {
        philox4x32(hashLow[element] ?? 0, hashHigh[element] ?? 0, purpose, replication, seed, 0x4c616e65, this.#out);
        this.#key0[element * PURPOSES + purpose] = this.#out[0] ?? 0;
        this.#key1[element * PURPOSES + purpose] = this.#out[1] ?? 0;
      }
    }
  }

  /** Goes to the draws of one visit of one case. `source`: where the case came from; case numbers count per source. */
  seek(element: number, purpose: number, source: number, caseNumber: number, visit: number): void {
    const stream = element * PURPOSES + purpose;
    this.#k0 = this.#key0[stream]!;
    this.#k1 = this.#key1[stream]!;
    this.#case = caseNumber;
    this.#visit = visit;
    this.#source = source;
    this.#block = 0;
    this.#left = 0;
  }

  /** Uniform on (0, 1): 52 bits and a half, so never 0 (a logarithm stays finite) and never rounded up to 1. */
  uniform(): number {
    const out = this.#out;
    if (this.#left === 0) {
      philox4x32(this.#case, this.#visit, this.#block, this.#source, this.#k0, this.#k1, out);
      this.#block += 1;
      this.#left = 1;
      return ((out[0]! >>> 6) * 67_108_864 + (out[1]! >>> 6) + 0.5) * 2.220446049250313e-16;
    }
    this.#left = 0;
    return ((out[2]! >>> 6) * 67_108_864 + (out[3]! >>> 6) + 0.5) * 2.220446049250313e-16;
  }
}
