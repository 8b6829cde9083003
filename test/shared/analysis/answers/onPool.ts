import { afterAll } from 'vitest';
import { SimulationPool } from '../../../../electron/simulation/SimulationPool.ts';
import type { Execute } from '../../../../shared/analysis/Job.ts';

/**
 * The real worker threads: on plain Node the kernel runs twenty times faster than under the test runner, which rewrites
 * its imports.
 */
export function poolForTests(size = 2): { readonly pool: SimulationPool; readonly onPool: <T>(work: (execute: Execute) => Promise<T>, threads?: number) => Promise<T> } {
  const pool = new SimulationPool(new URL('../../../../electron/simulation/worker.ts', import.meta.url), size);
  afterAll(() => pool.close());
  return { pool, onPool: (work, threads = size) => pool.carryOut(work, { threads }) };
}
