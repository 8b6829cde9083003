import { lstatSync } from 'node:fs';
import { UsageError } from './UsageError.ts';

/** A file that is there already stays as it is unless the person said otherwise; a link that leads nowhere is there as well. */
export function refuseExisting(path: string, isForced: boolean | undefined): void {
  if (!isForced && lstatSync(path, { throwIfNoEntry: false }) !== undefined) throw new UsageError('cli.file.exists', { path });
}
