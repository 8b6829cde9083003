import Database from 'better-sqlite3';
import { existsSync, statSync } from 'node:fs';
import { message } from '../../shared/i18n/Message.ts';
import { SCHEMA_VERSION, versionOf } from './migrate.ts';
import { storageCause, type StorageProblem } from './StorageProblem.ts';

/** SQLite application id of our databases: `LNWY`. */
export const APPLICATION_ID = 0x4c4e5759;

export type Condition = { readonly is: 'new' | 'good' } | { readonly is: 'newer'; readonly version: number } | { readonly is: 'foreign' } | { readonly is: 'corrupt'; readonly detail: string };

/** Looks at a database file without writing to it. */
export function conditionOf(file: string): Condition {
  // An empty file is what a kill during the very first start leaves.
  if (!existsSync(file) || statSync(file).size === 0) return { is: 'new' };
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    const version = versionOf(db);
    const application = Number(db.pragma('application_id', { simple: true }));
    const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
    if (application !== APPLICATION_ID && (version > 0 || tables > 0)) return { is: 'foreign' };
    if (version > SCHEMA_VERSION) return { is: 'newer', version };
    const findings = db.prepare('PRAGMA quick_check(1)').pluck().get();
    return findings === 'ok' ? { is: 'good' } : { is: 'corrupt', detail: String(findings) };
  } catch (thrown) {
    if (storageCause(thrown) === 'corrupt') return { is: 'corrupt', detail: String(thrown) };
    throw thrown;
  } finally {
    db?.close();
  }
}

/** What to tell the person; `null` when the database can be opened. */
export function problemWith(condition: Condition, file: string, folder: string, lastGoodBackup: () => string | null): StorageProblem | null {
  switch (condition.is) {
    case 'new':
    case 'good':
      return null;
    case 'newer':
      return { code: 'newer', message: message('storage.error.newer', { folder, found: condition.version, known: SCHEMA_VERSION }), lastGoodBackup: null };
    case 'foreign':
      return { code: 'unusable', message: message('storage.error.notLaneway', { file }), lastGoodBackup: null };
    case 'corrupt': {
      const backup = lastGoodBackup();
      return {
        code: 'corrupt',
        message: backup ? message('storage.error.corrupt', { file, backup }) : message('storage.error.corruptNoBackup', { file }),
        lastGoodBackup: backup,
        detail: condition.detail,
      };
    }
  }
}
