import type { FileBytes, LanewayApi } from '../../shared/contract/contract.ts';
import { studio } from '../store/studioStore.ts';

/** Files that Laneway opens. */
export const OPEN_EXTENSIONS = ['laneway', 'bpmn', 'xml', 'csv', 'tsv', 'xlsx', 'mmd', 'mermaid', 'md'] as const;

interface FileChoice {
  readonly extensions: readonly string[];
  /** More than one cannot be chosen. */
  readonly isOne: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  laneway: 'application/json', bpmn: 'application/xml', xes: 'application/xml', svg: 'image/svg+xml', png: 'image/png', pdf: 'application/pdf', html: 'text/html', md: 'text/markdown', csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export async function readFiles(files: Iterable<File>): Promise<readonly FileBytes[]> {
  return Promise.all(Array.from(files, async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
}

/** The browser's own file dialog. Nothing chosen: an empty list. */
function pickInBrowser({ extensions, isOne }: FileChoice): Promise<readonly FileBytes[]> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = !isOne;
    input.accept = extensions.map((extension) => `.${extension}`).join(',');
    input.addEventListener('change', () => readFiles(input.files ?? []).then(resolve, reject), { once: true });
    input.addEventListener('cancel', () => resolve([]), { once: true });
    input.click();
  });
}

/** Asks by the means of the host. A file that cannot be read is spoken of, and is none. */
async function pick(api: LanewayApi, title: string, choice: FileChoice): Promise<readonly FileBytes[]> {
  if (api.host === 'browser') return pickInBrowser(choice);
  const answer = await api.invoke('host.openFiles', { title, extensions: [...choice.extensions], isOne: choice.isOne });
  if (answer.ok) return answer.value;
  studio.getState().notifyError(answer.error);
  return [];
}

/** Asks for models to open. */
export const pickFiles = (api: LanewayApi, title: string): Promise<readonly FileBytes[]> => pick(api, title, { extensions: OPEN_EXTENSIONS, isOne: false });

/** Asks for one file; `null` when the person thought better of it. */
export const pickFile = async (api: LanewayApi, title: string, extensions: readonly string[] = OPEN_EXTENSIONS): Promise<FileBytes | null> => (await pick(api, title, { extensions, isOne: true }))[0] ?? null;

/** Gives a file to the person: native dialog, or the browser's download. Says whether it went out; why it could not is told. */
export async function saveFile(api: LanewayApi, file: FileBytes): Promise<boolean> {
  if (api.host === 'electron') {
    const answer = await api.invoke('host.saveFile', file);
    if (answer.ok) return answer.value.isSaved;
    studio.getState().notifyError(answer.error);
    return false;
  }
  const extension = file.name.split('.').at(-1) ?? '';
  const url = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)], { type: TYPES[extension] ?? 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return true;
}
