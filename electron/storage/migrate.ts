import type { Database } from 'better-sqlite3';
import type { Migration } from './migrations/Migration.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

/** The schema this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

export const versionOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }));

/** Brings the schema up to date, each step in one transaction with its number: a kill in between leaves a whole version. */
export function migrate(db: Database, migrations: readonly Migration[] = MIGRATIONS): void {
  for (const { version, up } of migrations) {
    if (version <= versionOf(db)) continue;
    db.transaction(() => {
      up(db);
      db.pragma(`user_version = ${version}`);
    }).immediate();
  }
}
