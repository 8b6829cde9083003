import type { FileBytes } from '../../../shared/contract/contract.ts';

/** A file that may be imported. It is read when its turn comes: a folder can hold more than memory does. */
export interface FileSource {
  /** With the folders above it, from the one that was chosen or dropped: `Claims/2026/claim.bpmn`. */
  readonly path: string;
  readonly size: number;
  read(): Promise<Uint8Array>;
}

export const fileSource = (file: File, path: string = file.webkitRelativePath || file.name): FileSource => ({ path, size: file.size, read: async () => new Uint8Array(await file.arrayBuffer()) });

export const sourceOfBytes = ({ name, bytes }: FileBytes): FileSource => ({ path: name, size: bytes.length, read: () => Promise.resolve(bytes) });

export const nameOf = ({ path }: Pick<FileSource, 'path'>): string => path.split('/').at(-1) ?? path;
/** The folders above a file, outermost first. */
export const foldersOf = ({ path }: Pick<FileSource, 'path'>): readonly string[] => path.split('/').slice(0, -1).filter((part) => part !== '');
