import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate, SCHEMA_VERSION, versionOf } from '../../../electron/storage/migrate.ts';
import type { Migration } from '../../../electron/storage/migrations/Migration.ts';
import { MIGRATIONS } from '../../../electron/storage/migrations/migrations.ts';

/**
 * Rows as the program of each version wrote them, kept when the next version was made. Never edited: they are what
 * people have on their disks.
 */
const VERSION_1 = `
    INSERT INTO folder VALUES ('folder_1', 'Repairs 维修', NULL), ('folder_2', 'Home', 'folder_1');
    INSERT INTO model VALUES ('model_1', 'folder_2', 'Broadband repair', 2, 1, 0, '2026-01-05T08:00:01.000Z', '2026-01-05T08:00:03.000Z', NULL, 0, NULL, '<svg/>', -1);
    INSERT INTO tag VALUES ('model_1', 'urgent');
    INSERT INTO snapshot VALUES ('model_1', 0, 2, x'789cabae0500017500f9');
    INSERT INTO journal VALUES ('model_1', 1, 'edit', '2026-01-05T08:00:02.000Z', '{"key":"commands.rename"}', '[]', '[]'), ('model_1', 2, 'undo', '2026-01-05T08:00:03.000Z', '{"key":"commands.rename"}', '[]', '[]');
    INSERT INTO attachment VALUES ('model_1', 'source.bpmn', 'bpmn', '2026-01-05T08:00:01.000Z', 'aa', 1, x'00');
    INSERT INTO run VALUES ('run_1', 'model_1', 1, 'finished', '2026-01-05T08:01:00.000Z', '2026-01-05T08:01:02.000Z', 1, 20, '1.0.0', '{}', NULL);
    INSERT INTO report VALUES ('run_1', x'00');
    INSERT INTO setting VALUES ('locale', '"zh-CN"');
    INSERT INTO model_text (model_id, name, body) VALUES ('model_1', 'Broadband repair', 'Measure the line');
`;
const VERSION_2 = `${VERSION_1}
    INSERT INTO experiment VALUES ('experiment_1', 'model_1', NULL, 1, 'paused', '2026-01-05T08:02:00.000Z', 1, 10, 4, '2.0.0', '{}', '{}', NULL, x'789cabae0500017500f9');
    INSERT INTO experiment_result VALUES ('experiment_1', 0, 0, '{}'), ('experiment_1', 0, 1, NULL);
`;
const VERSION_3 = `${VERSION_2}
    INSERT INTO ancestor VALUES ('model_1', '00112233445566778899aabbccddeeff', 0, 1, 0, '2026-01-05T08:00:01.000Z', NULL, NULL), ('model_1', 'ffeeddccbbaa99887766554433221100', 1, 2, 1, '2026-01-05T08:00:02.000Z', 'merged', x'789cabae0500017500f9');
    INSERT INTO conflict_record VALUES ('model_1', 1, x'789cabae0500017500f9');
`;
const ROWS_OF_VERSION: Readonly<Record<number, string>> = {
  1: VERSION_1,
  2: VERSION_2,
  3: VERSION_3,
  4: `${VERSION_3.replaceAll(", NULL), ('model_1', 'ffee", ", NULL, NULL), ('model_1', 'ffee").replace("'merged', x'789cabae0500017500f9')", "'merged', x'789cabae0500017500f9', x'789cabae0500017500f9')")}`,
};

const at = (version: number) => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, MIGRATIONS.filter((migration) => migration.version <= version));
  return db;
};
/** Our own tables; those behind the text index are SQLite's. */
const tablesOf = (db: Database.Database): string[] =>
  db.prepare<[], string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'model\\_text\\_%' ESCAPE '\\'").pluck().all();
const counts = (db: Database.Database, tables: readonly string[]) => Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]));

describe('migrations', () => {
  it('are numbered from 1 without gaps', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  it.each(MIGRATIONS.map(({ version }) => version))('from version %i keep every row, and every reference holds', (version) => {
    const db = at(version);
    db.exec(ROWS_OF_VERSION[version] ?? '');
    const tables = tablesOf(db);
    const before = counts(db, tables);

    migrate(db);

    expect(versionOf(db)).toBe(SCHEMA_VERSION);
    expect(counts(db, tables)).toEqual(before);
    expect(Object.values(before).every((count) => Number(count) > 0)).toBe(true);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });

  it('that fail halfway leave the version before, whole', () => {
    const db = at(SCHEMA_VERSION);
    const broken: Migration = {
      version: SCHEMA_VERSION + 1,
      up: (target) => {
        target.exec('CREATE TABLE half (id TEXT) STRICT');
        throw new Error('power cut');
      },
    };

    expect(() => migrate(db, [...MIGRATIONS, broken])).toThrow('power cut');

    expect(versionOf(db)).toBe(SCHEMA_VERSION);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
    db.close();
  });

  it('run once: on a current schema nothing happens', () => {
    const db = at(SCHEMA_VERSION);
    const schema = db.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all();

    migrate(db);

    expect(db.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all()).toEqual(schema);
    db.close();
  });

  it('make every table strict', () => {
    const tables = at(SCHEMA_VERSION).prepare<[], { name: string; strict: number }>("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'").all();

    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
    expect(tables.length).toBeGreaterThanOrEqual(9);
  });
});
