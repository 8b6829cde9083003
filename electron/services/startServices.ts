import { randomUUID } from 'node:crypto';
import type { Locale } from '../../shared/i18n/Locale.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { ExportFile } from '../exports/exportInThread.ts';
import { openStorage, type Storage } from '../storage/openStorage.ts';
import type { StorageProblem } from '../storage/StorageProblem.ts';
import { createServices, type Services } from './createServices.ts';
import type { Emit, ServiceContext, Simulate } from './Services.ts';

export interface ServiceOptions {
  readonly dataFolder: string;
  readonly samplesFolder: string;
  readonly locale: Locale;
  readonly simulate: Simulate;
  readonly exportFile: ExportFile;
  readonly emit: Emit;
  readonly log: (text: string) => void;
}

export interface RunningServices extends Pick<Services, 'handlers'> {
  readonly storage: Storage;
  /** What `importFile` needs, for files that the operating system hands over. */
  readonly context: ServiceContext;
  /** Ends runs, writes what is open, gives the folder back. */
  close(): Promise<void>;
}

const clock = () => new Date();

const BACKUP_CHECK_MS = 60 * 60 * 1_000;

/** Opens the data folder and starts everything on it; what both hosts do first. */
export function startServices({ dataFolder, samplesFolder, locale, simulate, exportFile, emit, log }: ServiceOptions): Result<RunningServices, StorageProblem> {
  const opened = openStorage({ folder: dataFolder, clock, locale });
  if (!opened.ok) return opened;
  const storage = opened.value;
  const context: ServiceContext = { storage, simulate, exportFile, samplesFolder, clock, emit, log, newId: (prefix) => `${prefix}_${randomUUID()}` };
  const services = createServices(context);

  const backUp = () => {
    storage.backupIfDue().catch((cause: unknown) => log(`Backup failed: ${String(cause)}`));
  };
  const first = setTimeout(backUp, 30_000);
  const hourly = setInterval(backUp, BACKUP_CHECK_MS);
  first.unref();
  hourly.unref();

  return ok({
    handlers: services.handlers,
    storage,
    context,
    async close() {
      clearTimeout(first);
      clearInterval(hourly);
      await services.close();
      storage.close();
    },
  });
}
