import { lint } from '../../shared/lint/lint.ts';
import type { FoundProblem } from '../store/problemsSlice.ts';
import { studio } from '../store/studioStore.ts';

/** Mends a problem. The mending is a function, which no worker can send: the rule is asked again, on the newest model. */
export function fixProblem({ rule, at, message }: FoundProblem): void {
  const { model, execute, notify } = studio.getState();
  if (!model) return;
  const same = lint(model).filter((problem) => problem.rule === rule && problem.at === at);
  const fix = (same.find((problem) => problem.message.key === message.key) ?? same[0])?.fix;
  if (fix) execute(fix);
  else notify({ tone: 'info', message: { key: 'shell.problems.gone' } });
}
