import type { Program } from '../Program.ts';
import { toRows } from './csr.ts';
import type { Structure } from './structure.ts';

/** Event sub-processes by the level in which they stand ready. */
export function compileLevels(s: Structure): Pick<Program, 'levelStarts' | 'rootLevel' | 'begins'> {
  const pools = [...new Set<string>(s.nodes.map((node) => node.pool ?? ''))];
  const rows: number[][] = [...s.nodes.map(() => []), ...pools.map(() => [])];
  const begins = new Int32Array(s.nodes.length).fill(-1);
  const rootOf = (pool: string | null) => s.nodes.length + pools.indexOf(pool ?? '');
  for (const { start, begins: sub, level, pool } of s.levelStarts) {
    rows[level < 0 ? rootOf(pool) : level]!.push(start);
    begins[start] = sub;
  }
  return { levelStarts: toRows(rows), rootLevel: Int32Array.from(s.nodes, (node) => rootOf(node.pool)), begins };
}
