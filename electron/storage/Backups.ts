import type { Database } from 'better-sqlite3';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { conditionOf } from './inspectDatabase.ts';
import { WriterLock } from './WriterLock.ts';

export const DATABASE_FILE = 'laneway.sqlite';
const BACKUP_NAME = /^laneway-\d{8}T\d{6}Z\.sqlite$/;

/** A file name that sorts by time: `20260105T080000Z`. */
const stamp = (at: Date) => at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
const timeOf = (name: string): number => {
  const [, y, mo, d, h, mi, s] = /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(name) ?? [];
  return Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
};

export const backupFolder = (folder: string) => join(folder, 'backups');

/** Backup files, newest first. */
export function backups(folder: string): string[] {
  if (!existsSync(backupFolder(folder))) return [];
  return readdirSync(backupFolder(folder)).filter((name) => BACKUP_NAME.test(name)).toSorted().toReversed().map((name) => join(backupFolder(folder), name));
}

/** The newest backup that opens and passes SQLite's check. */
export const lastGoodBackup = (folder: string): string | null =>
  backups(folder).find((file) => {
    try {
      return conditionOf(file).is === 'good';
    } catch {
      return false;
    }
  }) ?? null;

/** When the newest backup was taken, ms since 1970; `-Infinity` when there is none. */
export function lastBackupAt(folder: string): number {
  const [newest] = backups(folder);
  return newest ? timeOf(newest) : -Infinity;
}

/** Copies the database while it is in use, checks the copy, and removes all but the newest `keep`. Returns the file, or `null` if the copy was no good. */
export async function takeBackup(db: Database, folder: string, at: Date, keep: number): Promise<string | null> {
  mkdirSync(backupFolder(folder), { recursive: true });
  const file = join(backupFolder(folder), `laneway-${stamp(at)}.sqlite`);
  const partial = `${file}.partial`;
  try {
    await db.backup(partial);
    if (conditionOf(partial).is !== 'good') return null;
    renameSync(partial, file);
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(partial + suffix, { force: true });
  }
  for (const old of backups(folder).slice(keep)) rmSync(old, { force: true });
  return file;
}

export interface Restored {
  /** The database that was there before, kept beside the new one. */
  readonly kept: string | null;
}

/**
 * Puts a backup in the place of the database. What was there is kept beside it. `null` when another program has the
 * folder; then nothing was changed.
 */
export function restoreBackup(folder: string, backup: string, at: Date): Restored | null {
  const lock = WriterLock.acquire(folder);
  if (!lock) return null;
  try {
    const file = join(folder, DATABASE_FILE);
    const incoming = `${file}.incoming`;
    copyFileSync(backup, incoming);
    const kept = existsSync(file) ? join(folder, `laneway-before-restore-${stamp(at)}.sqlite`) : null;
    if (kept) {
      // The write-ahead file belongs to the old database: beside the new one it would damage it.
      for (const suffix of ['-wal', '-shm']) if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix);
      renameSync(file, kept);
    }
    renameSync(incoming, file);
    return { kept };
  } finally {
    lock.release();
  }
}
