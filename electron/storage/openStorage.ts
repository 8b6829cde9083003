import Database from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import type { Locale } from '../../shared/i18n/Locale.ts';
import { message } from '../../shared/i18n/Message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { Ancestors } from './Ancestors.ts';
import { Attachments } from './Attachments.ts';
import { DATABASE_FILE, finishRestore, lastBackupAt, lastGoodBackup, takeBackup } from './Backups.ts';
import { APPLICATION_ID, conditionOf, problemWith } from './inspectDatabase.ts';
import { Experiments } from './Experiments.ts';
import { Library } from './Library.ts';
import { migrate } from './migrate.ts';
import { Models } from './Models.ts';
import { OpenConflicts } from './OpenConflicts.ts';
import { Relatives } from './Relatives.ts';
import { Runs } from './Runs.ts';
import { SettingsTable } from './SettingsTable.ts';
import { storageCause, type StorageProblem } from './StorageProblem.ts';
import { TextIndex } from './TextIndex.ts';
import { WriterLock } from './WriterLock.ts';

export interface StorageOptions {
  readonly folder: string;
  readonly clock: () => Date;
  /** Of a person who has not chosen one yet. */
  readonly locale: Locale;
}

/** Everything that Laneway keeps, in one SQLite database in one folder. */
export interface Storage {
  readonly folder: string;
  readonly db: Database.Database;
  readonly library: Library;
  readonly models: Models;
  readonly relatives: Relatives;
  readonly text: TextIndex;
  readonly attachments: Attachments;
  readonly ancestors: Ancestors;
  readonly openConflicts: OpenConflicts;
  readonly runs: Runs;
  readonly experiments: Experiments;
  readonly settings: SettingsTable;
  /** Takes a backup when the newest one is older than a day. Returns its file, or `null` when none was due or it failed the check. */
  backupIfDue(): Promise<string | null>;
  close(): void;
}

const AT_START: Partial<Record<StorageProblem['code'], MessageKey>> = {
  'read-only': 'storage.error.readOnlyFolder',
  full: 'storage.error.fullAtStart',
  locked: 'storage.error.busy',
};

const BACKUP_EVERY_MS = 24 * 60 * 60 * 1_000;
const BACKUPS_KEPT = 7;

/** Opens (or begins) the database of a data folder for writing. A database that this program must not write is left untouched. */
export function openStorage(options: StorageOptions): Result<Storage, StorageProblem> {
  const { folder } = options;
  let lock: WriterLock | null = null;
  try {
    mkdirSync(folder, { recursive: true });
    lock = WriterLock.acquire(folder);
    if (!lock) return err({ code: 'locked', message: message('storage.error.locked', { folder }), lastGoodBackup: null });
    finishRestore(folder);
    const file = join(folder, DATABASE_FILE);
    const problem = problemWith(conditionOf(file), file, folder, () => lastGoodBackup(folder));
    if (problem) {
      lock.release();
      return err(problem);
    }
    return ok(open(file, options, lock));
  } catch (thrown) {
    lock?.release();
    const code = storageCause(thrown) ?? (isOfFileSystem(thrown) ? 'unusable' : null);
    if (code === null) throw thrown;
    return err({ code, message: message(AT_START[code] ?? 'storage.error.unusableAtStart', { folder }), lastGoodBackup: null, detail: String(thrown) });
  }
}

/** A name that is too long, a file where the folder should be: whatever else a path can be wrong with. */
const isOfFileSystem = (thrown: unknown) => thrown instanceof Error && 'syscall' in thrown;

function open(file: string, { folder, clock, locale }: StorageOptions, lock: WriterLock): Storage {
  const db = new Database(file, { timeout: 2_000 });
  try {
    db.pragma('journal_mode = WAL');
    // FULL: a commit is on the disk before it is acknowledged, so that a power cut loses nothing either.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(db);
  } catch (thrown) {
    db.close();
    throw thrown;
  }
  const models = new Models(db, clock);
  const attachments = new Attachments(db, clock);
  const runs = new Runs(db, clock);
  runs.closeInterrupted();
  const experiments = new Experiments(db, clock);
  experiments.pauseInterrupted();
  return {
    folder,
    db,
    library: new Library(db, clock),
    models,
    relatives: new Relatives(db),
    text: new TextIndex(db, models),
    attachments,
    ancestors: new Ancestors(db, models, clock),
    openConflicts: new OpenConflicts(db, models, attachments),
    runs,
    experiments,
    settings: new SettingsTable(db, { locale, theme: 'system', reducedMotion: false, layout: {} }),
    async backupIfDue() {
      const now = clock();
      if (now.getTime() - lastBackupAt(folder, now) < BACKUP_EVERY_MS) return null;
      return takeBackup(db, folder, now, BACKUPS_KEPT);
    },
    close() {
      try {
        if (db.open) {
          models.closeAll();
          db.pragma('wal_checkpoint(TRUNCATE)');
        }
      } catch (thrown) {
        // On a full disk the journal stays in its write-ahead file, and is read from there at the next start.
        if (storageCause(thrown) === null) throw thrown;
      } finally {
        db.close();
        lock.release();
      }
    },
  };
}

