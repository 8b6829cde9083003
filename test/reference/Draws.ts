import { MINUTES_PER_UNIT, type Distribution } from '../../shared/model/Distribution.ts';
import { compileDistribution } from '../../shared/simulation/distributions/compileDistribution.ts';
import { sample, type DistributionTable } from '../../shared/simulation/distributions/distributionTable.ts';
import { BASIS_HIGH, BASIS_LOW, elementHash } from '../../shared/simulation/elementHash.ts';
import { PURPOSE, RandomStream } from '../../shared/simulation/randomStream.ts';
import { unwrap } from '../../shared/result.ts';
import { numberOf, type Attributes } from './feel.ts';

/** Whose turn it is: the case by its source and its number there, and which visit of the element. */
export interface Turn {
  /** `null`: no case. */
  readonly source: string | null;
  readonly number: number;
  readonly visit: number;
  readonly attributes: Attributes;
}

const tables = new WeakMap<Distribution, DistributionTable>();

/** A distribution as the samplers read it. */
function tableOf(distribution: Distribution): DistributionTable {
  const known = tables.get(distribution);
  if (known) return known;
  const { kind, parameters, values, min, max } = unwrap(compileDistribution(distribution));
  const table = { kinds: Int32Array.of(kind), parameters: Float64Array.from([...[...parameters, 0, 0, 0, 0].slice(0, 4), min, max]), values: Float64Array.from(values) };
  tables.set(distribution, table);
  return table;
}

/** The keyed random numbers: one stream per element and purpose, looked up by (source, case, visit). */
export class Draws {
  readonly #seed: number;
  readonly #replication: number;
  readonly #streams = new Map<string, RandomStream>();

  constructor(seed: number, replication: number) {
    this.#seed = seed;
    this.#replication = replication;
  }

  /** Uniform numbers of one visit, one after the other. */
  uniforms(element: string, purpose: keyof typeof PURPOSE, turn: Turn): () => number {
    let drawn = 0;
    return () => {
      // The stream may have been elsewhere in between, so it counts up to its place again.
      const stream = this.#at(element, purpose, turn);
      for (let i = 0; i < drawn; i += 1) stream.uniform();
      drawn += 1;
      return stream.uniform();
    };
  }

  uniform(element: string, purpose: keyof typeof PURPOSE, turn: Turn): number {
    return this.#at(element, purpose, turn).uniform();
  }

  /** The n-th of several times (from 0) that one visit draws one after the other. */
  nthMinutes(distribution: Distribution | null, element: string, purpose: keyof typeof PURPOSE, turn: Turn, n: number): number {
    if (distribution === null || distribution.kind === 'expression') return this.minutes(distribution, element, purpose, turn);
    const stream = this.#at(element, purpose, turn);
    const times = Array.from({ length: n + 1 }, () => sample(tableOf(distribution), 0, stream));
    return Math.max(0, times.at(-1) ?? 0);
  }

  /** A time in minutes, never negative; 0 where no time is given. */
  minutes(distribution: Distribution | null, element: string, purpose: keyof typeof PURPOSE, turn: Turn): number {
    if (distribution === null) return 0;
    if (distribution.kind === 'expression') {
      const unit = MINUTES_PER_UNIT[distribution.unit];
      const value = numberOf(distribution.feel, turn.attributes) * unit;
      return Math.max(0, Math.min((distribution.max ?? Infinity) * unit, Math.max((distribution.min ?? 0) * unit, value)));
    }
    return Math.max(0, sample(tableOf(distribution), 0, this.#at(element, purpose, turn)));
  }

  #at(element: string, purpose: keyof typeof PURPOSE, { source, number, visit }: Turn): RandomStream {
    if (!this.#streams.has(element)) {
      const hash = (basis: number) => Int32Array.of(elementHash(element, basis));
      this.#streams.set(element, new RandomStream(this.#seed, this.#replication, hash(BASIS_LOW), hash(BASIS_HIGH)));
    }
    const stream = this.#streams.get(element)!;
    stream.seek(0, PURPOSE[purpose], source === null ? 0 : elementHash(source, BASIS_LOW), number, visit);
    return stream;
  }
}
