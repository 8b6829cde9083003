import { evaluate } from 'feelin';
import type { AttributeValue } from './Program.ts';

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

/** Evaluates expressions over case attributes, remembering what it has seen: attributes take few values, and parsing is slow. */
export class Feel {
  readonly #expressions: readonly string[];
  readonly #seen = new Map<string, unknown>();

  constructor(expressions: readonly string[]) {
    this.#expressions = expressions;
  }

  /** A condition holds only when it is true; anything else (null, a number) does not. */
  holds(index: number, attributes: Readonly<Record<string, AttributeValue>>): boolean {
    return this.#value(index, attributes) === true;
  }

  /** A number, or 0 when the expression gives none. */
  number(index: number, attributes: Readonly<Record<string, AttributeValue>>): number {
    const value = this.#value(index, attributes);
    return typeof value === 'number' && Number.isFinite(value) ? value : 0;
  }

  #value(index: number, attributes: Readonly<Record<string, AttributeValue>>): unknown {
    const key = `${index} ${JSON.stringify(attributes)}`;
    if (this.#seen.has(key)) return this.#seen.get(key);
    if (this.#seen.size >= REMEMBERED) this.#seen.clear();
    const { value } = evaluate(this.#expressions[index] ?? 'null', { ...attributes });
    this.#seen.set(key, value);
    return value;
  }
}
