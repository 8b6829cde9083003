import type { SliceOf } from './StudioState.ts';
import type { ProblemsSlice } from './problemsSlice.ts';

export const createProblemsSlice: SliceOf<ProblemsSlice> = (set) => ({
  problems: [],
  problemsByElement: new Map(),
  setProblems: (problems) => set({ problems, problemsByElement: Map.groupBy(problems, (problem) => problem.at) }),
});
