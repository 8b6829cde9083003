import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { BPMN_SOURCE } from '../../../electron/storage/Attachments.ts';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { exportInThread } from '../../../electron/exports/exportInThread.ts';
import { simulateOnPool } from '../../../electron/services/simulateOnPool.ts';
import { startServices, type RunningServices } from '../../../electron/services/startServices.ts';
import type { CallName, Input } from '../../../shared/contract/contract.ts';
import { mergeModels } from '../../../shared/delta/mergeModels.ts';
import { readLaneway, writeLaneway } from '../../../shared/files/lanewayFile.ts';
import { withConflicts } from '../../../shared/files/mergeConflictsFile.ts';
import type { ModelId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { unwrap } from '../../../shared/result.ts';
import { documentWith, editOf, newFolder, removeFolders, rename, task } from '../storage/storageFixture.ts';
import { callService } from './callService.ts';

afterAll(removeFolders);

const samplesFolder = resolve(import.meta.dirname, '../../../resources/samples');
const simulate = simulateOnPool(new URL('../../../electron/simulation/worker.ts', import.meta.url));
const exportWorker = new URL('../../../electron/exports/worker.ts', import.meta.url);

let services: RunningServices;
let dataFolder = '';
beforeEach(() => {
  dataFolder = newFolder();
  services = unwrap(startServices({ dataFolder, samplesFolder, locale: 'en', simulate, exportFile: exportInThread(exportWorker), emit: () => undefined, log: () => undefined }));
});
afterEach(() => services.close());

const call = <C extends CallName>(name: C, input: Input<C>) => callService({ services, dataFolder, log: () => undefined }, name, input);
const create = async (document: ModelDocument): Promise<ModelId> => unwrap(await call('model.create', { document })).id;

const start = documentWith(task('t1', 'Take the order'), task('t2', 'Pack'), task('t3', 'Send'));
const file = (document: ModelDocument) => ({ name: 'copy.laneway', bytes: new Uint8Array(writeLaneway(document)) });
/** One step in the model of the library. */
async function renameIn(id: ModelId, step: string, name: string, document: ModelDocument, baseRevision: number): Promise<ModelDocument> {
  const { document: next, edit } = editOf(document, rename(step, name));
  unwrap(await call('model.commit', { id, baseRevision, kind: 'edit', edit }));
  return next;
}

describe('a file that is another copy of a model', () => {
  it('is recognised by its steps and told from strangers, without being stored', async () => {
    const id = await create(start);
    await create(documentWith(task('x1', 'Take the order'), task('x2', 'Pack')));

    const { relatives } = unwrap(await call('compare.file', file(editOf(start, rename('t2', 'Wrap')).document)));

    expect(relatives).toMatchObject([{ id, share: 1, steps: { common: 3, here: 3, there: 3 }, isSame: false }]);
    expect(unwrap(await call('library.list', { view: 'all' }))).toHaveLength(2);
  });

  it('is told with the files that it brings and that the model of the library lacks', async () => {
    await create(start);
    const bytes = new Uint8Array(writeLaneway(start, { [BPMN_SOURCE]: writeBpmn(start.master).bytes }));

    const { relatives } = unwrap(await call('compare.file', { name: 'copy.laneway', bytes }));

    expect(relatives).toMatchObject([{ differentFiles: [BPMN_SOURCE] }]);
    expect(unwrap(await call('compare.file', file(start))).relatives).toMatchObject([{ differentFiles: [] }]);
  });

  it('is known to hold the very same', async () => {
    await create(start);

    expect(unwrap(await call('compare.file', file(start))).relatives).toMatchObject([{ isSame: true }]);
  });

  it('is not found in the trash', async () => {
    const id = await create(start);
    unwrap(await call('library.trash', { id }));

    expect(unwrap(await call('compare.file', file(start))).relatives).toEqual([]);
  });

  it('is no relative of itself once it is stored', async () => {
    const [first, second] = [await create(start), await create(start)];

    expect(unwrap(await call('compare.relatives', { id: second })).map(({ id }) => id)).toEqual([first]);
  });
});

describe('the common state', () => {
  it('is found in the journal, so that a merge takes both sides', async () => {
    const id = await create(start);
    const shared = await renameIn(id, 't1', 'Take an order', start, 0);
    const mine = await renameIn(id, 't2', 'Wrap', shared, 1);
    const theirs = editOf(shared, rename('t3', 'Ship')).document;

    const base = unwrap(await call('compare.base', { id, document: theirs }));

    expect(base).toMatchObject({ steps: 1, differing: 1, document: shared });
    const { merged, conflicts } = mergeModels(base.document, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(Object.values(merged.master.nodes).map(({ name }) => name)).toEqual(['Take an order', 'Wrap', 'Ship']);
  });
});

describe('conflicts that travel with a model', () => {
  const [ours, theirs] = [editOf(start, rename('t1', 'Mine')).document, editOf(start, rename('t1', 'Theirs')).document];
  const { merged, conflicts } = mergeModels(start, ours, theirs);

  it('come with the file, stay until they are settled, and are gone then', async () => {
    const { id } = unwrap(await call('model.import', { name: 'merged.laneway', bytes: new Uint8Array(writeLaneway(merged, withConflicts({}, conflicts))) }));
    expect(unwrap(await call('merge.conflicts', { id }))).toHaveLength(1);

    unwrap(await call('merge.record', { id, merge: { joins: null, conflicts: [] } }));

    expect(unwrap(await call('merge.conflicts', { id }))).toEqual([]);
    expect(unwrap(readLaneway(unwrap(await call('model.export', { id, format: 'laneway', variant: null, locale: 'en' })).bytes)).attachments).toEqual({});
  });
});

describe('the effect of a change', () => {
  const sample = unwrap(readLaneway(new Uint8Array(readFileSync(join(samplesFolder, 'loan-approval.en.laneway'))))).document.master;
  const quick = { ...sample, meta: { ...sample.meta, settings: { ...sample.meta.settings, cases: 40, replications: 5, warmUpCases: 0 } } };

  it('is none, exactly, where nothing changes: both run on the same random numbers', async () => {
    const answer = unwrap(await call('compare.effect', { id: 'effect_1', before: quick, after: quick }));

    expect(answer).toMatchObject({ kind: 'answered', effect: { cycleTime: { difference: { mean: 0 }, verdict: 'noDifferenceShown' } } });
  });

  it('is refused in words for a model that cannot be simulated', async () => {
    const answer = unwrap(await call('compare.effect', { id: 'effect_2', before: quick, after: documentWith().master }));

    expect(answer).toMatchObject({ kind: 'refused' });
  });
});
