import { beforeEach, describe, expect, it } from 'vitest';
import type { LanewayApi } from '../../../shared/contract/contract.ts';
import { message } from '../../../shared/i18n/Message.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { modelId } from '../../../shared/model/ids.ts';
import { importSources, stopImport } from '../../../renderer/files/importFiles.ts';
import { imports, setImports } from '../../../renderer/files/importing/importStore.ts';
import { reportCsv } from '../../../renderer/files/importing/reportCsv.ts';
import type { FileSource } from '../../../renderer/files/importing/FileSource.ts';
import { closeComparison, setComparison } from '../../../renderer/compare/compareStore.ts';
import { attachHost } from '../../../renderer/store/attachHost.ts';
import { studio } from '../../../renderer/store/studioStore.ts';
import { FakeHost, MODEL } from '../store/fakeApi.ts';

const source = (path: string, size = 1): FileSource => ({ path, size, read: () => Promise.resolve(new Uint8Array(1)) });
const found = (...sources: readonly FileSource[]) => ({ sources, passedOver: 0, isCut: false });

let calls: [string, unknown][] = [];
/** A host that reads what is called `good`, refuses the rest, and remembers what it was asked. */
const host = (onImport: (name: string) => void = () => undefined, refused = ''): LanewayApi => ({
  host: 'browser',
  on: () => () => undefined,
  invoke: (call, input) => {
    calls.push([call, input]);
    const answer = (): unknown => {
      if (call === refused) return { ok: false, error: { code: 'storage', message: { key: 'importing.unreadable' } } };
      if (call === 'library.folders') return { ok: true, value: [] };
      if (call === 'library.createFolder') return { ok: true, value: { id: `folder ${(input as { name: string }).name}` } };
      if (call === 'compare.relatives') return { ok: true, value: (input as { id: string }).id === 'good2.bpmn' ? [{ id: 'old', name: 'Claims of last year' }] : [] };
      if (call === 'compare.file') return { ok: true, value: { relatives: [], openConflicts: 0 } };
      if (call !== 'model.import') return { ok: true, value: undefined };
      const { name } = input as { name: string };
      onImport(name);
      return name.startsWith('good') ? { ok: true, value: { id: modelId(name), warnings: [] } } : { ok: false, error: { code: 'refused', message: { key: name.startsWith('table') ? 'interchange.outline.noHeader' : 'bpmn.error.empty', params: { found: '' } } } };
    };
    return Promise.resolve(answer() as never);
  },
});

beforeEach(() => {
  calls = [];
  setImports({ status: 'idle' });
  closeComparison();
  studio.setState({ api: host(), open: null, toasts: [] });
});

describe('several files', () => {
  it('come in one after the other, each with what became of it, into folders like theirs', async () => {
    await importSources(found(source('Claims/good1.bpmn'), source('Claims/2026/good2.bpmn'), source('Claims/bad.bpmn'), source('Claims/table.csv'), source('Claims/huge.bpmn', 1e12)));

    expect(imports.getState()).toMatchObject({
      status: 'finished', isStopped: false, passedOver: 1,
      files: [{ path: 'Claims/good1.bpmn', outcome: 'imported' }, { path: 'Claims/2026/good2.bpmn', outcome: 'imported' }, { path: 'Claims/bad.bpmn', outcome: 'refused', reason: { key: 'bpmn.error.empty' } }, { path: 'Claims/huge.bpmn', reason: { key: 'bpmn.error.too-large' } }],
    });
    expect(calls.filter(([call]) => call === 'library.createFolder').map(([, input]) => input)).toEqual([{ name: 'Claims', parent: null }, { name: '2026', parent: 'folder Claims' }]);
    expect(calls.filter(([call]) => call === 'library.update').map(([, input]) => input)).toEqual([{ id: 'good1.bpmn', folder: 'folder Claims' }, { id: 'good2.bpmn', folder: 'folder 2026' }]);
  });

  it('are told apart from copies of what the library has, in the report and in its table', async () => {
    await importSources(found(source('good1.bpmn'), source('good2.bpmn')));

    const state = imports.getState();
    expect(state).toMatchObject({ files: [{ path: 'good1.bpmn', copyOf: null }, { path: 'good2.bpmn', copyOf: 'Claims of last year' }] });
    const csv = new TextDecoder().decode(reportCsv(state.status === 'finished' ? state.files : [], translator('en')));
    expect(csv).toContain('good2.bpmn,Imported,,Another copy of “Claims of last year”');
    expect(csv.match(/Another copy/g)).toHaveLength(1);
  });

  it('stop after the one that is being read', async () => {
    studio.setState({ api: host((name) => { if (name === 'good2.bpmn') stopImport(); }) });

    await importSources(found(source('good1.bpmn'), source('good2.bpmn'), source('good3.bpmn')));

    expect(imports.getState()).toMatchObject({ status: 'finished', isStopped: true, done: 2, total: 3 });
    expect(calls.filter(([call]) => call === 'model.import')).toHaveLength(2);
  });

  it('whose folder cannot be made, or not be used, say where they are', async () => {
    for (const refused of ['library.createFolder', 'library.folders', 'library.update']) {
      studio.setState({ api: host(undefined, refused) });

      await importSources(found(source('Claims/good1.bpmn'), source('good2.bpmn')));

      expect(imports.getState(), refused).toMatchObject({ files: [{ outcome: 'imported', warnings: [{ message: { key: 'importing.folder.failed', params: { folder: 'Claims' } } }] }, { outcome: 'imported', warnings: [] }] });
    }
  });

  it('that come while others are being read are refused in words', async () => {
    const api = host(() => void importSources(found(source('good3.bpmn'))));
    studio.setState({ api });

    await importSources(found(source('good1.bpmn'), source('bad.bpmn')));

    expect(calls.filter(([call]) => call === 'model.import')).toHaveLength(2);
    expect(studio.getState().toasts.map(({ message: { key } }) => key)).toEqual(['importing.busy', 'importing.busy']);
  });

  it('one of which has gone meanwhile are read all the same', async () => {
    await importSources(found({ ...source('gone.bpmn'), read: () => Promise.reject(new Error('gone')) }, source('good.bpmn')));

    expect(imports.getState()).toMatchObject({ files: [{ outcome: 'refused', reason: { key: 'importing.unreadable' } }, { outcome: 'imported' }] });
  });
});

