import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { backups, DATABASE_FILE, lastGoodBackup, restoreBackup, takeBackup } from '../../../electron/storage/Backups.ts';
import { SCHEMA_VERSION } from '../../../electron/storage/migrate.ts';
import { openStorage } from '../../../electron/storage/openStorage.ts';
import { storageFailure } from '../../../electron/storage/StorageProblem.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { nodeId } from '../../../shared/model/ids.ts';
import { addTask, commit, documentWith, editOf, MODEL, newFolder, removeFolders, rename, steppingClock, storageIn, task } from './storageFixture.ts';

afterAll(removeFolders);

const file = (folder: string) => join(folder, DATABASE_FILE);
const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const problemIn = (folder: string) => {
  const opened = openStorage({ folder, clock: steppingClock(), locale: 'en' });
  if (!opened.ok) return opened.error;
  opened.value.close();
  throw new Error('It opened');
};

/** A folder with one model in it, closed. */
function filledFolder(): string {
  const folder = newFolder();
  const storage = storageIn(folder);
  storage.models.create(MODEL, documentWith(task('t1')));
  commit(storage, rename('t1', 'Kept'));
  storage.close();
  return folder;
}

describe('a database that must not be written', () => {
  it('of a newer Laneway is refused untouched, with both versions', () => {
    const folder = filledFolder();
    const db = new Database(file(folder));
    db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    db.pragma('journal_mode = DELETE');
    db.close();
    const before = digest(file(folder));

    const problem = problemIn(folder);

    expect(problem.code).toBe('newer');
    expect(problem.message).toEqual({ key: 'storage.error.newer', params: { folder, found: SCHEMA_VERSION + 1, known: SCHEMA_VERSION } });
    expect(digest(file(folder))).toBe(before);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['an overwritten header', (bytes) => Buffer.concat([Buffer.from('not a database at all, just text'), bytes.subarray(32)])],
    ['a torn page', (bytes) => Buffer.concat([bytes.subarray(0, 8_192), Buffer.alloc(4_096, 0xff), bytes.subarray(12_288)])],
    ['half of it missing', (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2))],
  ])('with %s is refused untouched, and the last good backup is offered', async (_, damage) => {
    const folder = filledFolder();
    const storage = storageIn(folder);
    const backup = await takeBackup(storage.db, folder, new Date('2026-01-05T09:00:00Z'), 7);
    storage.close();
    writeFileSync(file(folder), damage(readFileSync(file(folder))));
    const before = digest(file(folder));

    const problem = problemIn(folder);

    expect(problem.code).toBe('corrupt');
    expect(problem.lastGoodBackup).toBe(backup);
    expect(translator('en')(problem.message)).toContain(String(backup));
    expect(digest(file(folder))).toBe(before);

    const done = restoreBackup(folder, String(backup), new Date('2026-01-06T09:00:00Z'));
    expect(digest(String(done?.kept))).toBe(before);
    const restored = storageIn(folder);
    expect(restored.models.read(MODEL).document.master.nodes[nodeId('t1')]?.name).toBe('Kept');
    restored.close();
  });

  it('and has no backup is kept, and the message says so', () => {
    const folder = filledFolder();
    writeFileSync(file(folder), 'damaged beyond recognition, and longer than a header is'.repeat(100));

    expect(problemIn(folder).message.key).toBe('storage.error.corruptNoBackup');
  });

  it('belongs to another program is refused untouched', () => {
    const folder = newFolder();
    const db = new Database(file(folder));
    db.exec('CREATE TABLE recipe (name TEXT)');
    db.close();
    const before = digest(file(folder));

    expect(problemIn(folder).message).toEqual({ key: 'storage.error.notLaneway', params: { file: file(folder) } });
    expect(digest(file(folder))).toBe(before);
  });

  it('is in use by another Laneway is refused, and free again when that one ends', () => {
    const folder = newFolder();
    const storage = storageIn(folder);

    expect(problemIn(folder).code).toBe('locked');

    storage.close();
    storageIn(folder).close();
  });

  it('never came to be (killed while it was made) is begun anew', () => {
    const folder = newFolder();
    writeFileSync(file(folder), '');

    const storage = storageIn(folder);

    expect(storage.library.list({ view: 'all' })).toEqual([]);
    storage.close();
  });
});

