import { unzipSync, zipSync } from 'fflate';
import { err, ok, type Result } from '../result.ts';

/** What the directory of an archive says of a file in it. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: number;
}

/** The files that an archive lists, without unpacking any; `null` when it is no archive or damaged. */
export function archiveEntries(archive: Uint8Array): readonly ArchiveEntry[] | null {
  const entries: ArchiveEntry[] = [];
  try {
    unzipSync(archive, { filter: ({ name, originalSize }) => { entries.push({ name, bytes: originalSize }); return false; } });
    return entries;
  } catch {
    return null;
  }
}

export interface ArchiveLimits {
  readonly files: number;
  /** Unpacked, all files together. */
  readonly bytes: number;
}

/**
 * Unpacks chosen files, never more than the limits: sizes are those that the directory states, and a file that unpacks to
 * more than it states is cut off there (fflate writes into a buffer of that size), which its reader then sees.
 */
export function unpack(archive: Uint8Array, limits: ArchiveLimits, isWanted: (name: string) => boolean): Result<Readonly<Record<string, Uint8Array>>, 'damaged' | 'too-large'> {
  const wanted = archiveEntries(archive)?.filter(({ name }) => isWanted(name));
  if (!wanted) return err('damaged');
  if (wanted.length > limits.files || wanted.reduce((sum, { bytes }) => sum + bytes, 0) > limits.bytes) return err('too-large');
  try {
    return ok(unzipSync(archive, { filter: ({ name }) => isWanted(name) }));
  } catch {
    return err('damaged');
  }
}

/** An archive whose files are stored as they are: nobody who opens it can be made to unpack more. */
export const pack = (files: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> => new Uint8Array(zipSync(files, { level: 0 }));
