import type { Program } from '../simulation/Program.ts';
import { binCount } from '../simulation/statistics/QuantileSketch.ts';

/** Numbers by the id they have: a step, hand-off or goal of a process that is called from several places has several. */
export function numbersById<I extends string>(ids: readonly I[], isWanted: (n: number) => boolean = () => true): ReadonlyMap<I, readonly [number, ...number[]]> {
  const numbers = new Map<I, [number, ...number[]]>();
  ids.forEach((id, n) => {
    if (!isWanted(n)) return;
    const same = numbers.get(id);
    if (same) same.push(n);
    else numbers.set(id, [n]);
  });
  return numbers;
}

export const stepNumbers = ({ nodeIds, isStep }: Program): ReturnType<typeof numbersById<Program['nodeIds'][number]>> => numbersById(nodeIds, (n) => isStep[n] === 1);

export const handOffNumbers = ({ handOffFlows, flowIds }: Program): ReturnType<typeof numbersById<Program['flowIds'][number]>> => numbersById(Array.from(handOffFlows, (flow) => flowIds[flow]!));

/** A column of a table of rows of equal width, summed over rows. */
export const columnOf = (table: Float64Array, columns: number, numbers: readonly number[], column: number): number => numbers.reduce((sum, n) => sum + (table[n * columns + column] ?? 0), 0);

/** Sketches of one accuracy, merged: those of `numbers` out of a row of them. */
export function mergedSketch(sketches: Uint32Array, accuracy: number, numbers: readonly [number, ...number[]]): Uint32Array {
  const bins = binCount(accuracy);
  const of = (n: number) => sketches.subarray(n * bins, (n + 1) * bins);
  const [first, ...others] = numbers;
  if (others.length === 0) return of(first);
  const merged = Uint32Array.from(of(first));
  for (const n of others) of(n).forEach((count, bin) => { merged[bin]! += count; });
  return merged;
}
