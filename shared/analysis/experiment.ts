import { message, type Message } from '../i18n/Message.ts';
import type { VariantId } from '../model/ids.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { ENGINE_VERSION } from '../simulation/engineVersion.ts';
import type { Replication } from '../simulation/Replication.ts';
import { mostReplications, sensitivities } from './answers/sensitivities.ts';
import { checkReplication, stuckWarnings } from './checkReplication.ts';
import { compareVariants } from './compareVariants.ts';
import { CONFIDENCE } from './estimate.ts';
import type { Execute, Job } from './Job.ts';
import { compileScenarios, type Scenario } from './Scenario.ts';
import { scenarioReport } from './scenarioReport.ts';
import { expectedReplications, nextReplications, precisionOf, type StoppingRule } from './sequentialStopping.ts';
import { SimulationFailure } from './SimulationFailure.ts';
import type { Bottleneck, Precision, SimulationReport, WarmUpSeries } from './SimulationReport.ts';
import { foundInProgress, mser5, warmUpSeries } from './warmUp.ts';

export interface ExperimentRequest {
  /** `null` is the master. The first one is the base of the comparisons and of the bottleneck list. */
  readonly scenarios: readonly (VariantId | null)[];
  /** In place of what the run settings of the model say. */
  readonly overrides: {
    readonly cases?: number | undefined;
    /** Minutes: every case that comes in within them, instead of a number of cases. */
    readonly arrivalsEnd?: number | undefined;
    /** So many, whatever the stopping rule of the model. */
    readonly replications?: number | undefined;
    readonly seed?: number | undefined;
    readonly warmUpCases?: number | 'auto' | undefined;
    readonly confidence?: number | undefined;
    readonly stopping?: StoppingRule | null | undefined;
  };
  readonly withBottlenecks: boolean;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /**
   * The report on what is complete so far; `null` before the first replication of every scenario. While the warm-up is
   * being found, it is on the runs that find it, all of whose cases count. Costs time: ask seldom.
   */
  readonly report: () => SimulationReport | null;
}

/** Cases of a replication that is limited by time: arrivals without end are stopped here. */
const MOST_CASES = 1_000_000;
/** Replications whose beginnings are averaged to find the warm-up. */
const PILOTS = 5;
const NOTHING = new Float64Array(0);

/** What is asked for, after the request and the settings of the model. */
interface Plan {
  readonly seed: number;
  readonly cases: number;
  readonly arrivalsEnd: number;
  readonly warmUpCases: number | 'auto';
  readonly confidence: number;
  /** Fixed number of replications, or the most under a stopping rule. */
  readonly replications: number;
  readonly stopping: StoppingRule | null;
}

function planOf({ master: { meta: { settings } } }: ModelDocument, { overrides }: ExperimentRequest): Plan {
  const arrivalsEnd = overrides.arrivalsEnd ?? Infinity;
  const stopping = overrides.stopping === undefined ? (overrides.replications === undefined ? (settings.stopping ?? null) : null) : overrides.stopping;
  return {
    seed: overrides.seed ?? settings.seed,
    arrivalsEnd,
    cases: overrides.cases ?? (arrivalsEnd === Infinity ? settings.cases : MOST_CASES),
    warmUpCases: overrides.warmUpCases ?? settings.warmUpCases,
    confidence: overrides.confidence ?? settings.confidence ?? CONFIDENCE,
    replications: stopping?.maxReplications ?? overrides.replications ?? settings.replications,
    stopping,
  };
}

/**
 * Simulates scenarios of a document: finds the warm-up, runs every replication, compares, and tries changes for the
 * list “fix this first”. Pure but for `execute`; results are merged in the order of their numbers and decisions are made
 * after fixed numbers of replications, so the report is the same whatever the order in which they come in. Throws
 * SimulationFailure.
 */
