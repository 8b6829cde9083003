import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import { reasonOf } from './reasonOf.ts';
import { UsageError } from './UsageError.ts';

/** Why a file cannot be read, by the code of the system: what people can do something about, in their language. */
const REASONS: ReadonlyMap<unknown, MessageKey> = new Map<unknown, MessageKey>([
  ['ENOENT', 'cli.file.missing'],
  // A part of the path that should be a folder is a file.
  ['ENOTDIR', 'cli.file.missing'],
  ['EISDIR', 'cli.file.isFolder'],
  ['EACCES', 'cli.file.forbidden'],
  ['EPERM', 'cli.file.forbidden'],
]);

/** Why a file that was named cannot be read. */
export function unreadableFile(path: string, cause: unknown): UsageError {
  const key = cause instanceof Error && 'code' in cause ? REASONS.get(cause.code) : undefined;
  return key === undefined ? new UsageError('cli.file.unreadable', { path, reason: reasonOf(cause) }) : new UsageError(key, { path });
}
