import type { Problem } from '../../shared/lint/Problem.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import type { SliceOf } from './StudioState.ts';

export interface ProblemsSlice {
  /** Of the model that is shown, as of the last pause. */
  readonly problems: readonly Problem[];
  readonly problemsByElement: ReadonlyMap<ElementId, readonly Problem[]>;
  setProblems(problems: readonly Problem[]): void;
}

export const createProblemsSlice: SliceOf<ProblemsSlice> = (set) => ({
  problems: [],
  problemsByElement: new Map(),
  setProblems: (problems) => {
    const byElement = Map.groupBy(problems, (problem) => problem.at);
    set({ problems, problemsByElement: byElement });
  },
});
