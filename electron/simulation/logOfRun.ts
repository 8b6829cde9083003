import { checkReplication } from '../../shared/analysis/checkReplication.ts';
import type { ExperimentRequest } from '../../shared/analysis/experiment.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { eventLogOf, type EventLog } from '../../shared/interchange/eventLog/EventLog.ts';
import type { VariantId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { compileTraces, type TraceRefusal } from '../../shared/replay/compileTraces.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Trace } from '../../shared/simulation/Trace.ts';
import type { ExecuteMeasured } from './OngoingSimulation.ts';
import type { TracedJob } from './protocol.ts';

/** As many as a run that is limited by time may have. */
const MOST_CASES = 1_000_000;

export interface LogRequest {
  readonly document: ModelDocument;
  readonly variant: VariantId | null;
  readonly overrides: ExperimentRequest['overrides'];
  /** The first so many cases; `null`: all that come in. */
  readonly first: number | null;
  /** Events that may be written down; of a longer run, as many of its first cases are as should fit. */
  readonly mostEvents: number;
}

export interface LoggedRun {
  readonly log: EventLog;
  /** Fewer cases than asked for, because more would not fit. */
  readonly isCut: boolean;
}

/** What happens in the first replication of one scenario, warm-up included, as an event log. Rejects as a simulation does. */
export async function logOfRun({ document, variant, overrides, first, mostEvents }: LogRequest, carryOut: (work: (execute: ExecuteMeasured) => Promise<void>) => Promise<void>): Promise<Result<LoggedRun, readonly TraceRefusal[]>> {
  const programs = compileTraces(document, [variant]);
  if (!programs.ok) return err(programs.error);
  const { settings } = document.master.meta;
  const cases = overrides.cases ?? (overrides.arrivalsEnd === undefined ? settings.cases : MOST_CASES);
  const wanted = Math.min(first ?? cases, cases);
  const job = (traceCases: number): TracedJob => ({
    program: 0, replication: 0, seed: overrides.seed ?? settings.seed, cases, warmUpCases: 0, recordCycleTimes: false, traceCases,
    ...(overrides.arrivalsEnd === undefined ? {} : { arrivalsEnd: overrides.arrivalsEnd }),
  });
  const traces: Trace[] = [];
  let traced = wanted;
  await carryOut(async (execute) => {
    if (mostEvents < Infinity) {
      // First without a trace, which takes no memory to speak of: how much would be written down.
      await execute(programs.value, [job(0)], (_, result) => {
        checkReplication(programs.value[0]!, result);
        traced = Math.min(wanted, Math.max(1, Math.floor((result.cases * mostEvents) / Math.max(1, result.events))));
      });
    }
    await execute(programs.value, [job(traced)], (_, result) => {
      checkReplication(programs.value[0]!, result);
      if (result.trace) traces.push(result.trace);
    });
  });
  const [trace] = traces;
  if (!trace) throw new Error('A traced replication came back without its trace');
  return ok({ log: eventLogOf(trace, effectiveModel(document, variant).model), isCut: traced < wanted && trace.cases.number.length >= traced });
}
