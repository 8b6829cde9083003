import { message, type Message } from '../../shared/i18n/Message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parseNumber } from './parseNumber.ts';

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

const MOST_VALUES = 100_000;
const parts = (text: string, separator: RegExp) => text.normalize('NFKC').split(separator).filter((part) => part !== '');

/** Measured values, separated by blanks, semicolons or lines: what is pasted from a column of a table. */
export function parseValues(text: string): Result<readonly number[], Message> {
  const values: number[] = [];
  for (const part of parts(text, /[\s;；、]+|,\s+/)) {
    const number = parseNumber(part, { min: 0, max: 1e9 });
    if (!number.ok) return err(message('inspector.error.value', { text: part }));
    values.push(number.value);
  }
  if (values.length === 0) return err(message('inspector.error.needsValue'));
  if (values.length > MOST_VALUES) return err(message('inspector.error.tooManyValues', { max: MOST_VALUES }));
  return ok(values);
}

export const valuesText = (values: readonly number[]): string => values.join('\n');

const numbersOf = (line: string) => parts(line.replaceAll(/[–—:]/g, ' '), /[\s;；]+|,\s+/).map((part) => parseNumber(part, { min: 0, max: 1e9 }));

/** Two columns of a table: where each bin starts, ascending, and how many fell into it. The last one is as wide as the one before. */
function binsFromStarts(lines: readonly ReturnType<typeof numbersOf>[]): readonly Bin[] | null {
  if (lines.length < 2 || lines.some((line) => line.length !== 2)) return null;
  const pairs = lines.flatMap(([start, weight]) => (start?.ok && weight?.ok ? [{ start: start.value, weight: weight.value }] : []));
  if (pairs.length !== lines.length || pairs.some(({ start }, i) => i > 0 && start <= (pairs[i - 1]?.start ?? 0))) return null;
  const [beforeLast, last] = [pairs.at(-2)?.start ?? 0, pairs.at(-1)?.start ?? 0];
  return pairs.map(({ start, weight }, i) => ({ from: start, to: pairs[i + 1]?.start ?? 2 * last - beforeLast, weight }));
}

/** One bin a line: from, to, weight; or, in two columns, only its start and weight. */
export function parseBins(text: string): Result<readonly Bin[], Message> {
  const bins: Bin[] = [];
  const lines = parts(text, /\n+/);
  const starts = binsFromStarts(lines.map(numbersOf));
  if (starts) return ok(starts);
  for (const [i, line] of lines.entries()) {
    const numbers = numbersOf(line);
    const [from, to, weight] = numbers;
    if (numbers.length !== 3 || !from?.ok || !to?.ok || !weight?.ok) return err(message('inspector.error.bin', { line: i + 1 }));
    bins.push({ from: from.value, to: to.value, weight: weight.value });
  }
  if (bins.length === 0) return err(message('inspector.error.bin', { line: 1 }));
  return ok(bins);
}

export const binsText = (bins: readonly Bin[]): string => bins.map(({ from, to, weight }) => `${from} ${to} ${weight}`).join('\n');
