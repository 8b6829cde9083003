import { LANEWAY_BYTES_LIMIT } from '../../shared/files/lanewayFile.ts';
import { readAtMost } from '../files/readAtMost.ts';
import { unreadableFile } from './unreadableFile.ts';
import { UsageError } from './UsageError.ts';

/** The content of a file that the command line names. Throws `UsageError` when it cannot be read or is larger than any model. */
export async function bytesOfFile(path: string): Promise<Uint8Array> {
  let bytes: Uint8Array | null;
  try {
    bytes = await readAtMost(path, LANEWAY_BYTES_LIMIT);
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
  if (bytes === null) throw new UsageError('cli.file.tooLarge', { path, limit: LANEWAY_BYTES_LIMIT / 1024 / 1024 });
  return bytes;
}
