import type { Folder } from '../../shared/contract/contract.ts';

export interface FolderRow extends Folder {
  readonly depth: number;
}

/** Folders below one another, each after its parent; what hangs in the air (its parent is gone) stands at the top level. */
export function folderRows(folders: readonly Folder[], locale: string): readonly FolderRow[] {
  const known = new Set(folders.map((folder) => folder.id));
  const below = Map.groupBy(folders, (folder) => (folder.parent !== null && known.has(folder.parent) ? folder.parent : null));
  const seen = new Set<string>();
  const rowsOf = (parent: string | null, depth: number): readonly FolderRow[] =>
    (below.get(parent) ?? []).toSorted((a, b) => a.name.localeCompare(b.name, locale)).flatMap((folder) => {
      if (seen.has(folder.id)) return [];
      seen.add(folder.id);
      return [{ ...folder, depth }, ...rowsOf(folder.id, depth + 1)];
    });
  return rowsOf(null, 0);
}
