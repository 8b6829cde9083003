import { existsSync } from 'node:fs';
import { replaceFile } from '../files/replaceFile.ts';
import { UsageError } from './UsageError.ts';

/** “ENOENT: no such file or directory, open '/x/.y.tmp'” without its code and the file beside the target, of which nobody knows. */
const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message.replace(/^E[A-Z0-9]+: /, '').replace(/, \w+ '[^]*$/, '') : String(cause));

/** Writes the outcome of a command. A file that is there already stays as it is unless the person said otherwise. */
export async function writeFile(path: string, bytes: Uint8Array, { force }: { readonly force: boolean }): Promise<void> {
  if (!force && existsSync(path)) throw new UsageError('cli.file.exists', { path });
  try {
    await replaceFile(path, bytes);
  } catch (cause) {
    throw new UsageError('cli.file.unwritable', { path, reason: reasonOf(cause) });
  }
}
