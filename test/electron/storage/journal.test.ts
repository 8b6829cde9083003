import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { CallFailure } from '../../../shared/contract/CallFailure.ts';
import type { DocumentEdit } from '../../../shared/delta/DocumentEdit.ts';
import { nodeId } from '../../../shared/model/ids.ts';
import { addTask, commit, documentWith, editOf, MODEL, newFolder, removeFolders, rename, storageIn, task } from './storageFixture.ts';

afterAll(removeFolders);

const failureOf = (act: () => unknown): CallFailure => {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof CallFailure) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
};

describe('the journal of a model', () => {
  it('holds each commit as one revision, and opens as what the commits lead to', () => {
    const folder = newFolder();
    const storage = storageIn(folder);
    storage.models.create(MODEL, documentWith(task('t1')));
    commit(storage, rename('t1', 'Book a visit'));
    commit(storage, addTask('t2', 'Repair'));
    const before = storage.models.read(MODEL);
    // Ends without a last snapshot, as a kill does.
    storage.db.close();
    storage.close();

    const again = storageIn(folder);

    expect(again.models.read(MODEL)).toEqual(before);
    expect(again.models.read(MODEL).revision).toBe(2);
    again.close();
  });

  it('gives undo and redo back after a restart, in order', () => {
    const folder = newFolder();
    const storage = storageIn(folder);
    storage.models.create(MODEL, documentWith(task('t1')));
    const edits = ['A', 'B', 'C'].map((name) => commit(storage, rename('t1', name)));
    storage.models.commit({ id: MODEL, baseRevision: 3, kind: 'undo', edit: edits[2] as DocumentEdit });
    storage.close();

    const again = storageIn(folder);
    const opened = again.models.open(MODEL);

    expect(opened.document.master.nodes[nodeId('t1')]?.name).toBe('B');
    expect(opened.undo).toEqual(edits.slice(0, 2));
    expect(opened.redo).toEqual(edits.slice(2));

    again.models.commit({ id: MODEL, baseRevision: 4, kind: 'undo', edit: edits[1] as DocumentEdit });
    again.models.commit({ id: MODEL, baseRevision: 5, kind: 'redo', edit: edits[1] as DocumentEdit });
    again.models.commit({ id: MODEL, baseRevision: 6, kind: 'redo', edit: edits[2] as DocumentEdit });
    expect(again.models.read(MODEL).document.master.nodes[nodeId('t1')]?.name).toBe('C');
    again.close();
  });

  it('refuses a commit on an older revision as a conflict, and stays as it is', () => {
    const storage = storageIn(newFolder());
    storage.models.create(MODEL, documentWith(task('t1')));
    const { edit } = editOf(storage.models.read(MODEL).document, rename('t1', 'mine'));
    commit(storage, rename('t1', 'theirs'));

    const failure = failureOf(() => storage.models.commit({ id: MODEL, baseRevision: 0, kind: 'edit', edit }));

    expect(failure.code).toBe('conflict');
    expect(failure.text).toEqual({ key: 'storage.commit.conflict', params: { current: 1, base: 0 } });
    expect(storage.models.read(MODEL).document.master.nodes[nodeId('t1')]?.name).toBe('theirs');
    storage.close();
  });

  it('acknowledges a step that is sent again because its answer was lost, without storing it twice', () => {
    const storage = storageIn(newFolder());
    storage.models.create(MODEL, documentWith(task('t1')));
    const edit = commit(storage, rename('t1', 'once'));

    const answer = storage.models.commit({ id: MODEL, baseRevision: 0, kind: 'edit', edit });

    expect(answer).toEqual({ revision: 1 });
    expect(storage.db.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(1);
    storage.close();
  });

  it('takes back only the step that is next on the stack', () => {
    const storage = storageIn(newFolder());
    storage.models.create(MODEL, documentWith(task('t1')));
    const first = commit(storage, rename('t1', 'A'));
    commit(storage, rename('t1', 'B'));

    expect(failureOf(() => storage.models.commit({ id: MODEL, baseRevision: 2, kind: 'undo', edit: first })).code).toBe('conflict');
    expect(failureOf(() => storage.models.commit({ id: MODEL, baseRevision: 2, kind: 'redo', edit: first })).code).toBe('conflict');
    expect(storage.models.read(MODEL).revision).toBe(2);
    storage.close();
  });

  it.each<[string, DocumentEdit['patches']]>([
    ['a step without its work', [{ op: 'replace', path: ['master', 'nodes', 't1', 'work'], value: null }]],
    ['a name that is a number', [{ op: 'replace', path: ['master', 'nodes', 't1', 'name'], value: 7 }]],
    ['an element under a foreign key', [{ op: 'add', path: ['master', 'nodes', 't9'], value: task('t1') }]],
    ['an unknown table', [{ op: 'add', path: ['master', 'gadgets'], value: {} }]],
    ['a table replaced by something else', [{ op: 'replace', path: ['master', 'nodes'], value: [] }]],
    ['a document without a master', [{ op: 'remove', path: ['master'] }]],
    ['a path to nowhere', [{ op: 'replace', path: ['master', 'nodes', 'nowhere', 'name'], value: 'x' }]],
    ['a prototype key', [{ op: 'add', path: ['master', 'nodes', '__proto__'], value: task('t1') }]],
    ['a variant that added an unreadable step', [{
      op: 'add', path: ['variants', 'v1'],
      value: { id: 'v1', name: 'V', parent: null, order: 0, overlay: { nodes: { added: { t5: { id: 't5', kind: 'nothing' } }, changed: {}, removed: {} } } },
    }]],
    ['a variant that changed a field into something else', [{
      op: 'add', path: ['variants', 'v1'],
      value: { id: 'v1', name: 'V', parent: null, order: 0, overlay: { nodes: { added: {}, changed: { t1: { name: { from: 't1', to: 7 } } }, removed: {} } } },
    }]],
    ['a variant that changed the settings into something else', [{
      op: 'add', path: ['variants', 'v1'],
      value: { id: 'v1', name: 'V', parent: null, order: 0, overlay: { meta: { name: { from: 'Repair', to: null } } } },
    }]],
  ])('refuses %s, and the model stays readable', (_, patches) => {
    const folder = newFolder();
    const storage = storageIn(folder);
    storage.models.create(MODEL, documentWith(task('t1')));

    const failure = failureOf(() => storage.models.commit({ id: MODEL, baseRevision: 0, kind: 'edit', edit: { label: { key: 'x' }, patches, inverse: [] } }));

    expect(failure.code).toBe('refused');
    expect(failure.text.key).toBe('storage.commit.unreadable');
    storage.close();
    const again = storageIn(folder);
    expect(again.models.read(MODEL)).toEqual({ ...again.models.read(MODEL), document: documentWith(task('t1')), revision: 0 });
    again.close();
  });

  it('reopens any journal as the document that was in memory, undo and redo included', () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ is: fc.constant('rename' as const), node: fc.integer({ min: 0, max: 4 }), name: fc.string({ unit: 'grapheme', maxLength: 20 }) }) },
      { weight: 2, arbitrary: fc.record({ is: fc.constant('add' as const), node: fc.integer({ min: 0, max: 4 }) }) },
      { weight: 2, arbitrary: fc.record({ is: fc.constant('remove' as const), node: fc.integer({ min: 0, max: 4 }) }) },
      { weight: 3, arbitrary: fc.record({ is: fc.constantFrom('undo' as const, 'redo' as const) }) },
      { weight: 1, arbitrary: fc.record({ is: fc.constantFrom('reopen' as const, 'kill' as const, 'close' as const) }) },
    );
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const folder = newFolder();
      let storage = storageIn(folder);
      storage.models.create(MODEL, documentWith(task('t0')));
      let expected = storage.models.read(MODEL).document;
      let undo: { readonly before: typeof expected; readonly after: typeof expected; readonly edit: DocumentEdit }[] = [];
      let redo: typeof undo = [];
      for (const each of steps) {
        const { revision } = storage.models.read(MODEL);
        switch (each.is) {
          case 'rename':
          case 'add':
          case 'remove': {
            const id = nodeId(`t${each.node}`);
            const { document, edit } = editOf(expected, (draft) => {
              if (each.is === 'add') addTask(id)(draft);
              else if (each.is === 'remove') delete draft.master.nodes[id];
              else rename(id, each.name)(draft);
            });
            storage.models.commit({ id: MODEL, baseRevision: revision, kind: 'edit', edit });
            undo.push({ before: expected, after: document, edit });
            redo = [];
            expected = document;
            break;
          }
          case 'undo':
          case 'redo': {
            const entry = (each.is === 'undo' ? undo : redo).pop();
            if (!entry) break;
            storage.models.commit({ id: MODEL, baseRevision: revision, kind: each.is, edit: entry.edit });
            (each.is === 'undo' ? redo : undo).push(entry);
            expected = each.is === 'undo' ? entry.before : entry.after;
            break;
          }
          case 'close':
            storage.models.close(MODEL);
            break;
          case 'reopen':
          case 'kill':
            if (each.is === 'kill') storage.db.close();
            storage.close();
            storage = storageIn(folder);
            break;
        }
      }
      storage.close();

      const again = storageIn(folder);
      const opened = again.models.open(MODEL);
      expect(opened.document).toEqual(expected);
      expect(opened.undo).toEqual(undo.map(({ edit }) => edit));
      expect(opened.redo).toEqual(redo.map(({ edit }) => edit));
      again.close();
    }), { numRuns: 40 });
  });
});
