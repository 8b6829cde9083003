import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { modelFileName } from '../../shared/files/modelFileNames.ts';
import { unreadableFile } from './unreadableFile.ts';
import { UsageError } from './UsageError.ts';

/** What stands in a folder of models. `isCertain`: its name says that it is one, so that one that cannot be read is told of. */
export interface ModelPath {
  readonly path: string;
  readonly isCertain: boolean;
}

const MOST_FILES = 20_000;
const DEEPEST = 30;

/** Model files of a folder and the folders in it, by name. Links are not followed: they may lead round in circles, or out. */
async function inFolder(folder: string, depth: number, found: ModelPath[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules' && depth < DEEPEST) await inFolder(path, depth + 1, found);
    const named = modelFileName(entry.name);
    if (!entry.isFile() || named === null) continue;
    found.push({ path, isCertain: named === 'certain' });
    if (found.length > MOST_FILES) throw new UsageError('cli.folder.tooMany', { path: folder, limit: MOST_FILES });
  }
}

/** The files that arguments name: files as they are, folders by the model files in them. */
export async function modelPaths(args: readonly string[]): Promise<readonly ModelPath[]> {
  const found: ModelPath[] = [];
  for (const path of args) {
    try {
      if ((await stat(path)).isDirectory()) await inFolder(path, 0, found);
      else found.push({ path, isCertain: true });
    } catch (cause) {
      throw cause instanceof UsageError ? cause : unreadableFile(path, cause);
    }
  }
  return found;
}
