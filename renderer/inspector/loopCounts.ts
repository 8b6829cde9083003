import { message, type Message } from '../../shared/i18n/Message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parseNumber } from './parseNumber.ts';

export interface CountShare {
  readonly value: number;
  readonly weight: number;
}

/** How often, and which share of cases: one a line, `2: 60`; a share left out is 1. */
export function parseCounts(text: string): Result<readonly CountShare[], Message> {
  const counts: CountShare[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [first = '', second] = line.trim().split(/\s*[:：\t]\s*|\s+/);
    const value = parseNumber(first, { min: 0, max: 10_000, isWhole: true });
    const weight = second === undefined ? ok(1) : parseNumber(second, { min: 0, max: 1e9 });
    if (!value.ok || !weight.ok) return err(message('inspector.error.count', { line: i + 1 }));
    counts.push({ value: value.value, weight: weight.value });
  }
  if (counts.length === 0) return err(message('inspector.error.count', { line: 1 }));
  if (counts.length > 1_000) return err(message('inspector.error.tooManyValues', { max: 1_000 }));
  return counts.some(({ weight }) => weight > 0) ? ok(counts) : err(message('inspector.error.binsWeightless'));
}

export const countsText = (counts: readonly CountShare[]): string => counts.map(({ value, weight }) => `${value}: ${weight}`).join('\n');

export const meanCount = (counts: readonly CountShare[]): number => {
  const total = counts.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : counts.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
};
