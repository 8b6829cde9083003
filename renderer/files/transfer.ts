import type { FileBytes, LanewayApi } from '../../shared/contract/contract.ts';

/** Files that Laneway opens. */
export const OPEN_EXTENSIONS = ['laneway', 'bpmn', 'xml', 'csv', 'tsv', 'xlsx', 'mmd', 'mermaid', 'md'] as const;

interface FileChoice {
  readonly extensions: readonly string[];
  /** Only the first of the chosen files is wanted. */
  readonly isOne: boolean;
}

const MODELS: FileChoice = { extensions: OPEN_EXTENSIONS, isOne: false };

const TYPES: Readonly<Record<string, string>> = {
  laneway: 'application/json', bpmn: 'application/xml', svg: 'image/svg+xml', png: 'image/png', pdf: 'application/pdf', html: 'text/html', md: 'text/markdown', csv: 'text/csv',
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

/** Asks for files to open, by the means of the host. */
export async function pickFiles(api: LanewayApi, title: string, choice = MODELS): Promise<readonly FileBytes[]> {
  if (api.host === 'browser') return pickInBrowser(choice);
  const answer = await api.invoke('host.openFiles', { title, extensions: [...choice.extensions] });
  return answer.ok ? answer.value : [];
}

/** Gives a file to the person: native dialog, or the browser's download. Says whether it went out. */
export async function saveFile(api: LanewayApi, file: FileBytes): Promise<boolean> {
  if (api.host === 'electron') {
    const answer = await api.invoke('host.saveFile', file);
    return answer.ok && answer.value.isSaved;
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
