import { extname } from 'node:path';
import type { ExperimentRequest } from '../../shared/analysis/experiment.ts';
import { checkReplication } from '../../shared/analysis/checkReplication.ts';
import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { csvLog } from '../../shared/interchange/eventLog/csvLog.ts';
import { eventLogOf, type EventLog } from '../../shared/interchange/eventLog/EventLog.ts';
import { xesLog } from '../../shared/interchange/eventLog/xesLog.ts';
import type { VariantId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { compileTraces } from '../../shared/replay/compileTraces.ts';
import type { Trace } from '../../shared/simulation/Trace.ts';
import type { TracedJob } from '../simulation/protocol.ts';
import type { SimulationPool } from '../simulation/SimulationPool.ts';
import { UsageError } from './UsageError.ts';
import { mayWrite, writeInPieces } from './writeInPieces.ts';

const WRITERS: Readonly<Record<string, (log: EventLog) => Iterable<string>>> = { '.csv': csvLog, '.xes': xesLog };
/** As many as a run that is limited by time may have. */
const MOST_CASES = 1_000_000;

/** Refuses a log that could not be written, before anything is simulated. */
export function checkLog(path: string, { force }: { readonly force: boolean }): void {
  if (!Object.hasOwn(WRITERS, extname(path).toLowerCase())) throw new UsageError('cli.log.format', { path });
  mayWrite(path, { force });
}

/** Writes what happened in the first replication of one scenario, all cases of it, as an event log. */
export async function writeLog(path: string, document: ModelDocument, variant: VariantId | null, overrides: ExperimentRequest['overrides'], pool: SimulationPool, signal: AbortSignal): Promise<void> {
  const write = WRITERS[extname(path).toLowerCase()];
  const programs = compileTraces(document, [variant]);
  if (!write || !programs.ok) throw new SimulationFailure(programs.ok ? [] : programs.error.map(({ message }) => message));
  const { model } = effectiveModel(document, variant);
  const { settings } = document.master.meta;
  const cases = overrides.cases ?? (overrides.arrivalsEnd === undefined ? settings.cases : MOST_CASES);
  const job: TracedJob = {
    program: 0, replication: 0, seed: overrides.seed ?? settings.seed, cases, warmUpCases: 0, recordCycleTimes: false, traceCases: cases,
    ...(overrides.arrivalsEnd === undefined ? {} : { arrivalsEnd: overrides.arrivalsEnd }),
  };
  const traces: Trace[] = [];
  await pool.carryOut((execute) => execute(programs.value, [job], (_, result) => {
    checkReplication(programs.value[0]!, result);
    if (result.trace) traces.push(result.trace);
  }), { signal });
  const [trace] = traces;
  if (!trace) throw new Error('A traced replication came back without its trace');
  await writeInPieces(path, write(eventLogOf(trace, model)));
}