describe('a full disk', () => {
  it('fails the commit with a clear message, keeps memory and disk as they were, and goes on once there is space', () => {
    const folder = newFolder();
    const storage = storageIn(folder);
    storage.models.create(MODEL, documentWith(task('t1')));
    commit(storage, rename('t1', 'Before'));
    const before = storage.models.read(MODEL);
    const pages = Number(storage.db.pragma('page_count', { simple: true }));
    storage.db.pragma(`max_page_count = ${pages}`);
    const { edit } = editOf(before.document, addTask('t2', 'x'.repeat(150_000)));

    const attempt = () => storage.models.commit({ id: MODEL, baseRevision: 1, kind: 'edit', edit });

    expect(attempt).toThrow(Database.SqliteError);
    try {
      attempt();
    } catch (thrown) {
      const failure = storageFailure(thrown, folder);
      expect(failure?.code).toBe('storage');
      expect(failure?.text).toEqual({ key: 'storage.error.full', params: { folder } });
    }
    expect(storage.models.read(MODEL)).toEqual(before);

    storage.db.pragma('max_page_count = 1073741823');
    expect(attempt()).toEqual({ revision: 2 });
    storage.close();
    const again = storageIn(folder);
    expect(again.models.read(MODEL).document.master.nodes[nodeId('t2')]?.name).toHaveLength(150_000);
    again.close();
  });

  const isMounter = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;
  it.runIf(isMounter)('of the real kind (a small file system) loses nothing', () => {
    const folder = newFolder();
    const script = resolve(import.meta.dirname, 'fillDisk.ts');

    // In a mount namespace of its own: it goes away with the process, whatever happens.
    const output = execFileSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs "$1" && exec "$2" "$3" "$1"', 'sh', folder, process.execPath, script], { encoding: 'utf8' });

    const outcome: { openedFull: unknown; failures: unknown[]; acknowledged: number; afterReopen: number; afterSpace: number } = JSON.parse(output);
    expect(outcome.failures).toEqual([{ code: 'storage', key: 'storage.error.full' }]);
    expect([true, 'storage.error.fullAtStart']).toContain(outcome.openedFull);
    expect(outcome.acknowledged).toBeGreaterThan(5);
    expect(outcome.afterReopen).toBe(outcome.acknowledged);
    expect(outcome.afterSpace).toBe(outcome.acknowledged + 1);
  });
});

describe('a folder that cannot be written', () => {
  const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  it.runIf(process.platform !== 'win32')('is refused with a message that says what to do', () => {
    const folder = newFolder();
    chmodSync(folder, 0o755);
    const inside = join(folder, 'data');
    mkdirSync(inside);
    chmodSync(inside, 0o555);
    const script = resolve(import.meta.dirname, 'openFolder.ts');

    const { stdout, stderr } = spawnSync(process.execPath, [script, inside], { encoding: 'utf8', ...asNobody });

    expect(JSON.parse(stdout || stderr)).toEqual({ code: 'read-only', key: 'storage.error.readOnlyFolder' });
    expect(readdirSync(inside)).toEqual([]);
  });

  it('while it is in use fails the commit as such, and what is stored stays', () => {
    const folder = filledFolder();
    const storage = storageIn(folder);
    const before = storage.models.read(MODEL);
    storage.db.pragma('query_only = ON');

    let failure;
    try {
      commit(storage, rename('t1', 'Lost?'));
    } catch (thrown) {
      failure = storageFailure(thrown, folder);
    }

    expect(failure?.text.key).toBe('storage.error.readOnly');
    expect(storage.models.read(MODEL)).toEqual(before);
    storage.db.pragma('query_only = OFF');
    commit(storage, rename('t1', 'Stored'));
    expect(storage.models.read(MODEL).revision).toBe(before.revision + 1);
    storage.close();
  });
});

