import type { Problem } from '../../shared/lint/Problem.ts';
import type { ElementId } from '../../shared/model/ids.ts';

/** A problem as it comes from the worker: its fix, a function, stays behind; that there is one is known. */
export interface FoundProblem extends Omit<Problem, 'fix'> {
  readonly isFixable: boolean;
}

export interface ProblemsSlice {
  /** Of the model that is shown, as of the last pause; worst first. */
  readonly problems: readonly FoundProblem[];
  readonly problemsByElement: ReadonlyMap<ElementId, readonly FoundProblem[]>;
  setProblems(problems: readonly FoundProblem[]): void;
}
