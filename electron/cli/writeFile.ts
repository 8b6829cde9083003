import { replaceFile } from '../files/replaceFile.ts';
import { reasonOf } from './reasonOf.ts';
import { UsageError } from './UsageError.ts';
import { refuseExisting } from './refuseExisting.ts';

/** Writes the outcome of a command. A file that is there already stays as it is unless the person said otherwise. */
export async function writeFile(path: string, bytes: Uint8Array, { force }: { readonly force: boolean }): Promise<void> {
  refuseExisting(path, force);
  try {
    await replaceFile(path, bytes);
  } catch (cause) {
    throw new UsageError('cli.file.unwritable', { path, reason: reasonOf(cause) });
  }
}
