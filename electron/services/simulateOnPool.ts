import type { SimulationPool } from '../simulation/SimulationPool.ts';
import { Preparation } from './Preparation.ts';
import type { Simulate } from './Services.ts';

/** Simulations on one pool of worker threads, which comes to be with the first of them, or when one is likely. */
export function simulateOnPool(workerUrl: URL): Simulate {
  let pool: Promise<SimulationPool> | null = null;
  // Loaded when it is needed: a start without a simulation is faster by it.
  const open = () => (pool ??= import('../simulation/SimulationPool.ts').then((module) => new module.SimulationPool(workerUrl)));
  const preparation = new Preparation(async (document, request, options) => (await open()).simulate(document, request, options));
  const simulate = async (...[document, request, options]: Parameters<Simulate>) => {
    preparation.end();
    return (await open()).simulate(document, request, options);
  };
  const trace: Simulate['trace'] = async (programs, options, signal) => (await open()).trace(programs, options, signal);
  const carryOut: Simulate['carryOut'] = async (work, signal) => (await open()).carryOut(work, { signal });
  return Object.assign(simulate, { trace, carryOut, prepare: (read: Parameters<Simulate['prepare']>[0]) => preparation.begin(read) });
}