export async function experiment(document: ModelDocument, request: ExperimentRequest, execute: Execute, onProgress: (progress: Progress) => void = () => {}): Promise<SimulationReport> {
  const plan = planOf(document, request);
  const { stopping } = plan;
  const { scenarios, warnings } = compileScenarios(document, request.scenarios);
  const programs = scenarios.map(({ program }) => program);
  const scenarioPrograms = [...scenarios.keys()];
  if (plan.replications === 1) warnings.push(message('simulation.warning.oneReplication'));

  const results: (Replication | undefined)[][] = programs.map(() => []);
  const piloted: Replication[][] = programs.map(() => []);
  let warmUp: readonly (readonly WarmUpSeries[])[] = scenarios.map(() => []);
  let precision: Precision | null = null;
  let bottlenecks: () => readonly Bottleneck[] = () => [];
  let done = 0;
  let total = 0;
  const report = () => reportOn({ plan, scenarios, results: results.every(([first]) => first) ? results : piloted, warmUp, precision, bottlenecks: bottlenecks(), warnings });
  const progress = () => onProgress({ done, total, report });
  // Asked for without a warm-up, all cases count, so the whole run does.
  const jobsFor = (list: readonly number[], count: number, warmUpCases: number, recordCycleTimes: boolean): Job[] =>
    Array.from({ length: count }, (_, replication) => list.map((program): Job => ({ program, replication, seed: plan.seed, cases: plan.cases, arrivalsEnd: plan.arrivalsEnd, warmUpCases, recordCycleTimes, isWholeRun: plan.warmUpCases === 0 }))).flat();
  const carryOut = (jobs: readonly Job[], keep: (job: Job, replication: Replication) => void) => execute(programs, jobs, (i, replication) => {
    const job = jobs[i]!;
    checkReplication(programs[job.program]!, replication);
    keep(job, replication);
    done += 1;
    progress();
  });
  const asResult = ({ program }: Job, replication: Replication) => { results[program]![replication.number] = replication; };
  const missing = (jobs: readonly Job[]): Job[] => jobs.filter(({ program, replication }) => results[program]![replication] === undefined);

  const pilots = plan.warmUpCases === 'auto' ? Math.min(PILOTS, plan.replications) : 0;
  const least = stopping ? nextReplications(stopping, 0, null) : plan.replications;
  const base = { ...scenarios[0]!, warnings };
  const toTry = (count: number) => (request.withBottlenecks ? mostReplications(base, count) : 0);
  total = scenarios.length * pilots + programs.length * least + toTry(least);
  progress();
  let warmUpCases = plan.warmUpCases === 'auto' ? 0 : Math.min(plan.warmUpCases, plan.cases);
  if (pilots > 0) {
    await carryOut(jobsFor(scenarioPrograms, pilots, 0, true), ({ program }, replication) => { piloted[program]![replication.number] = replication; });
    warmUp = piloted.map(warmUpOf);
    // The same cut for all that are compared: the longest.
    warmUpCases = Math.max(0, ...warmUp.flat().map(({ cut }) => cut));
    scenarios.forEach(({ name }, i) => {
      if (warmUp[i]!.some(({ hasSettled }) => !hasSettled)) warnings.push(message('simulation.warning.warmUpTooLong', { name }));
    });
    // Nothing to cut off: the pilots are the first replications already.
    if (warmUpCases === 0) piloted.forEach((list, i) => list.forEach((replication, number) => { results[i]![number] = { ...replication, cycleTimes: NOTHING, startTimes: NOTHING }; }));
  }

  // Scenarios first: their results are what people wait for. Bottlenecks then refine them.
  let replications = least;
  for (;;) {
    const jobs = missing(jobsFor(scenarioPrograms, replications, warmUpCases, false));
    const expected = stopping && precision ? expectedReplications(stopping, replications, precision) : replications;
    total = done + jobs.length + (expected - replications) * scenarios.length + toTry(expected);
    await carryOut(jobs, asResult);
    if (!stopping) break;
    precision = precisionOf(stopping, results.slice(0, scenarios.length).map(complete), plan.confidence);
    const next = nextReplications(stopping, replications, precision);
    if (next === replications) break;
    replications = next;
  }
  if (precision && !precision.isReached) warnings.push(message('simulation.warning.notPrecise', { count: replications }));
  if (request.withBottlenecks) {
    const before = done;
    const list = await sensitivities(
      { base, replications: complete(results[0]!), plan: { ...plan, replications, warmUpCases }, confidence: plan.confidence }, execute,
      (tried) => {
        done = before + tried.done;
        total = before + tried.total;
        bottlenecks = tried.list;
        progress();
      },
    );
    bottlenecks = () => list;
  }
  const finished = report();
  if (finished === null) throw new SimulationFailure([message('simulation.error.run.noCases')]);
  return finished;
}

/** MSER-5 on the pilots of one scenario: cycle times, and the cases in progress that each case found. */
function warmUpOf(pilots: readonly Replication[]): WarmUpSeries[] {
  return [
    warmUpSeries('cycleTime', mser5(pilots.map(({ cycleTimes }) => cycleTimes))),
    warmUpSeries('wip', mser5(pilots.map(({ startTimes, cycleTimes }) => foundInProgress(startTimes, cycleTimes)))),
  ];
}

/** The replications that came in without a gap, so that a partial report does not depend on who was faster. */
function complete(results: readonly (Replication | undefined)[]): Replication[] {
  const gap = Array.from(results).findIndex((r) => r === undefined);
  return (gap < 0 ? results : results.slice(0, gap)).filter((r) => r !== undefined);
}

interface SoFar {
  readonly plan: Plan;
  readonly scenarios: readonly Scenario[];
  /** By scenario. */
  readonly results: readonly (readonly (Replication | undefined)[])[];
  readonly warmUp: readonly (readonly WarmUpSeries[])[];
  readonly precision: Precision | null;
  readonly bottlenecks: readonly Bottleneck[];
  readonly warnings: readonly Message[];
}

function reportOn({ plan: { seed, confidence }, scenarios, results, warmUp, precision, bottlenecks, warnings: given }: SoFar): SimulationReport | null {
  const perScenario = scenarios.map((_, i) => complete(results[i]!));
  if (perScenario.some((list) => list.length === 0)) return null;
  const compared = scenarios.map(({ variant }, i) => ({ variant, replications: perScenario[i]! }));
  const warnings = [...given, ...scenarios.flatMap(({ program }, i) => stuckWarnings(program, perScenario[i]!))];
  return {
    engine: { name: 'laneway', version: ENGINE_VERSION },
    timeUnit: 'min',
    seed,
    confidence,
    precision,
    scenarios: scenarios.map((scenario, i) => scenarioReport({ ...scenario, replications: perScenario[i]!, warmUp: warmUp[i]!, confidence })),
    comparisons: compareVariants(compared[0]!, compared.slice(1), confidence),
    bottlenecks,
    warnings: [...new Map(warnings.map((warning) => [JSON.stringify(warning), warning])).values()],
  };
}
