import { studio } from '../store/studioStore.ts';

/** Goes to the problem after the one whose element is selected, round and round. */
export function goToNextProblem(): void {
  const { problems, selection, revealElement, setMode, mode } = studio.getState();
  if (problems.length === 0) return;
  const at = problems.findLastIndex((problem) => selection.has(problem.at));
  const next = problems[(at + 1) % problems.length];
  if (!next) return;
  if (mode === 'compare') setMode('draw');
  revealElement(next.at);
}
