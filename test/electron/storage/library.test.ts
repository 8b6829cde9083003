import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SimulationReport } from '../../../shared/analysis/SimulationReport.ts';
import type { Storage } from '../../../electron/storage/openStorage.ts';
import { CallFailure } from '../../../shared/contract/CallFailure.ts';
import { modelId } from '../../../shared/model/ids.ts';
import { emptyDocument } from '../../../shared/model/emptyModel.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { commit, documentWith, MODEL, newFolder, removeFolders, rename, storageIn, task } from './storageFixture.ts';

afterAll(removeFolders);

let storage: Storage;
beforeEach(() => {
  storage = storageIn(newFolder());
});
afterEach(() => storage.close());

const named = (name: string, document: ModelDocument = emptyDocument(name)): ModelDocument => ({ ...document, master: { ...document.master, meta: { ...document.master.meta, name } } });
const names = (view: 'all' | 'recent' | 'archive' | 'trash') => storage.library.list({ view }).map(({ name }) => name);

describe('the library', () => {
  it('shows name, steps, variants, folder, tags and times of each model', () => {
    storage.models.create(MODEL, documentWith(task('t1'), task('t2')));
    const folder = storage.library.createFolder('folder_1', ' Repairs ', null);
    storage.library.update({ id: MODEL, folder: folder.id, tags: ['urgent', ' home ', '', 'urgent'] });
    storage.library.setThumbnail(MODEL, '<svg/>');

    expect(storage.library.list({ view: 'all' })).toEqual([{
      id: MODEL, name: 'Repair', steps: 2, variants: 0, folder: 'folder_1', tags: ['home', 'urgent'], thumbnail: '<svg/>',
      createdAt: '2026-01-05T08:00:02.000Z', modifiedAt: '2026-01-05T08:00:02.000Z', openedAt: null, isArchived: false, trashedAt: null,
    }]);
    expect(storage.library.folders()).toEqual([{ id: 'folder_1', name: 'Repairs', parent: null }]);
  });

  it('follows the name and the number of steps with each commit', () => {
    storage.models.create(MODEL, documentWith(task('t1')));

    commit(storage, (draft) => {
      draft.master.meta.name = '宽带维修';
      delete draft.master.nodes[task('t1').id];
    });

    expect(storage.library.list({ view: 'all' })).toMatchObject([{ name: '宽带维修', steps: 0 }]);
  });

  it('lists recent models by when they were opened, and leaves archive and trash to their own lists', () => {
    for (const name of ['A', 'B', 'C', 'D']) storage.models.create(modelId(name), named(name));
    storage.models.open(modelId('B'));
    storage.models.open(modelId('A'));
    storage.library.update({ id: modelId('C'), isArchived: true });
    storage.library.trash(modelId('D'));

    expect(names('recent')).toEqual(['A', 'B']);
    expect(names('archive')).toEqual(['C']);
    expect(names('trash')).toEqual(['D']);
    expect(names('all')).toEqual(['B', 'A']);

    storage.library.restore(modelId('D'));
    expect(names('trash')).toEqual([]);
    expect(names('all')).toContain('D');
  });

  it('filters by folder, by no folder, and by tag', () => {
    for (const name of ['A', 'B']) storage.models.create(modelId(name), named(name));
    storage.library.createFolder('f', 'Folder', null);
    storage.library.update({ id: modelId('A'), folder: 'f', tags: ['x'] });

    expect(storage.library.list({ view: 'all', folder: 'f' }).map(({ name }) => name)).toEqual(['A']);
    expect(storage.library.list({ view: 'all', folder: null }).map(({ name }) => name)).toEqual(['B']);
    expect(storage.library.list({ view: 'all', tag: 'x' }).map(({ name }) => name)).toEqual(['A']);
  });

  it('deletes a folder but never what is in it', () => {
    storage.library.createFolder('outer', 'Outer', null);
    storage.library.createFolder('inner', 'Inner', 'outer');
    storage.library.createFolder('deep', 'Deep', 'inner');
    storage.models.create(MODEL, documentWith());
    storage.library.update({ id: MODEL, folder: 'inner' });

    storage.library.deleteFolder('inner');

    expect(storage.library.folders()).toEqual([{ id: 'deep', name: 'Deep', parent: 'outer' }, { id: 'outer', name: 'Outer', parent: null }]);
    expect(storage.library.list({ view: 'all' })).toMatchObject([{ folder: 'outer' }]);
  });

  it('says so when a model or folder is not there', () => {
    for (const act of [() => storage.library.trash(MODEL), () => storage.library.update({ id: MODEL }), () => storage.library.renameFolder('f', 'x'), () => storage.models.open(MODEL)]) expect(act).toThrow(CallFailure);
    expect(() => storage.library.createFolder('f', '  ', null)).toThrow(/nameMissing/);
  });

  it('keeps the newest fifty runs, also when the clock was set back between them', () => {
    const folder = newFolder();
    let now = Date.parse('2027-01-01T08:00:00Z');
    const other = storageIn(folder, () => new Date((now += 1_000)));
    other.models.create(MODEL, documentWith(task('t1')));
    const run = (id: string) => {
      other.runs.start({ id, modelId: MODEL, revision: 0, seed: 1, replications: 2, engineVersion: '1' }, {});
      other.runs.stop(id, 'cancelled', null);
    };
    for (let number = 1; number <= 50; number += 1) run(`ahead_${number}`);

    now = Date.parse('2026-01-01T08:00:00Z');
    other.runs.start({ id: 'newest', modelId: MODEL, revision: 0, seed: 1, replications: 2, engineVersion: '1' }, {});
    other.runs.finish('newest', {} as SimulationReport);

    const kept = other.runs.of(MODEL).map(({ id }) => id);
    expect(kept).toHaveLength(50);
    expect(kept[0]).toBe('newest');
    expect(kept).not.toContain('ahead_1');
    // What an earlier version wrote says less than is shown today: the run stays, its report is not read.
    expect(other.runs.read('newest')).toMatchObject({ header: { status: 'finished' }, report: null });
    other.close();
  });

  it('forgets a purged model with all that belongs to it', () => {
    storage.models.create(MODEL, documentWith(task('t1')));
    commit(storage, rename('t1', 'Something to find'));
    storage.attachments.add(MODEL, { 'source.bpmn': new Uint8Array([1, 2, 3]) });
    storage.runs.start({ id: 'run_1', modelId: MODEL, revision: 1, seed: 1, replications: 2, engineVersion: '1' }, {});
    expect(storage.text.search('find')).toHaveLength(1);

    storage.models.purge(MODEL);

    for (const table of ['model', 'journal', 'snapshot', 'attachment', 'run', 'model_text']) expect(storage.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
    expect(storage.text.search('find')).toEqual([]);
  });
});

describe('search', () => {
  beforeEach(() => {
    storage.models.create(modelId('repair'), named('Broadband repair 宽带维修', documentWith(
      { ...task('t1', 'Measure the line'), documentation: 'Use the 100%_meter "blue" one' }, task('t2', '上门维修'),
    )));
    storage.models.create(modelId('loan'), named('Loan approval', documentWith(task('t1', 'Check the credit line'))));
  });
  const found = (text: string) => storage.text.search(text).map(({ id }) => id).toSorted();

  it.each<[string, string[]]>([
    ['broadband', ['repair']],
    ['BROAD', ['repair']],
    ['line', ['loan', 'repair']],
    ['easure', ['repair']],
    ['line measure', ['repair']],
    ['维', ['repair']],
    ['维修', ['repair']],
    ['上门维修', ['repair']],
    ['宽带 line', ['repair']],
    ['me', ['repair']],
    ['credit 维修', []],
    ['100%_', ['repair']],
    ['%', ['repair']],
    ['_', ['repair']],
    ['"blue"', ['repair']],
    ['" OR name:*', []],
    ['nothing of the kind', []],
    ['   ', []],
    ['line\0measure', ['repair']],
    ['b r o a d '.repeat(1_000), ['repair']],
    [Array.from({ length: 3_000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join(' '), []],
  ])('finds %s in %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('shows the line in which it was found', () => {
    expect(storage.text.search('blue')).toEqual([{ id: 'repair', name: 'Broadband repair 宽带维修', snippet: 'Use the 100%_meter "blue" one' }]);
    expect(storage.text.search('维修').map(({ snippet }) => snippet)).toEqual(['Broadband repair 宽带维修']);
  });

  it('finds what was just changed, no longer finds what is gone, and passes over the trash', () => {
    commit(storage, rename('t1', 'Replace the router'), modelId('repair'));

    expect(found('router')).toEqual(['repair']);
    expect(found('Measure')).toEqual([]);

    storage.library.trash(modelId('repair'));
    expect(found('router')).toEqual([]);
  });

  it('finds the texts of variants', () => {
    commit(storage, (draft) => {
      draft.variants = {
        v1: { id: 'v1', name: 'Remote first', parent: null, order: 0, overlay: { nodes: { added: {}, changed: { t1: { name: { from: 'Measure the line', to: 'Measure from afar' } } }, removed: {} } } },
      } as unknown as typeof draft.variants;
    }, modelId('repair'));

    expect(found('Remote first')).toEqual(['repair']);
    expect(found('afar')).toEqual(['repair']);
  });
});
