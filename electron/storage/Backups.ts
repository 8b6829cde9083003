import type { Database } from 'better-sqlite3';
import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
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

/**
 * Backups as of a moment, newest first. Those of a later time, taken while the clock was wrong, are left out: they would
 * keep new ones from being taken, and drive them out.
 */
const backupsAsOf = (folder: string, at: Date) => backups(folder).filter((file) => timeOf(file) <= at.getTime());

/** When the newest backup was taken, ms since 1970; `-Infinity` when there is none. */
export function lastBackupAt(folder: string, now: Date): number {
  const [newest] = backupsAsOf(folder, now);
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
  for (const old of backupsAsOf(folder, at).slice(keep)) rmSync(old, { force: true });
  return file;
}

export interface Restored {
  /** The database that was there before, kept beside the new one. */
  readonly kept: string | null;
}

const INCOMING = 'laneway-incoming-';
const INCOMING_NAME = /^laneway-incoming-\d{8}T\d{6}Z\.sqlite$/;

/** On the disk, not only in its cache: the file that it replaces is out of the way right after. */
function copySynced(from: string, to: string): void {
  copyFileSync(from, to);
  const handle = openSync(to, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Puts a backup in the place of the database. What was there is kept beside it. `null` when another program has the
 * folder; then nothing was changed, and neither is it when the backup cannot be copied, which throws.
 */
export function restoreBackup(folder: string, backup: string, at: Date): Restored | null {
  const lock = WriterLock.acquire(folder);
  if (!lock) return null;
  const incoming = join(folder, `${INCOMING}${stamp(at)}.sqlite`);
  const partial = `${incoming}.partial`;
  try {
    copySynced(backup, partial);
    renameSync(partial, incoming);
    return finishRestore(folder);
  } finally {
    rmSync(partial, { force: true });
    lock.release();
  }
}

/**
 * Goes on with a restore from where its copy is whole, also one that a kill broke off: else a start in between would
 * find no database and begin an empty one. Only for who holds the lock.
 */
export function finishRestore(folder: string): Restored {
  const incoming = readdirSync(folder).filter((name) => INCOMING_NAME.test(name)).toSorted().at(-1);
  if (incoming === undefined) return { kept: null };
  const file = join(folder, DATABASE_FILE);
  const kept = join(folder, incoming.replace(INCOMING, 'laneway-before-restore-'));
  // The write-ahead file belongs to the old database: beside the new one it would damage it.
  for (const suffix of ['-wal', '-shm', '']) if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix);
  renameSync(join(folder, incoming), file);
  return { kept: existsSync(kept) ? kept : null };
}
