import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileBytes } from '../../shared/contract/contract.ts';
import { message, type Message } from '../../shared/i18n/Message.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** Larger ones are refused before they are read. The readers of each format have closer limits of their own. */
export const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

/** A file that a person chose or dropped, with its name but without its folder: services take bytes, never paths. */
export async function readModelFile(path: string): Promise<Result<FileBytes, Message>> {
  const name = basename(path);
  try {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      if (size > LARGEST_FILE_BYTES) return err(message('desktop.error.fileTooLarge', { name, limit: LARGEST_FILE_BYTES / 1024 / 1024 }));
      return ok({ name, bytes: new Uint8Array(await handle.readFile()) });
    } finally {
      await handle.close();
    }
  } catch (error) {
    return err(message('desktop.error.fileUnreadable', { name, reason: error instanceof Error ? error.message : String(error) }));
  }
}
