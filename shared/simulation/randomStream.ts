import { threefry2x32, WORD, WORDS } from './threefry.ts';

/** What a draw is for: one stream per element and purpose, so that no two decisions ever share a number. */
export const PURPOSE = {
  duration: 0, branch: 1, delay: 2, probability: 3, arrival: 4, transfer: 5, reject: 6, count: 7, attribute: 8,
  allocation: 9, switchOver: 10, breakdown: 11, repair: 12, batchWait: 13, perItem: 14,
} as const;
export const PURPOSES = 15;

/** Draws within one visit; more (a truncation that keeps one value in a thousand) go on among those of the next visit. */
const DRAW_BITS = 11;
const STREAMS = PURPOSES;
const words = WORDS;
const { key0: KEY_0, key1: KEY_1, counter0: CASE, counter1: DRAW, out0: OUT_0, out1: OUT_1 } = WORD;

/**
 * The next number of the stream that was sought last, uniform on (0, 1): 52 bits and a half, so never 0 (a logarithm
 * stays finite) and never rounded up to 1. Hot path.
 */
export function uniformOfStream(): number {
  threefry2x32();
  words[DRAW]! += 1;
  return ((words[OUT_0]! >>> 6) * 67_108_864 + (words[OUT_1]! >>> 6) + 0.5) * 2.220446049250313e-16;
}

/** Goes to the draws of one visit of one case, in the stream whose key stands at `at` of an array: see RandomStream. Hot path. */
export function seekKey(keys: Int32Array, at: number, source: number, caseNumber: number, visit: number): void {
  words[KEY_0] = keys[at]!;
  words[KEY_1] = keys[at + 1]!;
  words[CASE] = caseNumber;
  words[DRAW] = (visit << DRAW_BITS) ^ source;
}

/**
 * Random numbers keyed by (seed, replication, element, purpose) and reached by (case, visit): common random numbers.
 * Two variants share every draw that both make, whatever the order of events, so their difference is what the change
 * did (Law, Simulation Modeling and Analysis, 5th ed., §11.2). Streams are independent by the 64-bit key. The first
 * counter word is the case; the second holds the visit, exclusive-or’d with a hash of the source that the case came
 * from, plus the number of the draw. All streams of a thread draw in one place (see threefry.ts): after `seek`, draw before
 * another stream is sought. Hot path.
 */
export class RandomStream {
  /** Two words per stream. */
  readonly keys: Int32Array;

  /** `hashLow` and `hashHigh`: two words of hash per element; streams are numbered element × PURPOSES + purpose. */
  constructor(seed: number, replication: number, hashLow: Int32Array, hashHigh: Int32Array) {
    const elements = hashLow.length;
    this.keys = new Int32Array(elements * PURPOSES * 2);
    for (let element = 0; element < elements; element += 1) {
      this.block(seed, replication, hashLow[element]!, hashHigh[element]!);
      const low = words[OUT_0]!;
      const high = words[OUT_1]!;
      for (let purpose = 0; purpose < PURPOSES; purpose += 1) {
        this.block(low, high, purpose, 0x4c616e65);
        this.keys[2 * (element * PURPOSES + purpose)] = words[OUT_0]!;
        this.keys[2 * (element * PURPOSES + purpose) + 1] = words[OUT_1]!;
      }
    }
  }

  /** Goes to the draws of one visit of one case. `source`: where the case came from; case numbers count per source. */
  seek(element: number, purpose: number, source: number, caseNumber: number, visit: number): void {
    seekKey(this.keys, 2 * (element * STREAMS + purpose), source, caseNumber, visit);
  }

  /** Writes the two words of the key of a stream into an array: whoever keeps them there goes to its draws by `seekKey`. */
  copyKey(element: number, purpose: number, into: Int32Array, at: number): void {
    const from = 2 * (element * PURPOSES + purpose);
    into[at] = this.keys[from]!;
    into[at + 1] = this.keys[from + 1]!;
  }

  uniform(): number {
    return uniformOfStream();
  }

  block(key0: number, key1: number, counter0: number, counter1: number): void {
    words[KEY_0] = key0;
    words[KEY_1] = key1;
    words[CASE] = counter0;
    words[DRAW] = counter1;
    threefry2x32();
  }
}
