import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reasonOf } from './reasonOf.ts';
import { UsageError } from './UsageError.ts';
import { refuseExisting } from './refuseExisting.ts';

const PIECE = 1 << 16;

/** Refuses a file that is there already, before any work is done for it. */
export function mayWrite(path: string, { force }: { readonly force: boolean }): void {
  refuseExisting(path, force);
}

/**
 * Writes a text of any length as it comes into being, beside the target, and puts it in its place when it is whole.
 * On failure what was there stays.
 */
export async function writeInPieces(path: string, pieces: Iterable<string>): Promise<void> {
  const next = join(dirname(path), `.laneway-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(next, 'wx');
    try {
      let waiting = '';
      for (const piece of pieces) {
        waiting += piece;
        if (waiting.length < PIECE) continue;
        await handle.appendFile(waiting);
        waiting = '';
      }
      await handle.appendFile(waiting);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(next, path);
  } catch (cause) {
    await rm(next, { force: true });
    throw new UsageError('cli.file.unwritable', { path, reason: reasonOf(cause) });
  }
}
