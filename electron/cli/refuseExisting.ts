import { lstatSync } from 'node:fs';
import { UsageError } from './UsageError.ts';

/** A link that leads nowhere is there as well. What no file can be called is not there; why, says the attempt to write it. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/** A file that is there already stays as it is unless the person said otherwise. */
export function refuseExisting(path: string, isForced: boolean | undefined): void {
  if (!isForced && isThere(path)) throw new UsageError('cli.file.exists', { path });
}
