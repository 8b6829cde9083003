import type { SimulationPool } from '../simulation/SimulationPool.ts';
import type { Simulate } from './Services.ts';

/** Long enough after a model was opened that its picture stands. */
const PREPARE_AFTER_MS = 500;
/** Enough runs that every thread has compiled the event loop; a small part of a second. */
const PREPARATION = { cases: 500, replications: 12, warmUpCases: 0 } as const;
/** A slow model is not worth more. */
const MOST_PREPARATION_MS = 2_000;

/** Simulations on one pool of worker threads, which comes to be with the first of them, or when one is likely. */
export function simulateOnPool(workerUrl: URL): Simulate {
  let pool: Promise<SimulationPool> | null = null;
  let isPrepared = false;
  const preparing = new AbortController();
  // Loaded when it is needed: a start without a simulation is faster by it.
  const open = () => (pool ??= import('../simulation/SimulationPool.ts').then((module) => new module.SimulationPool(workerUrl)));
  const simulate = async (...[document, request, options]: Parameters<Simulate>) => {
    isPrepared = true;
    preparing.abort();
    return (await open()).simulate(document, request, options);
  };
  const trace: Simulate['trace'] = async (programs, options, signal) => (await open()).trace(programs, options, signal);
  const carryOut: Simulate['carryOut'] = async (work, signal) => (await open()).carryOut(work, { signal });
  // Once: threads that have run any model have compiled most of what another one needs.
  const prepare: Simulate['prepare'] = (read) => {
    if (isPrepared) return;
    isPrepared = true;
    setTimeout(() => {
      const signal = AbortSignal.any([preparing.signal, AbortSignal.timeout(MOST_PREPARATION_MS)]);
      open()
        .then((threads) => threads.simulate(read(), { scenarios: [null], overrides: PREPARATION, withBottlenecks: false }, { signal }))
        // A model that cannot be simulated says so when someone asks for it; the next one may prepare the threads.
        .catch(() => { isPrepared = signal.aborted; });
    }, PREPARE_AFTER_MS).unref();
  };
  return Object.assign(simulate, { trace, carryOut, prepare });
}
