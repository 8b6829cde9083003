import { BATCH, type StaffProgram } from '../../StaffProgram.ts';
import type { Compilation } from '../Compilation.ts';
import { toRows } from '../csr.ts';
import { nameOf } from '../nameOf.ts';
import type { Structure } from '../structure.ts';

export type Batches = Pick<StaffProgram, 'batch' | 'batchNode' | 'batchSize' | 'batchMaxWait' | 'batchMode' | 'batchPerItem' | 'batchClock'>;

/** Steps at which cases wait for each other. */
export function batchesOf(c: Compilation, s: Structure, isWork: readonly boolean[]): Batches {
  const batch = new Int32Array(s.nodes.length).fill(-1);
  const batchNode: number[] = [];
  const size: number[] = [];
  const maxWait: number[] = [];
  const mode: number[] = [];
  const perItem: number[] = [];
  const clock: number[][] = [];
  s.nodes.forEach((node, n) => {
    if (!('work' in node) || !isWork[n] || node.work.batch === undefined) return;
    const given = node.work.batch;
    const name = nameOf(node);
    const minutes = [...new Set(given.at ?? [])].toSorted((a, b) => a - b);
    if (given.size === null && given.maxWait === null && minutes.length === 0) {
      c.fail('batch', node.id, 'simulation.error.batch', { name }, 'simulation.error.batch.advice');
      return;
    }
    batch[n] = batchNode.push(n) - 1;
    size.push(given.size ?? 0);
    maxWait.push(given.maxWait === null ? -1 : c.distribution(given.maxWait, node.id, name));
    mode.push(BATCH[given.mode]);
    perItem.push(given.perItem === null ? -1 : c.distribution(given.perItem, node.id, name));
    clock.push(minutes);
  });
  return {
    batch,
    batchNode: Int32Array.from(batchNode),
    batchSize: Int32Array.from(size),
    batchMaxWait: Int32Array.from(maxWait),
    batchMode: Int8Array.from(mode),
    batchPerItem: Int32Array.from(perItem),
    batchClock: toRows(clock),
  };
}
