import type { SimulationPool } from '../simulation/SimulationPool.ts';
import type { Simulate } from './Services.ts';

/** Simulations on one pool of worker threads, which comes to be with the first of them. */
export function simulateOnPool(workerUrl: URL): Simulate {
  let pool: Promise<SimulationPool> | null = null;
  return async (document, request, options) => {
    // Loaded when it is needed: a start without a simulation is faster by it.
    pool ??= import('../simulation/SimulationPool.ts').then((module) => new module.SimulationPool(workerUrl));
    return (await pool).simulate(document, request, options);
  };
}
