import { extname } from 'node:path';
import type { ExperimentRequest } from '../../shared/analysis/experiment.ts';
import { SimulationFailure } from '../../shared/analysis/SimulationFailure.ts';
import { LogFormat } from '../../shared/interchange/eventLog/LogFormat.ts';
import { logPieces } from '../../shared/interchange/eventLog/logPieces.ts';
import type { VariantId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { logOfRun } from '../simulation/logOfRun.ts';
import type { SimulationPool } from '../simulation/SimulationPool.ts';
import { UsageError } from './UsageError.ts';
import { mayWrite, writeInPieces } from './writeInPieces.ts';

/** By the ending of the file. */
const formatOf = (path: string): LogFormat | null => LogFormat.safeParse(extname(path).slice(1).toLowerCase()).data ?? null;

/** Refuses a log that could not be written, before anything is simulated. */
export function checkLog(path: string, { force }: { readonly force: boolean }): void {
  if (formatOf(path) === null) throw new UsageError('cli.log.format', { path });
  mayWrite(path, { force });
}

interface LogOptions {
  readonly document: ModelDocument;
  readonly variant: VariantId | null;
  readonly overrides: ExperimentRequest['overrides'];
  /** The first so many cases; `null`: all of them. */
  readonly first: number | null;
}

/** Writes what happened in the first replication of one scenario as an event log. */
export async function writeLog(path: string, options: LogOptions, pool: SimulationPool, signal: AbortSignal): Promise<void> {
  const logged = await logOfRun({ ...options, mostEvents: Infinity }, (work) => pool.carryOut(work, { signal }));
  if (!logged.ok) throw new SimulationFailure(logged.error.map(({ message }) => message));
  await writeInPieces(path, logPieces(logged.value.log, formatOf(path) ?? 'csv'));
}
