import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { UsageError } from './UsageError.ts';

/** Writes beside the target, syncs, reads back and renames: at every moment there is a whole file or none. */
export async function replaceFile(path: string, bytes: Uint8Array, { force }: { readonly force: boolean }): Promise<void> {
  if (!force && existsSync(path)) throw new UsageError('cli.file.exists', { path });
  const partial = `${path}.${randomUUID()}.partial`;
  try {
    const file = await open(partial, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!(await readFile(partial)).equals(bytes)) throw new Error('it reads back differently');
    await rename(partial, path);
  } catch (cause) {
    await rm(partial, { force: true });
    throw new UsageError('cli.file.unwritable', { path, reason: cause instanceof Error ? cause.message : String(cause) });
  }
}
