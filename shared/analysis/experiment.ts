import { effectiveModel } from '../delta/effectiveModel.ts';
import { message, type Message } from '../i18n/Message.ts';
import type { VariantId } from '../model/ids.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { find } from '../model/ProcessModel.ts';
import { compile } from '../simulation/compile.ts';
import type { CompileError } from '../simulation/CompileError.ts';
import { ENGINE_VERSION } from '../simulation/engineVersion.ts';
import type { Program } from '../simulation/Program.ts';
import type { Replication } from '../simulation/Replication.ts';
import { candidatesOf, rankBottlenecks, type Candidate } from './bottlenecks.ts';
import { compareVariants } from './compareVariants.ts';
import { overloadWarnings } from './overload.ts';
import { scenarioReport } from './scenarioReport.ts';
import { SimulationFailure } from './SimulationFailure.ts';
import type { SimulationReport } from './SimulationReport.ts';
import { mser5 } from './warmUp.ts';

export interface ExperimentRequest {
  /** `null` is the master. The first one is the base of the comparisons and of the bottleneck list. */
  readonly scenarios: readonly (VariantId | null)[];
  readonly overrides: {
    readonly cases?: number | undefined;
    /** Minutes: every case that comes in within them, instead of a number of cases. */
    readonly arrivalsEnd?: number | undefined;
    readonly replications?: number | undefined;
    readonly seed?: number | undefined;
    readonly warmUpCases?: number | 'auto' | undefined;
  };
  readonly withBottlenecks: boolean;
}

/** One replication of one program, to be carried out anywhere. */
export interface Job {
  /** Position in the list of programs. */
  readonly program: number;
  readonly replication: number;
  readonly seed: number;
  readonly cases: number;
  readonly arrivalsEnd?: number;
  readonly warmUpCases: number;
  readonly recordCycleTimes: boolean;
}

/** Carries jobs out; rejects when one fails or everything was cancelled. */
export type Execute = (programs: readonly Program[], jobs: readonly Job[], onResult: (index: number, replication: Replication) => void) => Promise<void>;

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The report on what is complete so far; `null` before the first replication of every scenario. Costs time: ask seldom. */
  readonly report: () => SimulationReport | null;
}

interface Scenario {
  readonly variant: VariantId | null;
  readonly name: string;
  readonly program: Program;
}

/** Cases of a replication that is limited by time: arrivals without end are stopped here. */
const MOST_CASES = 1_000_000;

/** Replications whose beginnings are averaged to find the warm-up. */
const PILOTS = 5;
const NOTHING = new Float64Array(0);

/**
 * Simulates scenarios of a document: finds the warm-up, runs every replication, compares, and tries one more person in
 * each role. Pure but for `execute`; results are merged in the order of their numbers, so the report is the same
 * whatever the order in which they come in. Throws SimulationFailure.
 */
export async function experiment(document: ModelDocument, request: ExperimentRequest, execute: Execute, onProgress: (progress: Progress) => void = () => {}): Promise<SimulationReport> {
  const { settings } = document.master.meta;
  const seed = request.overrides.seed ?? settings.seed;
  const arrivalsEnd = request.overrides.arrivalsEnd ?? Infinity;
  const cases = request.overrides.cases ?? (arrivalsEnd === Infinity ? settings.cases : MOST_CASES);
  const replications = request.overrides.replications ?? settings.replications;
  const wantedWarmUp = request.overrides.warmUpCases ?? settings.warmUpCases;
  const { scenarios, warnings } = compileScenarios(document, request.scenarios);
  const candidates = request.withBottlenecks ? candidatesOf(scenarios[0]!.program) : [];
  const programs = [...scenarios.map(({ program }) => program), ...candidates.map(({ program }) => program)];
  if (replications === 1) warnings.push(message('simulation.warning.oneReplication'));

  const pilots = wantedWarmUp === 'auto' ? Math.min(PILOTS, replications) : 0;
  let total = scenarios.length * pilots + programs.length * replications;
  let done = 0;
  const results: (Replication | undefined)[][] = programs.map(() => []);
  const report = () => reportOn(seed, scenarios, candidates, results, warnings);
  const progress = () => onProgress({ done, total, report });
  const jobsFor = (list: readonly number[], count: number, warmUpCases: number, recordCycleTimes: boolean): Job[] =>
    Array.from({ length: count }, (_, replication) => list.map((program): Job => ({ program, replication, seed, cases, arrivalsEnd, warmUpCases, recordCycleTimes }))).flat();

  progress();
  let warmUpCases = wantedWarmUp === 'auto' ? 0 : Math.min(wantedWarmUp, cases);
  if (pilots > 0) {
    const jobs = jobsFor([...scenarios.keys()], pilots, 0, true);
    const series: Float64Array[][] = scenarios.map(() => []);
    const piloted: Replication[][] = scenarios.map(() => []);
    await execute(programs, jobs, (i, replication) => {
      const { program } = jobs[i]!;
      checkEnded(programs[program]!, replication);
      series[program]![replication.number] = replication.cycleTimes;
      piloted[program]![replication.number] = { ...replication, cycleTimes: NOTHING };
      done += 1;
      progress();
    });
    scenarios.forEach(({ name }, i) => {
      // The same cut for all that are compared: the longest.
      const warmUp = mser5(series[i]!);
      warmUpCases = Math.max(warmUpCases, warmUp.cases);
      if (!warmUp.hasSettled) warnings.push(message('simulation.warning.warmUpTooLong', { name }));
    });
    // Nothing to cut off: the pilots are the first replications already.
    if (warmUpCases === 0) piloted.forEach((list, i) => list.forEach((replication, number) => { results[i]![number] = replication; }));
  }
  const isDone = ({ program, replication }: Job): boolean => results[program]![replication] !== undefined;
  // Scenarios first: their results are what people wait for. Bottlenecks then refine them.
  const jobs = [
    ...jobsFor([...scenarios.keys()], replications, warmUpCases, false),
    ...jobsFor(candidates.map((_, i) => scenarios.length + i), replications, warmUpCases, false),
  ].filter((job) => !isDone(job));
  total = done + jobs.length;
  await execute(programs, jobs, (i, replication) => {
    const { program } = jobs[i]!;
    checkEnded(programs[program]!, replication);
    results[program]![replication.number] = replication;
    done += 1;
    progress();
  });
  const finished = report();
  if (finished === null) throw new SimulationFailure([message('simulation.error.run.noCases')]);
  return finished;
}

