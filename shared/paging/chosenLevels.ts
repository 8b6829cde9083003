import type { ExportOptions } from '../contract/exports.ts';
import type { Level } from '../drawing/levels.ts';
import type { NodeId } from '../model/ids.ts';

/** The levels that get pages: the one asked for, and with `all` those below it, in reading order. */
export function chosenLevels(all: readonly Level[], { root, levels: which }: Pick<ExportOptions, 'root' | 'levels'>): readonly Level[] {
  const top = all.find((level) => level.root === root) ?? { root, name: '', parent: null, depth: 0 };
  if (which === 'one') return [top];
  if (root === null) return all;
  const chosen = new Set<NodeId | null>([root]);
  // A level comes after the one that it details.
  return [top, ...all.filter((level) => level.parent !== null && chosen.has(level.parent) && !chosen.has(level.root) && chosen.add(level.root))];
}
