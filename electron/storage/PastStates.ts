import { revertEdit } from '../../shared/commands/editDocument.ts';
import type { DocumentEdit } from '../../shared/delta/DocumentEdit.ts';
import { partsTouched } from '../../shared/delta/documentParts.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { StateDigest } from './StateDigest.ts';

export interface PastState {
  readonly document: ModelDocument;
  readonly digest: string;
  /** 0: the model as it is now. */
  readonly stepsBack: number;
}

/**
 * The states that a model was in, newest first. They are walked once and no further than somebody asks, however often that
 * is: the states share their elements, so that remembering them costs little more than their steps.
 */
export class PastStates implements Iterable<PastState> {
  readonly #walk: Generator<PastState>;
  readonly #walked: PastState[] = [];

  /** `steps`: what led to the state of now, newest first. */
  constructor(now: ModelDocument, steps: Iterable<DocumentEdit>) {
    this.#walk = walk(now, steps);
  }

  *[Symbol.iterator](): Generator<PastState> {
    for (let i = 0; ; i += 1) {
      if (i === this.#walked.length) {
        const next = this.#walk.next();
        if (next.done) return;
        this.#walked.push(next.value);
      }
      yield this.#walked[i]!;
    }
  }

  /** Lets go of the steps: while they are read, the database is busy. */
  close(): void {
    this.#walk.return(undefined);
  }
}

function* walk(now: ModelDocument, steps: Iterable<DocumentEdit>): Generator<PastState> {
  const state = new StateDigest(now);
  let document = now;
  let stepsBack = 0;
  yield { document, digest: state.toString(), stepsBack };
  for (const step of steps) {
    document = revertEdit(document, step);
    state.update(document, partsTouched(step.inverse));
    stepsBack += 1;
    yield { document, digest: state.toString(), stepsBack };
  }
}
