import type { Simulate } from './Services.ts';

/** Simulations on a pool of worker threads, started with the first run. */
export const simulateOnPool = (workerUrl: URL): Simulate => async () => {
  throw new Error(`No pool at ${workerUrl.href}`);
};
