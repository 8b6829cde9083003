import { evaluate } from 'feelin';
import { compileFeel, type AttributeTypes, type CompiledFeel } from './compileFeel.ts';
import type { AttributeValue, CompiledAttribute } from './Program.ts';

/** Clock and chance would make two runs with one seed differ. */
const IMPURE = /\b(now|today|random number|random)\s*\(/;

/** Is this FEEL over these attributes, and nothing else? `example` has one value of each. */
export function isPureFeel(expression: string, example: Readonly<Record<string, AttributeValue>>): boolean {
  if (IMPURE.test(expression)) return false;
  try {
    return evaluate(expression, { ...example }).warnings.length === 0;
  } catch {
    return false;
  }
}

const REMEMBERED = 10_000;

const compiledOf = new WeakMap<readonly string[], readonly (CompiledFeel | null)[]>();

/**
 * The expressions of a program over case attributes. Most are compiled, once for all runs of the program; feelin evaluates
 * the others, and what it has seen is remembered: attributes take few values, and parsing is slow.
 */
export class Feel {
  readonly #expressions: readonly string[];
  readonly #compiled: readonly (CompiledFeel | null)[];
  readonly #seen = new Map<string, unknown>();

  constructor(expressions: readonly string[], types: AttributeTypes) {
    this.#expressions = expressions;
    const known = compiledOf.get(expressions);
    this.#compiled = known ?? expressions.map((expression) => compileFeel(expression, types));
    if (!known) compiledOf.set(expressions, this.#compiled);
  }

  /** A condition holds only when it is true; anything else (null, a number) does not. */
  holds(index: number, attributes: Readonly<Record<string, AttributeValue>>): boolean {
    return this.value(index, attributes) === true;
  }

  /** A number, or 0 when the expression gives none. */
  number(index: number, attributes: Readonly<Record<string, AttributeValue>>): number {
    const value = this.value(index, attributes);
    return typeof value === 'number' && Number.isFinite(value) ? value : 0;
  }

  value(index: number, attributes: Readonly<Record<string, AttributeValue>>): unknown {
    const compiled = this.#compiled[index];
    if (compiled) return compiled.of(attributes);
    const key = `${index} ${JSON.stringify(attributes)}`;
    if (this.#seen.has(key)) return this.#seen.get(key);
    if (this.#seen.size >= REMEMBERED) this.#seen.clear();
    const value = evaluated(this.#expressions[index] ?? 'null', attributes);
    this.#seen.set(key, value);
    return value;
  }
}

/** Attributes whose values are all of one type. */
export function typesOf(attributes: readonly CompiledAttribute[]): AttributeTypes {
  return new Map(attributes.flatMap(({ name, distribution, values }) => {
    if (distribution >= 0) return [[name, 'number'] as const];
    const [type, ...others] = new Set(values.map((value) => typeof value));
    return others.length === 0 && (type === 'number' || type === 'string' || type === 'boolean') ? [[name, type] as const] : [];
  }));
}

/** FEEL gives null where the values do not fit (DMN 1.5 §10.3.2.1); the library throws for some of them. */
function evaluated(expression: string, attributes: Readonly<Record<string, AttributeValue>>): unknown {
  try {
    return evaluate(expression, { ...attributes }).value;
  } catch {
    return null;
  }
}
