import type { ExperimentRequest } from '../../shared/analysis/experiment.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { scenariosOf } from '../../shared/model/variants.ts';

/** Long enough after a model was opened that its picture stands. */
const AFTER_MS = 500;
/** All that a whole run does, on few cases: every thread then has compiled the event loop, in a part of a second. */
const OVERRIDES = { cases: 200, replications: 6, warmUpCases: 'auto' } as const;
/** A slow model is not worth more. */
const MOST_MS = 2_000;

type SimulateOnce = (document: ModelDocument, request: ExperimentRequest, options: { readonly signal: AbortSignal }) => Promise<unknown>;

/**
 * Runs a model before anyone asks for it, so that the first result is not waited for while threads start and compile.
 * Once is enough: threads that have run any model have compiled most of what another one needs.
 */
export class Preparation {
  readonly #simulate: SimulateOnce;
  readonly #needless = new AbortController();
  #isDone = false;

  constructor(simulate: SimulateOnce) {
    this.#simulate = simulate;
  }

  /** A model was opened: it is read soon, if at all. */
  begin(read: () => ModelDocument): void {
    if (this.#isDone) return;
    this.#isDone = true;
    setTimeout(() => void this.#run(read), AFTER_MS).unref();
  }

  /** Someone simulates: what has not been prepared by now is left to that run. */
  end(): void {
    this.#isDone = true;
    this.#needless.abort();
  }

  async #run(read: () => ModelDocument): Promise<void> {
    if (this.#needless.signal.aborted) return;
    const signal = AbortSignal.any([this.#needless.signal, AbortSignal.timeout(MOST_MS)]);
    try {
      const document = read();
      await this.#simulate(document, { scenarios: scenariosOf(document), overrides: OVERRIDES, withBottlenecks: false }, { signal });
    } catch {
      // A model that cannot be simulated says so when someone asks for it; the next one that is opened may prepare the threads.
      this.#isDone = signal.aborted;
    }
  }
}
