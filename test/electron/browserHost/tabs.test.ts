import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE } from '../../../electron/storage/Backups.ts';
import { nodeId } from '../../../shared/model/ids.ts';
import { unwrap } from '../../../shared/result.ts';
import { addTask, documentWith, editOf, MODEL, newFolder, removeFolders, rename, storageIn, task } from '../storage/storageFixture.ts';
import { until } from '../../until.ts';
import { StartedHost, type Connection } from './StartedHost.ts';

afterAll(removeFolders);

describe('two tabs on one library', () => {
  let host: StartedHost;
  let left: Connection;
  let right: Connection;
  beforeEach(async () => {
    host = await StartedHost.start(newFolder());
    [left, right] = await Promise.all([host.connect(), host.connect()]);
  });
  afterEach(() => host.stop());

  it('hear of each other’s changes', async () => {
    const { id } = unwrap(await left.call('model.create', { document: documentWith(task('t1')) }));
    unwrap(await left.call('model.commit', { id, baseRevision: 0, kind: 'edit', edit: editOf(documentWith(task('t1')), rename('t1', 'Left')).edit }));
    await until('the other tab hears of both changes', () => right.events.length >= 2, () => right.events);

    expect(right.events).toEqual([{ event: 'library.changed', payload: {} }, { event: 'model.changed', payload: { id, revision: 1 } }]);
  });

  it('cannot overwrite each other: the second learns of the conflict, reads again and goes on', async () => {
    const { id } = unwrap(await left.call('model.create', { document: documentWith(task('t1')) }));
    const start = unwrap(await right.call('model.open', { id })).document;
    unwrap(await left.call('model.commit', { id, baseRevision: 0, kind: 'edit', edit: editOf(start, rename('t1', 'Left')).edit }));

    const { edit } = editOf(start, rename('t1', 'Right'));
    expect(await right.call('model.commit', { id, baseRevision: 0, kind: 'edit', edit })).toMatchObject({ ok: false, error: { code: 'conflict' } });

    const again = unwrap(await right.call('model.open', { id }));
    expect(again.document.master.nodes[nodeId('t1')]?.name).toBe('Left');
    unwrap(await right.call('model.commit', { id, baseRevision: again.revision, kind: 'edit', edit: editOf(again.document, addTask('t2')).edit }));
    expect(Object.keys(unwrap(await left.call('model.open', { id })).document.master.nodes)).toEqual(['t1', 't2']);
  });

  it('of which one closes a model do not take it away from the other', async () => {
    const { id } = unwrap(await left.call('model.create', { document: documentWith(task('t1')) }));
    const { document } = unwrap(await right.call('model.open', { id }));
    unwrap(await left.call('model.close', { id }));

    expect(await right.call('model.commit', { id, baseRevision: 0, kind: 'edit', edit: editOf(document, rename('t1', 'Still here')).edit })).toEqual({ ok: true, value: { revision: 1 } });
  });
});

describe('a damaged database', () => {
  it('is reported at the start, and the backup put back when asked for', async () => {
    const folder = newFolder();
    const storage = storageIn(folder, () => new Date('2026-01-05T08:00:00Z'));
    const id = MODEL;
    storage.models.create(id, documentWith(task('t1', 'In the backup')));
    await storage.backupIfDue();
    storage.close();
    writeFileSync(join(folder, DATABASE_FILE), 'damaged'.repeat(10_000));

    await expect(StartedHost.start(folder)).rejects.toThrow(/Ended with 2: The database .* is damaged and was left as it is\. The last good backup is .*laneway-20260105T080000Z\.sqlite/);

    const host = await StartedHost.start(folder, ['--restore-backup']);
    const connection = await host.connect();
    expect(unwrap(await connection.call('model.open', { id })).document.master.nodes[nodeId('t1')]?.name).toBe('In the backup');
    expect(await host.stop()).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('laneway-before-restore-'))).toHaveLength(1);
    expect(existsSync(join(folder, DATABASE_FILE))).toBe(true);
  });
});
