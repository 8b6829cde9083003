import { unwrap } from '../../shared/result.ts';
import { compile } from '../../shared/simulation/compile.ts';
import { run } from '../../shared/simulation/run.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';

const MOST_CASES = 1_000_000;

/** How many cases come in within so many minutes: those of one run. `null` for a model that cannot be simulated. */
export function casesWithin(model: ProcessModel, minutes: number, seed: number): number | null {
  const compiled = compile(model);
  if (!compiled.ok) return null;
  const { program } = unwrap(compiled);
  const replication = run(program, { seed, replication: 0, cases: MOST_CASES, arrivalsEnd: minutes, warmUpCases: 0 });
  return replication === null ? null : replication.cases + replication.stuckCases;
}
