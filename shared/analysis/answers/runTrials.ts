import { message } from '../../i18n/Message.ts';
import type { Program } from '../../simulation/Program.ts';
import type { Replication } from '../../simulation/Replication.ts';
import { checkReplication } from '../checkReplication.ts';
import type { Execute, Job } from '../Job.ts';
import { SimulationFailure } from '../SimulationFailure.ts';
import type { RunPlan } from './RunPlan.ts';

/** Replications `first` … `first + count − 1` of one program. */
export interface Trial {
  readonly program: Program;
  readonly first?: number;
  readonly count?: number;
  /** In place of that of the plan: when cases come in more often, as many more of them belong to the same time. */
  readonly warmUpCases?: number;
}

/** What came of a trial: its figures by replication, or why its runs were stopped (queues without end, most often). */
export type Outcome<T> = { readonly isStopped: false; readonly figures: readonly T[] } | { readonly isStopped: true; readonly failure: SimulationFailure };

/**
 * Runs trials and keeps of each replication only what `measure` takes from it, in the order of replications whatever the
 * order in which they come in. `onDone` hears of each replication.
 */
export async function runTrials<T>(
  trials: readonly Trial[], plan: RunPlan, execute: Execute, measure: (program: Program, replication: Replication) => T, onDone: () => void = () => {},
): Promise<Outcome<T>[]> {
  const programs = trials.map(({ program }) => program);
  const jobs = trials.flatMap(({ first = 0, count = plan.replications, warmUpCases = plan.warmUpCases }, program) => Array.from({ length: count }, (_, i): Job => ({
    program, replication: first + i, seed: plan.seed, cases: plan.cases, warmUpCases, recordCycleTimes: false,
    ...(plan.arrivalsEnd === undefined ? {} : { arrivalsEnd: plan.arrivalsEnd }),
  })));
  const figures: T[][] = trials.map(() => []);
  const failures: (SimulationFailure | undefined)[] = trials.map(() => undefined);
  await execute(programs, jobs, (i, replication) => {
    const job = jobs[i]!;
    const program = programs[job.program]!;
    const failure = failureOf(program, replication);
    if (failure) failures[job.program] ??= failure;
    else figures[job.program]![job.replication - (trials[job.program]!.first ?? 0)] = measure(program, replication);
    onDone();
  });
  return trials.map((_, i): Outcome<T> => {
    const failure = failures[i];
    return failure ? { isStopped: true, failure } : { isStopped: false, figures: figures[i]! };
  });
}

/** The figures of a trial that everything else is measured by. Throws SimulationFailure where there are none. */
export function figuresOrFail<T>(outcome: Outcome<T> | undefined): readonly T[] {
  if (outcome === undefined || outcome.isStopped) throw outcome?.failure ?? new SimulationFailure([message('simulation.error.run.noCases')]);
  return outcome.figures;
}

/** Why the figures of a replication mean nothing, or `null`. */
export function failureOf(program: Program, replication: Replication): SimulationFailure | null {
  try {
    checkReplication(program, replication);
    return null;
  } catch (thrown) {
    if (thrown instanceof SimulationFailure) return thrown;
    throw thrown;
  }
}
