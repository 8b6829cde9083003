import { SimulationPool } from '../simulation/SimulationPool.ts';
import type { Simulate } from './Services.ts';

/** Simulations on a pool of worker threads, started with the first run. */
export function simulateOnPool(workerUrl: URL): Simulate {
  const pool = new SimulationPool(workerUrl);
  return (document, request, options) => pool.simulate(document, request, options);
}
