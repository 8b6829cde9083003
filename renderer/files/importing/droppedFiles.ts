import { modelFileName } from '../../../shared/files/modelFileNames.ts';
import { fileSource, type FileSource } from './FileSource.ts';

export const MOST_FILES = 5_000;
const DEEPEST = 30;

/** What was found; `isCut`: there was more than `MOST_FILES`. */
export interface Found {
  readonly sources: readonly FileSource[];
  /** Files in folders that are no models. */
  readonly passedOver: number;
  readonly isCut: boolean;
}

class Finder {
  readonly sources: FileSource[] = [];
  passedOver = 0;
  isCut = false;

  /** `isAsked`: dropped by itself, not found in a folder. */
  add(file: File, path: string, isAsked: boolean): void {
    if (!isAsked && modelFileName(file.name) === null) this.passedOver += 1;
    else if (this.sources.length >= MOST_FILES) this.isCut = true;
    else this.sources.push(fileSource(file, path));
  }

  async visit(entry: FileSystemEntry, path: string, depth: number): Promise<void> {
    if (this.isCut) return;
    if (isFile(entry)) {
      const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
      if (file) this.add(file, path, depth === 0);
      return;
    }
    if (!isFolder(entry) || depth >= DEEPEST || (depth > 0 && (entry.name.startsWith('.') || entry.name === 'node_modules'))) return;
    const reader = entry.createReader();
    const inside: FileSystemEntry[] = [];
    // A folder is handed out in pieces, until an empty one.
    for (let piece = await readPiece(reader); piece.length > 0 && inside.length < MOST_FILES * 4; piece = await readPiece(reader)) inside.push(...piece);
    for (const each of inside.toSorted((a, b) => (a.name < b.name ? -1 : 1))) await this.visit(each, `${path}/${each.name}`, depth + 1);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const readPiece = (reader: FileSystemDirectoryReader) => new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));

/** Files and folders that were dropped or pasted, folders by the models in them. What is dropped must be asked for at once: it is gone after the event. */
export async function droppedFiles(data: DataTransfer): Promise<Found> {
  const finder = new Finder();
  const entries = [...data.items].filter(({ kind }) => kind === 'file').map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  for (const { entry, file } of entries) {
    if (entry) await finder.visit(entry, entry.name, 0);
    else if (file) finder.add(file, file.name, true);
  }
  return finder;
}

/** The browser's own dialog for a folder, which both hosts have. Nothing chosen: nothing found. */
export function pickFolder(): Promise<Found> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.webkitdirectory = true;
    input.addEventListener('change', () => {
      const finder = new Finder();
      for (const file of [...(input.files ?? [])].toSorted((a, b) => (a.webkitRelativePath < b.webkitRelativePath ? -1 : 1))) {
        const isHidden = file.webkitRelativePath.split('/').some((part, i) => i > 0 && (part.startsWith('.') || part === 'node_modules'));
        if (!isHidden) finder.add(file, file.webkitRelativePath, false);
      }
      resolve(finder);
    }, { once: true });
    input.addEventListener('cancel', () => resolve(new Finder()), { once: true });
    input.click();
  });
}
