import type { ModelDocument, Variant } from '../model/ModelDocument.ts';
import { find, rows } from '../model/ProcessModel.ts';
import { isEqual } from './isEqual.ts';
import type { ConflictPlace, MergeConflict } from './MergeConflict.ts';

const FACTS = ['name', 'parent'] as const;

const place = (id: string, path: readonly string[], base: unknown, ours: unknown, theirs: unknown): ConflictPlace => ({
  table: 'variants', id, path, ...(base === undefined ? {} : { base }), ...(ours === undefined ? {} : { ours }), ...(theirs === undefined ? {} : { theirs }),
});

/** Conflicts about variants themselves: their names and parents, and whether they are there at all. */
export function variantConflicts(base: ModelDocument, ours: ModelDocument, theirs: ModelDocument): readonly MergeConflict[] {
  const conflicts: MergeConflict[] = [];
  const coming = new Map<string, ConflictPlace>();
  for (const id of new Set([...rows(ours.variants), ...rows(theirs.variants)].map((variant) => variant.id))) {
    const [was, a, b] = [base, ours, theirs].map((document) => find(document.variants, id));
    if (!a || !b) { coming.set(id, place(id, [], was, a, b)); continue; }
    for (const fact of FACTS) {
      if (isEqual(a[fact], b[fact])) continue;
      const kind = was ? 'changedInBoth' : 'addedInBoth';
      conflicts.push({ id: `master/variants/${id}/${fact}`, kind, variant: null, places: [place(id, [fact], was?.[fact], a[fact], b[fact])] });
    }
  }
  // A variant goes with those that inherit from it.
  const rootOf = (id: string): string => {
    const one = coming.get(id);
    const parent = ((one?.ours ?? one?.theirs) as Variant | undefined)?.parent;
    return parent != null && coming.has(parent) ? rootOf(parent) : id;
  };
  const families = Map.groupBy(coming.keys(), rootOf);
  for (const [root, members] of families) {
    const first = coming.get(root)!;
    const places = [first, ...members.filter((id) => id !== root).map((id) => coming.get(id)!)];
    const kind = first.base === undefined ? 'structure' : first.ours === undefined ? 'removedInOurs' : 'removedInTheirs';
    conflicts.push({ id: `master/variants/${root}/`, kind, variant: null, places });
  }
  return conflicts;
}