describe('a data folder that is not as it should be', () => {
  it('is reported when it is a file, or its name is none', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'taken'), 'a file');

    for (const path of ['taken', join('taken', 'below'), 'x'.repeat(400)]) {
      expect(problemIn(join(folder, path))).toMatchObject({ code: 'unusable', message: { key: 'storage.error.unusableAtStart' } });
    }
  });

  it('opens though the file of its lock is garbage, and is locked again', () => {
    const folder = filledFolder();
    writeFileSync(join(folder, 'laneway.lock'), 'garbage '.repeat(1_000));

    const storage = storageIn(folder);

    expect(problemIn(folder).code).toBe('locked');
    storage.close();
  });

  it('gives the default for a setting that is garbage', () => {
    const folder = filledFolder();
    const db = new Database(file(folder));
    db.exec("INSERT INTO setting (name, value) VALUES ('theme', '{not json'), ('locale', '\"zh-CN\"'), ('unknown', '1')");
    db.close();

    const storage = storageIn(folder);

    expect(storage.settings.get()).toMatchObject({ theme: 'system', locale: 'zh-CN' });
    storage.close();
  });
});

describe('backups', () => {
  it('are taken once a day while the database is in use, and only the newest seven are kept', async () => {
    const folder = newFolder();
    let now = Date.parse('2026-01-01T08:00:00Z');
    const storage = storageIn(folder, () => new Date(now));
    storage.models.create(MODEL, documentWith(task('t1')));

    for (let day = 0; day < 9; day += 1) {
      expect(await storage.backupIfDue()).not.toBeNull();
      now += 60_000;
      expect(await storage.backupIfDue()).toBeNull();
      commit(storage, rename('t1', `Day ${day}`));
      now += 24 * 60 * 60 * 1_000;
    }

    expect(backups(folder)).toHaveLength(7);
    expect(lastGoodBackup(folder)).toBe(join(folder, 'backups', 'laneway-20260109T080800Z.sqlite'));
    storage.close();
  });

  it('are not put back while the database is in use', async () => {
    const folder = newFolder();
    const storage = storageIn(folder);
    const backup = String(await takeBackup(storage.db, folder, new Date('2026-01-01T08:00:00Z'), 7));

    expect(restoreBackup(folder, backup, new Date())).toBeNull();

    storage.close();
    expect(restoreBackup(folder, backup, new Date())).not.toBeNull();
  });

  it.each([1, 2, 3])('that are being put back when the program is killed are in place at the next start (after %i of the moves)', async (moves) => {
    const folder = filledFolder();
    const storage = storageIn(folder);
    const backup = String(await takeBackup(storage.db, folder, new Date('2026-01-01T08:00:00Z'), 7));
    commit(storage, rename('t1', 'Later'));
    storage.close();
    const steps = [
      () => copyFileSync(backup, join(folder, 'laneway-incoming-20260102T080000Z.sqlite')),
      () => writeFileSync(join(folder, 'laneway-before-restore-20260102T080000Z.sqlite-wal'), ''),
      () => renameSync(file(folder), join(folder, 'laneway-before-restore-20260102T080000Z.sqlite')),
    ];
    for (const step of steps.slice(0, moves)) step();

    const next = storageIn(folder);

    expect(next.models.read(MODEL).document.master.nodes[nodeId('t1')]?.name).toBe('Kept');
    next.close();
    expect(existsSync(join(folder, 'laneway-before-restore-20260102T080000Z.sqlite'))).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes('incoming'))).toEqual([]);
  });

  it('go on after a clock that was a year ahead, and none of them is driven out', async () => {
    const folder = newFolder();
    let now = Date.parse('2027-01-01T08:00:00Z');
    const storage = storageIn(folder, () => new Date(now));
    for (let day = 0; day < 7; day += 1, now += 24 * 60 * 60 * 1_000) await storage.backupIfDue();

    now = Date.parse('2026-01-01T08:00:00Z');
    const taken = await storage.backupIfDue();

    expect(taken).not.toBeNull();
    expect(backups(folder)).toContain(taken);
    expect(backups(folder)).toHaveLength(8);
    storage.close();
  });

  it('that cannot be read are passed over', async () => {
    const folder = filledFolder();
    const storage = storageIn(folder);
    const good = await takeBackup(storage.db, folder, new Date('2026-01-01T08:00:00Z'), 7);
    const newer = await takeBackup(storage.db, folder, new Date('2026-01-02T08:00:00Z'), 7);
    storage.close();
    writeFileSync(String(newer), 'damaged'.repeat(1_000));

    expect(lastGoodBackup(folder)).toBe(good);
    expect(existsSync(`${String(good)}.partial`)).toBe(false);
  });
});
