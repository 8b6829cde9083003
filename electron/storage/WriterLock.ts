import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { storageCause } from './StorageProblem.ts';

/**
 * One writer per data folder. The lock is an exclusive SQLite transaction on a file of its own: the operating system
 * gives it back when the process ends, however it ends, so that no stale lock is ever left.
 */
export class WriterLock {
  readonly #db: Database.Database;

  private constructor(db: Database.Database) {
    this.#db = db;
  }

  /** `null` when another process holds it. Throws when the folder cannot be written. */
  static acquire(folder: string): WriterLock | null {
    const file = join(folder, 'laneway.lock');
    try {
      return WriterLock.#lock(file);
    } catch (cause) {
      // Nothing is ever written to it, so what is in it came from a failing disk; nobody can hold a lock on that.
      if (storageCause(cause) !== 'corrupt') throw cause;
      rmSync(file);
      return WriterLock.#lock(file);
    }
  }

  static #lock(file: string): WriterLock | null {
    const db = new Database(file, { timeout: 0 });
    try {
      db.pragma('journal_mode = MEMORY');
      db.exec('BEGIN EXCLUSIVE');
      return new WriterLock(db);
    } catch (cause) {
      db.close();
      if (storageCause(cause) === 'locked') return null;
      throw cause;
    }
  }

  release(): void {
    this.#db.close();
  }
}
