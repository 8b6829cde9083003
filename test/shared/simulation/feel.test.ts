import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFeel, type AttributeTypes } from '../../../shared/simulation/compileFeel.ts';
import { Feel } from '../../../shared/simulation/feel.ts';

const TYPES: AttributeTypes = new Map([['amount', 'number'], ['case type', 'string'], ['isUrgent', 'boolean']]);
const attributes = fc.record({ amount: fc.constantFrom(-3, 0, 0.5, 1, 2, 7, 1_000), 'case type': fc.constantFrom('', 'a', 'new', 'old'), isUrgent: fc.boolean() });

const leaf = { maxDepth: 4, withCrossShrink: true };
/** Expressions that are of one type throughout. */
const { any } = fc.letrec<{ any: string; number: string; truth: string; text: string }>((tie) => {
  const either = <T extends 'number' | 'truth' | 'text'>(type: T) => fc.tuple(tie('truth'), tie(type), tie(type)).map(([a, b, c]) => `(if ${a} then ${b} else ${c})`);
  const pair = (type: 'number' | 'truth' | 'text', ...operators: string[]) => fc.tuple(tie(type), fc.constantFrom(...operators), tie(type)).map(([a, op, b]) => `(${a} ${op} ${b})`);
  return {
    any: fc.oneof(tie('number'), tie('truth'), tie('text')),
    number: fc.oneof(leaf, fc.constantFrom('amount', '0', '1', '2.5', '7'), pair('number', '+', '-', '*'), tie('number').map((a) => `(${a} / 4)`), tie('number').map((a) => `-(${a})`),
      fc.tuple(fc.constantFrom('abs', 'floor', 'ceiling'), tie('number')).map(([f, a]) => `${f}(${a})`), fc.tuple(fc.constantFrom('min', 'max'), tie('number'), tie('number')).map(([f, a, b]) => `${f}(${a}, ${b})`), either('number')),
    truth: fc.oneof(leaf, fc.constantFrom('isUrgent', 'true', 'false'), pair('number', '=', '!=', '<', '<=', '>', '>='), pair('text', '=', '!=', '<', '<=', '>', '>='), pair('truth', 'and', 'or', '=', '!='),
      fc.tuple(tie('number'), fc.constantFrom('0 and 1', '-2 and 2.5', '7 and 7')).map(([a, range]) => `(${a} between ${range})`), tie('truth').map((a) => `not(${a})`), either('truth')),
    text: fc.oneof(leaf, fc.constantFrom('case type', '"a"', '"new"'), pair('text', '+'), either('text')),
  };
});

/** A program whose only attribute is none of the expression's: nothing can be compiled. */
const byLibrary = (expression: string) => new Feel([expression], new Map());

describe('compiled FEEL', () => {
  it('gives what feelin gives, where it compiles at all', () => {
    let compiledOnes = 0;
    fc.assert(fc.property(any, attributes, (expression, values) => {
      const compiled = compileFeel(expression, TYPES);
      if (!compiled) return;
      compiledOnes += 1;
      expect({ expression, value: compiled.of(values) }).toEqual({ expression, value: byLibrary(expression).value(0, values) });
    }), { numRuns: 500 });
    expect(compiledOnes).toBeGreaterThan(400);
  });

  it.each(['amount * 2 + 1', '-amount', '2 - 3 - 4', 'amount > 3 and isUrgent', 'case type = "new"', 'amount between 1 and 10', 'if amount >= 3 then 60 else 2.5', 'max(amount, 3) / 2', 'not(isUrgent) or amount != 0'])(
    'knows “%s”', (expression) => expect(compileFeel(expression, TYPES)).not.toBeNull(),
  );

  it.each(['amount in [1..4]', 'for x in [1,2] return x', 'string length(case type)', 'other > 1', '"\\n"', '2 ** 3', 'amount / amount', 'amount = case type', 'amount > null'])(
    'leaves “%s” to the library', (expression) => expect(compileFeel(expression, TYPES)).toBeNull(),
  );
});

describe('the expressions of a program', () => {
  it('give numbers and truth, whoever evaluates them', () => {
    const feel = new Feel(['amount * 2', 'amount in [1..4]', 'case type', '1 / 0'], TYPES);
    const values = { amount: 3, 'case type': 'new', isUrgent: true };

    expect(feel.number(0, values)).toBe(6);
    expect(feel.holds(1, values)).toBe(true);
    expect(feel.holds(1, { ...values, amount: 9 })).toBe(false);
    // What is no number counts as 0, what is not true does not hold.
    expect(feel.number(2, values)).toBe(0);
    expect(feel.number(3, values)).toBe(0);
    expect(feel.holds(0, values)).toBe(false);
  });
});
