import type { FileBytes, ImportWarning } from '../../shared/contract/contract.ts';
import { LANEWAY_BYTES_LIMIT } from '../../shared/files/lanewayFile.ts';
import { isNoModel, modelFileName } from '../../shared/files/modelFileNames.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import { message, type Message } from '../../shared/i18n/Message.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { offerCopy, offerOpened } from '../compare/offerCopies.ts';
import { showOpenConflicts } from '../compare/openMerge.ts';
import { studio } from '../store/studioStore.ts';
import { MOST_FILES, type Found } from './importing/droppedFiles.ts';
import { foldersOf, nameOf, sourceOfBytes, type FileSource } from './importing/FileSource.ts';
import { imports, setImports, type ImportedFile } from './importing/importStore.ts';
import { isDeciding } from './importing/isDeciding.ts';
import { LibraryFolders } from './importing/LibraryFolders.ts';
import { openWhenDecided } from './importing/openWhenDecided.ts';

type Imported = Extract<ImportedFile, { outcome: 'imported' }>;

const MB = 1_048_576;

/** One file into the library. */
async function importOne(source: FileSource): Promise<Result<Pick<Imported, 'id' | 'warnings'>, Message>> {
  if (source.size > LANEWAY_BYTES_LIMIT) return err(message('bpmn.error.too-large', { size: Math.ceil(source.size / MB), limit: LANEWAY_BYTES_LIMIT / MB }));
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await source.read());
  } catch {
    return err(message('importing.unreadable'));
  }
  const answer = await studio.getState().api.invoke('model.import', { name: nameOf(source).slice(0, 1_000) || 'model', bytes });
  return answer.ok ? ok(answer.value) : err(fromWire(answer.error.message));
}

/** Opens an imported model; what its file holds that is not understood stands in the drawer. */
export async function openImported({ id, warnings }: { readonly id: ModelId; readonly warnings: Imported['warnings'] }): Promise<void> {
  const { openModel, setDrawerTab, setLayout } = studio.getState();
  if (warnings.length > 0) {
    // First, so that the diagram is fitted into the room that is left.
    setDrawerTab('import');
    setLayout('drawer.open', true);
  }
  await openModel(id, [...warnings]);
}

/** Opens what a report tells of; of another copy of a model that is there it is asked what shall become of it. */
export async function openReported(file: Imported): Promise<void> {
  await openImported(file);
  if (studio.getState().open?.id !== file.id) return;
  await showOpenConflicts({ isAsked: false });
  if (file.copyOf !== null && !isDeciding()) await offerOpened(studio);
}

/** Puts files into the library. A single one is opened, or refused in words; of several there is a report. */
export function importFiles(files: readonly FileBytes[]): Promise<void> {
  return importSources({ sources: files.map(sourceOfBytes), passedOver: 0, isCut: false });
}

export async function importSources({ sources, passedOver, isCut }: Found): Promise<void> {
  const { notify } = studio.getState();
  if (isDeciding()) return notify({ tone: 'info', message: message('importing.deciding') });
  if (isCut) notify({ tone: 'error', message: message('importing.tooMany', { limit: MOST_FILES }) });
  const [first] = sources;
  if (isCut) return;
  if (!first) {
    if (passedOver > 0) notify({ tone: 'info', message: message('importing.folder.none') });
    return;
  }
  if (imports.getState().status === 'running') return notify({ tone: 'info', message: message('importing.busy') });
  if (sources.length > 1) {
    await importBatch(sources, passedOver);
    return;
  }
  const open = async () => {
    const imported = await importOne(first);
    if (!imported.ok) return notify({ tone: 'error', message: message('shell.import.failed', { name: nameOf(first) }), detail: imported.error });
    await openWhenDecided(notify, async () => {
      await openImported(imported.value);
      await showOpenConflicts({ isAsked: false });
    });
  };
  // Another copy of a model that is there: the person says what shall become of it.
  if (!(await offerCopy(first, open))) await open();
}

/** One file after the other; between two of them the window draws and the person can stop. */
async function importBatch(sources: readonly FileSource[], passedOver: number): Promise<void> {
  const { api } = studio.getState();
  const folders = new LibraryFolders(api);
  /** A model that is in the library, but not where it belongs, is told of in the report. */
  const putIntoFolder = async (id: ModelId, path: readonly string[]): Promise<ImportWarning | null> => {
    const folder = await folders.at(path);
    const put = folder.ok && folder.value !== null ? await api.invoke('library.update', { id, folder: folder.value }) : folder;
    return put.ok ? null : { message: message('importing.folder.failed', { folder: path.join(' / ') }) };
  };
  const files: ImportedFile[] = [];
  let others = passedOver;
  let done = 0;
  for (const source of sources) {
    const before = imports.getState();
    if (before.status === 'running' && before.isStopping) break;
    setImports({ status: 'running', total: sources.length, done, current: source.path, files: [...files], passedOver: others, isStopping: false });
    const imported = await importOne(source);
    done += 1;
    if (imported.ok) {
      const { id, warnings } = imported.value;
      const misplaced = await putIntoFolder(id, foldersOf(source));
      const relatives = await api.invoke('compare.relatives', { id });
      const copyOf = (relatives.ok ? relatives.value[0]?.name : null) ?? null;
      files.push({ path: source.path, outcome: 'imported', id, copyOf, warnings: misplaced ? [misplaced, ...warnings] : warnings });
    } else if (foldersOf(source).length > 0 && modelFileName(nameOf(source)) === 'possible' && isNoModel(imported.error)) others += 1;
    else files.push({ path: source.path, outcome: 'refused', reason: imported.error });
  }
  setImports({ status: 'finished', total: sources.length, done, files, passedOver: others, isStopped: done < sources.length });
}

/** After the file that is being read. */
export function stopImport(): void {
  const state = imports.getState();
  if (state.status === 'running') setImports({ ...state, isStopping: true });
}
