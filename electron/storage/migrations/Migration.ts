import type { Database } from 'better-sqlite3';

/** One step of the schema. Frozen once released; runs in one transaction with its version number. */
export interface Migration {
  readonly version: number;
  readonly up: (db: Database) => void;
}
