import type { FileBytes, IpcError, LanewayApi } from '../../shared/contract/contract.ts';
import { ok, type Result } from '../../shared/result.ts';

export interface OpenFilesOptions {
  /** Title of the native dialog. */
  readonly title: string;
  /** Without dots. */
  readonly extensions: readonly string[];
}

/** What the host does around the page: dialogs and paper. One implementation per host. */
export interface HostCapabilities {
  /** Files that the person chose; none when they thought better of it. */
  openFiles(options: OpenFilesOptions): Promise<Result<readonly FileBytes[], IpcError>>;
  /** `isSaved` is `false` when the person thought better of it. A browser saves into its download folder. */
  saveFile(file: FileBytes): Promise<Result<{ readonly isSaved: boolean }, IpcError>>;
  /** Electron writes a PDF of this name; a browser shows its print dialog, which can do so too. */
  print(name: string): Promise<Result<{ readonly isSaved: boolean }, IpcError>>;
  setTitle(title: string): void;
  openExternal(url: string): void;
}

export const capabilities = (api: LanewayApi): HostCapabilities => (api.host === 'electron' ? desktopCapabilities(api) : browserCapabilities);

const desktopCapabilities = (api: LanewayApi): HostCapabilities => ({
  openFiles: ({ title, extensions }) => api.invoke('host.openFiles', { title, extensions: [...extensions] }),
  saveFile: (file) => api.invoke('host.saveFile', file),
  print: (name) => api.invoke('host.printToPdf', { name }),
  setTitle: (title) => void api.invoke('host.setTitle', { title }),
  openExternal: (url) => void api.invoke('host.openExternal', { url }),
});

/** Long enough for a browser to begin the download; then its bytes are given back. */
const DOWNLOAD_GRACE_MS = 60_000;

const browserCapabilities: HostCapabilities = {
  openFiles: ({ extensions }) =>
    new Promise((resolve) => {
      const input = document.createElement('input');
      input.type = 'file';
      input.multiple = true;
      input.accept = extensions.map((extension) => `.${extension}`).join(',');
      input.hidden = true;
      const finish = (files: readonly FileBytes[]) => {
        input.remove();
        resolve(ok(files));
      };
      input.addEventListener('cancel', () => finish([]));
      input.addEventListener('change', () => void Promise.all([...(input.files ?? [])].map(readFile)).then(finish));
      // Safari opens the chooser only for an input that is in the page.
      document.body.append(input);
      input.click();
    }),
  saveFile: ({ name, bytes }) => {
    const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_GRACE_MS);
    return Promise.resolve(ok({ isSaved: true }));
  },
  print: () => {
    window.print();
    return Promise.resolve(ok({ isSaved: true }));
  },
  setTitle: (title) => {
    document.title = title;
  },
  // A link of a model may name any scheme; `javascript:` would run in our own page.
  openExternal: (url) => {
    if (URL.parse(url)?.protocol === 'https:') window.open(url, '_blank', 'noopener,noreferrer');
  },
};

/** The bytes of a file that was chosen, dropped or pasted. */
export const readFile = async (file: File): Promise<FileBytes> => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
