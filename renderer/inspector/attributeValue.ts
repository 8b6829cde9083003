import { message, type Message } from '../../shared/i18n/Message.ts';
import type { Attribute } from '../../shared/model/Node.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parseNumber } from './parseNumber.ts';

export type AttributeType = Attribute['type'];
export type Constant = string | number | boolean;

export interface ChoiceOption {
  readonly value: Constant;
  readonly weight: number;
}

/** The plainest value of a type. */
export function typed(type: AttributeType): Constant {
  return type === 'number' ? 0 : type === 'boolean' ? false : '';
}

const TRUE = new Set(['true', 'yes', '1', '是', '真']);
const FALSE = new Set(['false', 'no', '0', '否', '假', '']);

export function parseConstant(type: AttributeType, text: string): Result<Constant, Message> {
  switch (type) {
    case 'text': return ok(text);
    case 'number': return parseNumber(text);
    case 'boolean': {
      const word = text.trim().toLowerCase();
      if (TRUE.has(word)) return ok(true);
      return FALSE.has(word) ? ok(false) : err(message('inspector.error.boolean'));
    }
  }
}

/** One option a line, `value: weight`; a weight left out is 1. */
export function parseChoice(type: AttributeType, text: string): Result<readonly ChoiceOption[], Message> {
  const options: ChoiceOption[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parts = /^(.*?)(?:\s*[:：]\s*([\d.,]+)\s*)?$/.exec(line.trim());
    const value = parseConstant(type, parts?.[1] ?? '');
    const weight = parts?.[2] === undefined ? ok(1) : parseNumber(parts[2], { min: 0 });
    if (!value.ok || !weight.ok) return err(message('inspector.error.option', { line: i + 1 }));
    options.push({ value: value.value, weight: weight.value });
  }
  if (options.length === 0) return err(message('inspector.error.option', { line: 1 }));
  return options.some(({ weight }) => weight > 0) ? ok(options) : err(message('inspector.error.binsWeightless'));
}

export const choiceText = (options: readonly ChoiceOption[]): string => options.map(({ value, weight }) => `${String(value)}: ${weight}`).join('\n');
