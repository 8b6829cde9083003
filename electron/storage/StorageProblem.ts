import type { Message } from '../../shared/i18n/Message.ts';
import { message } from '../../shared/i18n/Message.ts';
import { CallFailure } from '../../shared/contract/CallFailure.ts';

/** Why the data folder cannot be opened. Nothing in it was changed. */
export interface StorageProblem {
  readonly code: 'locked' | 'newer' | 'corrupt' | 'read-only' | 'full' | 'unusable';
  readonly message: Message;
  /** The newest backup that can be read, offered when the database cannot. */
  readonly lastGoodBackup: string | null;
  readonly detail?: string;
}

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';

/** What a failure of SQLite or of the file system means to a person; `null` for anything else, which is a bug. */
export function storageCause(thrown: unknown): StorageProblem['code'] | null {
  const code = codeOf(thrown);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'full';
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN' || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'read-only';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'corrupt';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'locked';
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') return 'unusable';
  return null;
}

const MESSAGES = {
  full: 'storage.error.full',
  'read-only': 'storage.error.readOnly',
  corrupt: 'storage.error.corruptWhileOpen',
  locked: 'storage.error.busy',
  unusable: 'storage.error.unusable',
} as const;

/** The failure of a call, for one that storage could not carry out. */
export function storageFailure(thrown: unknown, folder: string): CallFailure | null {
  const cause = storageCause(thrown);
  if (cause === null || cause === 'newer') return null;
  return new CallFailure('storage', message(MESSAGES[cause], { folder }), { cause: thrown });
}
