import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileBytes } from '../../shared/contract/contract.ts';
import { LANEWAY_BYTES_LIMIT } from '../../shared/files/lanewayFile.ts';
import { message, type Message } from '../../shared/i18n/Message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { readAtMost } from '../files/readAtMost.ts';

/**
 * A file that a person chose or dropped, with its name but without its folder: services take bytes, never paths. What is
 * larger than any format allows is refused; the readers have closer limits of their own.
 */
export async function readModelFile(path: string): Promise<Result<FileBytes, Message>> {
  const name = basename(path);
  try {
    // Opening a pipe waits until somebody writes into it, which may be never.
    if (!(await stat(path)).isFile()) return err(message('desktop.error.notAModel', { name }));
    const bytes = await readAtMost(path, LANEWAY_BYTES_LIMIT);
    return bytes === null ? err(message('desktop.error.fileTooLarge', { name, limit: LANEWAY_BYTES_LIMIT / 1024 / 1024 })) : ok({ name, bytes });
  } catch (error) {
    return err(message('desktop.error.fileUnreadable', { name, reason: error instanceof Error ? error.message : String(error) }));
  }
}