describe('while something is being decided', () => {
  const toasts = () => studio.getState().toasts.map(({ message: { key } }) => key);

  it('no file comes in behind it; why, and what to do, is said', async () => {
    setComparison({ status: 'choosing' });

    await importSources(found(source('good.bpmn')));
    await importSources(found(source('good1.bpmn'), source('good2.bpmn')));

    expect(calls).toEqual([]);
    expect(toasts()).toEqual(['importing.deciding', 'importing.deciding']);
  });

  it('a file that was on its way stays in the library', async () => {
    studio.setState({ api: host(() => setComparison({ status: 'choosing' })) });

    await importSources(found(source('good.bpmn')));

    expect(calls.map(([call]) => call)).not.toContain('model.open');
    expect(toasts()).toEqual(['importing.inLibrary']);
  });

  it('what the system hands over stays in the library, and can be opened afterwards', async () => {
    const other = new FakeHost();
    const stop = attachHost(studio, other.api);
    setComparison({ status: 'choosing' });

    other.emit('model.opened', { id: MODEL, warnings: [] });
    expect(studio.getState().open).toBeNull();
    const [toast] = studio.getState().toasts;
    expect(toast?.message.key).toBe('importing.inLibrary');
    toast?.action?.run();
    expect(studio.getState().open).toBeNull();

    closeComparison();
    toast?.action?.run();
    await expect.poll(() => studio.getState().open?.id).toBe(MODEL);
    stop();
  });
});

describe('the report of an import', () => {
  it('is a table that carries out no formula, whatever a file is called', () => {
    const csv = new TextDecoder().decode(reportCsv([
      { path: '=cmd|calc!A1.bpmn', outcome: 'refused', reason: message('bpmn.error.empty') },
      { path: 'a,"b".csv', outcome: 'imported', warnings: [{ line: 3, message: { key: 'interchange.csv.quotes' } }] },
    ], translator('en')));

    expect(csv.split('\r\n').slice(0, 4)).toEqual([
      'File,Outcome,Line,Details', "'=cmd|calc!A1.bpmn,Not imported,,\"The file is empty. Choose another file, or export it again from the tool that made it.\"",
      '"a,""b"".csv",Imported,,', '"a,""b"".csv",Imported,3,Quotation marks do not match from this line on. Check the cells below.',
    ]);
  });

  it('says of parameters that they were imported, and on which line something was left out', () => {
    const csv = new TextDecoder().decode(reportCsv([{ path: 'claim.json', outcome: 'imported', warnings: [{ line: 7, message: { key: 'interchange.csv.quotes' } }] }], translator('en')));

    expect(csv.split('\r\n').slice(1, 3)).toEqual(['claim.json,Imported,,', expect.stringMatching(/^claim\.json,Imported,7,/)]);
  });
});