const inWords = (errors: readonly CompileError[]): Message[] => errors.flatMap((error) => [error.message, error.advice]);

function compileScenarios(document: ModelDocument, variants: readonly (VariantId | null)[]): { readonly scenarios: readonly Scenario[]; readonly warnings: Message[] } {
  const warnings: Message[] = [];
  let defaultGap: number | undefined;
  const scenarios = variants.map((variant): Scenario => {
    if (variant !== null && !find(document.variants, variant)) throw new SimulationFailure([message('simulation.error.unknownVariant')]);
    const { model, conflicts } = effectiveModel(document, variant);
    const name = variant === null ? document.master.meta.name : (find(document.variants, variant)?.name ?? '');
    if (conflicts.length > 0) warnings.push(message('simulation.warning.conflicts', { name, count: conflicts.length }));
    const compiled = compile(model, defaultGap === undefined ? {} : { defaultGap });
    if (!compiled.ok) throw new SimulationFailure(inWords(compiled.error));
    // Demand is not part of what is compared: the base decides it for all.
    if (compiled.value.chosenGap !== null) defaultGap ??= compiled.value.chosenGap;
    warnings.push(...compiled.value.warnings, ...overloadWarnings(compiled.value.program));
    return { variant, name, program: compiled.value.program };
  });
  return { scenarios, warnings };
}

function checkEnded(program: Program, replication: Replication): void {
  if (replication.stopped === null) return;
  const stuckAt = replication.stopped === 'nothingEnded' ? replication.stuck.findIndex((n) => n > 0) : replication.stoppedAt;
  if (replication.stopped === 'nothingEnded' && replication.stuckCases === 0) throw new SimulationFailure([message('simulation.error.run.noCases')]);
  throw new SimulationFailure([message(`simulation.error.run.${replication.stopped}`, { name: program.nodeNames[stuckAt] ?? '' }), ...overloadWarnings(program)]);
}

/** The replications that came in without a gap, so that a partial report does not depend on who was faster. */
function complete(results: readonly (Replication | undefined)[]): Replication[] {
  const gap = Array.from(results).findIndex((r) => r === undefined);
  return (gap < 0 ? results : results.slice(0, gap)).filter((r) => r !== undefined);
}

function reportOn(
  seed: number, scenarios: readonly Scenario[], candidates: readonly Candidate[], results: readonly (readonly (Replication | undefined)[])[], given: readonly Message[],
): SimulationReport | null {
  const perScenario = scenarios.map((_, i) => complete(results[i]!));
  if (perScenario.some((list) => list.length === 0)) return null;
  const compared = scenarios.map(({ variant }, i) => ({ variant, replications: perScenario[i]! }));
  const warnings = [...given, ...scenarios.flatMap(({ program }, i) => stuckWarnings(program, perScenario[i]!))];
  return {
    engine: { name: 'laneway', version: ENGINE_VERSION },
    timeUnit: 'min',
    seed,
    scenarios: scenarios.map((scenario, i) => scenarioReport(scenario, perScenario[i]!)),
    comparisons: compareVariants(compared[0]!, compared.slice(1)),
    bottlenecks: rankBottlenecks(perScenario[0]!, candidates.map((candidate, i) => ({ candidate, replications: complete(results[scenarios.length + i]!) }))),
    warnings: [...new Map(warnings.map((warning) => [JSON.stringify(warning), warning])).values()],
  };
}

function stuckWarnings(program: Program, replications: readonly Replication[]): Message[] {
  const count = replications.reduce((sum, r) => sum + r.stuckCases, 0);
  if (count === 0) return [];
  const where = program.nodeIds.findIndex((_, n) => replications.some((r) => (r.stuck[n] ?? 0) > 0));
  return [message('simulation.warning.stuck', { count, name: program.nodeNames[where] ?? '' })];
}
