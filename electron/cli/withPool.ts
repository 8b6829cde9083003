import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import { SimulationPool } from '../simulation/SimulationPool.ts';
import { workerUrl } from './programFolders.ts';
import type { ExitCode, Terminal } from './Terminal.ts';
import { UsageError } from './UsageError.ts';

/**
 * Simulates on threads of its own, which end with the work; without a number, as many as the machine has room for.
 * Ctrl+C stops the work, and why a model cannot be simulated is said.
 */
export async function withPool(threads: number | undefined, { refuse }: Pick<Terminal, 'refuse'>, work: (pool: SimulationPool, signal: AbortSignal) => Promise<void>): Promise<ExitCode> {
  const pool = threads === undefined ? new SimulationPool(workerUrl) : new SimulationPool(workerUrl, threads);
  const stop = new AbortController();
  const interrupt = () => stop.abort(new UsageError('cli.simulate.stopped'));
  process.once('SIGINT', interrupt);
  try {
    await work(pool, stop.signal);
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof SimulationFailure)) throw thrown;
    refuse(...thrown.failures);
    return 2;
  } finally {
    process.off('SIGINT', interrupt);
    await pool.close();
  }
}
