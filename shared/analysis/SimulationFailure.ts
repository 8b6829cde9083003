import type { Message } from '../i18n/Message.ts';

/** A simulation that could not be done, in words: what is wrong, where, and what to do. */
export class SimulationFailure extends Error {
  readonly failures: readonly Message[];

  constructor(failures: readonly Message[]) {
    super(failures.map(({ key, params }) => `${key} ${JSON.stringify(params ?? {})}`).join('; '));
    this.name = 'SimulationFailure';
    this.failures = failures;
  }
}
