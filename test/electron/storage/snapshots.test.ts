import { afterAll, describe, expect, it } from 'vitest';
import { CallFailure } from '../../../shared/contract/CallFailure.ts';
import { modelId, nodeId } from '../../../shared/model/ids.ts';
import { until } from '../../until.ts';
import { addTask, commit, documentWith, MODEL, newFolder, removeFolders, rename, storageIn, task } from './storageFixture.ts';

afterAll(removeFolders);

describe('snapshots', () => {
  it('are written every so many edits without anybody waiting, and keep the journal short to replay', async () => {
    const storage = storageIn(newFolder());
    storage.models.create(MODEL, documentWith(task('t1')));

    const revisions = () => storage.db.prepare('SELECT revision FROM snapshot ORDER BY revision').pluck().all().map(Number);
    for (let number = 1; number <= 450; number += 1) {
      commit(storage, rename('t1', `Name ${number}`));
      // Written beside the edits, at whatever speed: fifty edits later than it was due, it is waited for.
      if (number % 200 === 50) await until('the snapshot is written', () => Math.max(...revisions()) >= number - 50, revisions);
    }

    expect(Math.max(...revisions())).toBeGreaterThanOrEqual(400);
    expect(revisions().length).toBeLessThanOrEqual(3);
    expect(storage.db.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(450);
    storage.close();
  });

  it('are written when a model is closed, once', () => {
    const storage = storageIn(newFolder());
    storage.models.create(MODEL, documentWith(task('t1')));
    commit(storage, rename('t1', 'Closed'));

    storage.models.close(MODEL);
    storage.models.close(MODEL);

    expect(storage.db.prepare('SELECT revision FROM snapshot ORDER BY revision').pluck().all()).toEqual([0, 1]);
    expect(storage.models.read(MODEL).document.master.nodes[nodeId('t1')]?.name).toBe('Closed');
    storage.close();
  });

  it('that are damaged are passed over: an older one and more of the journal lead to the same document', () => {
    const folder = newFolder();
    const storage = storageIn(folder);
    storage.models.create(MODEL, documentWith(task('t1')));
    commit(storage, addTask('t2'));
    storage.models.close(MODEL);
    const before = storage.models.read(MODEL);
    storage.db.prepare('UPDATE snapshot SET document = ? WHERE revision = 1').run(Buffer.from('damaged'));
    storage.close();

    const again = storageIn(folder);

    expect(again.models.read(MODEL)).toEqual(before);
    again.close();
  });

  it('that are all damaged make one model unreadable, with its name, and leave the others alone', () => {
    const storage = storageIn(newFolder());
    storage.models.create(MODEL, documentWith(task('t1')));
    storage.models.create(modelId('other'), documentWith(task('t1', 'Findable')));
    storage.db.prepare('UPDATE snapshot SET document = ? WHERE model_id = ?').run(Buffer.from('damaged'), MODEL);

    expect(() => storage.models.open(MODEL)).toThrow(CallFailure);
    expect(() => storage.models.open(MODEL)).toThrow(/unreadableModel.*Repair/);
    expect(storage.text.search('Findable').map(({ id }) => id)).toEqual(['other']);
    expect(storage.library.list({ view: 'all' })).toHaveLength(2);
    storage.close();
  });

  it('let any number of models be open, of which the ones used last stay in memory', () => {
    const folder = newFolder();
    const storage = storageIn(folder);
    const ids = Array.from({ length: 40 }, (_, i) => modelId(`model_${i}`));
    for (const id of ids) storage.models.create(id, documentWith(task('t1')));

    for (const name of ['first', 'second']) for (const id of ids) commit(storage, rename('t1', `${name} ${id}`), id);

    for (const id of ids) expect(storage.models.open(id)).toMatchObject({ revision: 2, document: { master: { nodes: { t1: { name: `second ${id}` } } } } });
    storage.close();
  });
});
