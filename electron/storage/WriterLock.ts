import Database from 'better-sqlite3';
import { join } from 'node:path';

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
    const db = new Database(join(folder, 'laneway.lock'), { timeout: 0 });
    try {
      db.pragma('journal_mode = MEMORY');
      db.exec('BEGIN EXCLUSIVE');
      return new WriterLock(db);
    } catch (cause) {
      db.close();
      if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY')) return null;
      throw cause;
    }
  }

  release(): void {
    this.#db.close();
  }
}
