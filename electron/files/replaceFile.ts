import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Short, whatever the file is called: names have a length that they may not exceed. */
const besides = (file: string) => join(dirname(file), `.laneway-${randomBytes(6).toString('hex')}.tmp`);

/** A link goes on pointing to where it points. */
const targetOf = (file: string) => realpath(file).catch(() => file);

/** What the old file allows, and to whom, the new one does; `undefined` when there is none. */
const modeOf = (file: string) => stat(file).then(({ mode }) => mode, () => undefined);

const differs = (file: string) => new Error(`${file}: what was read back differs from what was written.`);

/** Not every file system can sync a folder; the file itself is safe either way. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows refuses to open folders.
  }
}

/**
 * Puts `bytes` in place of a file so that at every moment there is either the old or the new one, whole: written next to
 * it, synced, read back, renamed. On failure the old file stays and the error is thrown.
 */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await targetOf(path);
  const next = besides(file);
  try {
    const handle = await open(next, 'wx', await modeOf(file));
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!(await readFile(next)).equals(bytes)) throw differs(file);
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

/** The same for small files, where the program may end before a promise is kept. */
export function replaceFileSync(file: string, bytes: Uint8Array): void {
  const next = besides(file);
  try {
    const handle = openSync(next, 'wx');
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (!readFileSync(next).equals(bytes)) throw differs(file);
    renameSync(next, file);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}
