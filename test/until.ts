import { setTimeout as wait } from 'node:timers/promises';

/** Ends what hangs; no machine is so slow. */
const PATIENCE_MS = 150_000;

/** Waits until something holds. What never comes fails with what was waited for, and with `seen`, as it is then. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, seen: () => unknown = () => undefined): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > end) {
      const last = seen();
      throw new Error(`Waited ${PATIENCE_MS / 1_000} s: ${what}${last === undefined ? '' : `\nSeen: ${JSON.stringify(last).slice(0, 2_000)}`}`);
    }
    await wait(5);
  }
}
