import { lint } from '../../shared/lint/lint.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import type { FoundProblem } from '../store/problemsSlice.ts';

export interface LintQuestion {
  readonly ticket: number;
  readonly model: ProcessModel;
}
export interface LintAnswer {
  readonly ticket: number;
  readonly problems: readonly FoundProblem[];
}

addEventListener('message', ({ data }: MessageEvent<LintQuestion>) => {
  const problems = lint(data.model).map(({ fix, ...problem }): FoundProblem => ({ ...problem, isFixable: fix !== undefined }));
  postMessage({ ticket: data.ticket, problems } satisfies LintAnswer);
});
