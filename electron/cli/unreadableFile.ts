import { UsageError } from './UsageError.ts';

/** Why a file that was named cannot be read; that it is not there, which is most often so, in the reader's language. */
export function unreadableFile(path: string, cause: unknown): UsageError {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return new UsageError('cli.file.missing', { path });
  return new UsageError('cli.file.unreadable', { path, reason: cause instanceof Error ? cause.message : String(cause) });
}
