import type { Rows } from '../Rows.ts';

/** Lists of numbers as compressed sparse rows. */
export function toRows(lists: readonly (readonly number[])[]): Rows {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => { start[i + 1] = start[i]! + list.length; });
  return { start, items: Int32Array.from(lists.flat()) };
}
