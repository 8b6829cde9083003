import { evaluate } from 'feelin';
import { isPureFeel } from '../../shared/simulation/feel.ts';

export type FeelVerdict = { readonly kind: 'unknown' } | { readonly kind: 'wrong' } | { readonly kind: 'gives'; readonly value: string | number | boolean | null };

/** Tries an expression on one case: wrong when it cannot be read, or asks for what the case does not carry. */
export function feelVerdict(expression: string, example: Readonly<Record<string, string | number | boolean>>): FeelVerdict {
  if (!isPureFeel(expression, { ...example })) return { kind: 'wrong' };
  const { value } = evaluate(expression, { ...example });
  return { kind: 'gives', value: typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null };
}
