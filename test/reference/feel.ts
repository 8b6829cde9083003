import { evaluate } from 'feelin';

export type Attributes = Readonly<Record<string, string | number | boolean>>;

export const valueOf = (expression: string, attributes: Attributes): unknown => evaluate(expression, { ...attributes }).value;

/** A condition holds only when it is true; anything else (null, a number) does not. */
export const holds = (expression: string, attributes: Attributes): boolean => valueOf(expression.replace(/^=/, '').trim(), attributes) === true;

/** A number, or 0 when the expression gives none. */
export function numberOf(expression: string, attributes: Attributes): number {
  const result = valueOf(expression, attributes);
  return typeof result === 'number' && Number.isFinite(result) ? result : 0;
}
