import { scenarioReport } from '../../../shared/analysis/scenarioReport.ts';
import type { Job } from '../../../shared/analysis/Job.ts';
import type { Measures } from '../../../shared/analysis/SimulationReport.ts';
import { unwrap } from '../../../shared/result.ts';
import { compile } from '../../../shared/simulation/compile.ts';
import type { Replication } from '../../../shared/simulation/Replication.ts';
import type { SimulationPool } from '../../../electron/simulation/SimulationPool.ts';
import { buildModel } from '../../shared/simulation/buildModel.ts';
import type { Statement, TheoryModel } from './TheoryModel.ts';

export const CONFIDENCE = 0.95;

export interface Runs {
  readonly seeds: readonly number[];
  readonly replications: number;
  readonly cases: number;
  readonly warmUpCases: number;
}

/** What the report states of a model against what theory says, once per seed. */
export async function measure(pool: SimulationPool, { parts, name, statements, arrivalsEnd }: TheoryModel, { seeds, replications, cases, warmUpCases }: Runs): Promise<(readonly Verdict[])[]> {
  const model = buildModel(parts);
  const { program } = unwrap(compile(model));
  const jobs = seeds.flatMap((seed) => Array.from({ length: replications }, (_, replication): Job => ({ program: 0, replication, seed, cases, warmUpCases, recordCycleTimes: false, ...(arrivalsEnd === undefined ? {} : { arrivalsEnd }) })));
  const verdicts: (readonly Verdict[])[] = [];
  const waiting = new Map<number, Replication[]>();
  await pool.carryOut((execute) => execute([program], jobs, (i, replication) => {
    if (replication.stopped !== null) throw new Error(`${name} was stopped: ${replication.stopped}`);
    const at = Math.floor(i / replications);
    const list = waiting.get(at) ?? [];
    waiting.set(at, list);
    list[i % replications] = replication;
    if (list.filter(Boolean).length < replications) return;
    // Judged at once, so that not all replications are kept.
    waiting.delete(at);
    const { measures } = scenarioReport({ variant: null, name, warmUp: [], model, program, replications: list, confidence: CONFIDENCE });
    verdicts[at] = statements.map((statement) => judge(statement, measures, list));
  }));
  return verdicts;
}

export interface Verdict {
  readonly statement: Statement;
  readonly mean: number;
  readonly halfWidth: number;
  /** Distance from theory in half-widths, after what the sketch may be off. */
  readonly distance: number;
  readonly covers: boolean;
}

function judge(statement: Statement, measures: Measures, replications: readonly Replication[]): Verdict {
  const { mean, halfWidth } = statement.read(measures, replications);
  const slack = (statement.sketch ?? 0) * statement.theory;
  const off = Math.max(0, Math.abs(mean - statement.theory) - slack);
  // A figure without spread (a count that is always the same) must be right.
  const distance = off <= 1e-9 * Math.max(1, Math.abs(statement.theory)) ? 0 : off / (halfWidth ?? 0);
  return { statement, mean, halfWidth: halfWidth ?? 0, distance, covers: distance <= 1 };
}
