import { isEqual } from './isEqual.ts';
import { otherSide, type MergeConflict, type MergeSide } from './MergeConflict.ts';

type Conflicts = readonly MergeConflict[];

const wanted = ({ places }: MergeConflict, side: MergeSide) => places.map((place) => [place.table, place.id, place.path, place[side]]);

/** Is the choice between the same two things? Two people who merged the same copies call each other's side theirs. */
const isSameChoice = (a: MergeConflict, b: MergeConflict): boolean =>
  a.variant === b.variant && a.places.length === b.places.length && a.places[0]!.id === b.places[0]!.id
  && (['ours', 'theirs'] as const).some((side) => isEqual(wanted(a, 'ours'), wanted(b, side)) && isEqual(wanted(a, 'theirs'), wanted(b, otherSide(side))));

const holds = (conflicts: Conflicts, conflict: MergeConflict) => conflicts.some((each) => isSameChoice(each, conflict));

function freeId(id: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${id}#${number}`)) number += 1;
  return `${id}#${number}`;
}

/** The conflicts of base that either side has settled by itself: neither decision passes for no change against the other. */
export const settledApart = ({ base, ours, theirs }: { readonly base: Conflicts; readonly ours: Conflicts; readonly theirs: Conflicts }): MergeConflict[] =>
  base.filter((conflict) => !holds(ours, conflict) && !holds(theirs, conflict));

/**
 * The conflicts of earlier merges that are still open when two copies are merged which hold such: what base held and one
 * side does not hold any more was settled there. `found`: the conflicts of this merge, which are not said twice; one about
 * the same field that is another choice gets an id of its own, because ids name the field.
 */
export function inheritedConflicts({ base, ours, theirs, found }: { readonly base: Conflicts; readonly ours: Conflicts; readonly theirs: Conflicts; readonly found: Conflicts }): MergeConflict[] {
  const inherited: MergeConflict[] = [];
  const ids = new Set(found.map(({ id }) => id));
  for (const conflict of [...ours, ...theirs]) {
    if (holds(base, conflict) && !(holds(ours, conflict) && holds(theirs, conflict))) continue;
    if (holds(found, conflict) || holds(inherited, conflict)) continue;
    const id = ids.has(conflict.id) ? freeId(conflict.id, ids) : conflict.id;
    ids.add(id);
    inherited.push({ ...conflict, id });
  }
  return inherited;
}
