import { afterAll, describe, expect, it } from 'vitest';
import { recordMerge } from '../../../electron/services/recordMerge.ts';
import { mergeModels } from '../../../shared/delta/mergeModels.ts';
import { documentWith, editOf, MODEL, newFolder, removeFolders, rename, storageIn, task } from './storageFixture.ts';

afterAll(removeFolders);

const base = documentWith(task('t1', 'Take'), task('t2', 'Pack'));
const ours = editOf(base, rename('t1', 'Mine')).document;
const theirs = editOf(editOf(base, rename('t1', 'Theirs')).document, rename('t2', 'Wrap')).document;
const { merged, conflicts } = mergeModels(base, ours, theirs);
const step = editOf(ours, rename('t2', 'Wrap'));
const record = { joins: { document: theirs, lineage: {} }, conflicts: [...conflicts] };

describe('the step of a merge', () => {
  it('is stored with its lineage and what it leaves open', () => {
    const storage = storageIn(newFolder());
    storage.models.create(MODEL, ours);
    storage.models.commit({ id: MODEL, baseRevision: 0, kind: 'edit', edit: step.edit }, (revision) => recordMerge(storage, MODEL, record, revision));

    expect(storage.models.read(MODEL).document).toEqual(merged);
    expect(storage.openConflicts.of(MODEL)).toHaveLength(1);
    expect(storage.ancestors.commonWith(MODEL, theirs, {})).toMatchObject({ kind: 'merged', document: theirs });
    storage.close();
  });

  it.each(['ancestor', 'conflict_record'])('is not stored at all where %s cannot be written, and can be stored again', (table) => {
    const storage = storageIn(newFolder());
    storage.models.create(MODEL, ours);
    const merge = () => storage.models.commit({ id: MODEL, baseRevision: 0, kind: 'edit', edit: step.edit }, (revision) => recordMerge(storage, MODEL, record, revision));
    storage.db.exec(`CREATE TRIGGER full BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'no room'); END`);

    expect(merge).toThrow('no room');
    expect(storage.models.read(MODEL)).toEqual({ document: ours, revision: 0 });
    expect(storage.openConflicts.of(MODEL)).toEqual([]);
    expect(storage.ancestors.of(MODEL)).toEqual({});

    storage.db.exec('DROP TRIGGER full');
    expect(merge()).toEqual({ revision: 1 });
    expect(storage.openConflicts.of(MODEL)).toHaveLength(1);
    storage.close();
  });
});
