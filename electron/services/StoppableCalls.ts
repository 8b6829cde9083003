import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import type { Message } from '../../shared/i18n/Message.ts';

/** How a call that can be stopped came out. */
export type Outcome<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'cancelled' } | { readonly kind: 'refused'; readonly failures: readonly Message[] };

/** Work in progress by the id that the caller gave it: a new call under the same id stops the one before. */
export class StoppableCalls {
  readonly #going = new Map<string, AbortController>();

  /** What the engine refuses is an outcome, like a stop; everything else is thrown on. */
  async carryOut<T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<Outcome<T>> {
    const abort = new AbortController();
    this.stop(id);
    this.#going.set(id, abort);
    try {
      const value = await work(abort.signal);
      return abort.signal.aborted ? { kind: 'cancelled' } : { kind: 'done', value };
    } catch (thrown) {
      if (abort.signal.aborted) return { kind: 'cancelled' };
      if (thrown instanceof SimulationFailure) return { kind: 'refused', failures: thrown.failures };
      throw thrown;
    } finally {
      if (this.#going.get(id) === abort) this.#going.delete(id);
    }
  }

  stop(id: string): void {
    this.#going.get(id)?.abort();
  }

  stopAll(): void {
    for (const abort of this.#going.values()) abort.abort();
  }
}
