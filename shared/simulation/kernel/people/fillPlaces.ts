/**
 * Fills the places of a team. `wishes` lists for each place the members who may take it, the preferred first; nobody takes
 * two places, in whatever role (`unitOf`: the person behind a member). Places are served in their order; when those a place
 * wishes for are all taken, one of them moves to the next place of its own list, so a team is found whenever there is one
 * (augmenting paths: Kuhn 1955). Gives the member in each place, or `null`.
 */
export function fillPlaces(wishes: readonly (readonly number[])[], unitOf: Int32Array): readonly number[] | null {
  const placeOf = new Map<number, number>();
  const chosen: number[] = [];
  for (let place = 0; place < wishes.length; place += 1) {
    if (!seat(place, wishes, unitOf, placeOf, chosen, new Set())) return null;
  }
  return chosen;
}

function seat(place: number, wishes: readonly (readonly number[])[], unitOf: Int32Array, placeOf: Map<number, number>, chosen: number[], asked: Set<number>): boolean {
  const list = wishes[place]!;
  for (const member of list) {
    const unit = unitOf[member]!;
    if (placeOf.has(unit)) continue;
    placeOf.set(unit, place);
    chosen[place] = member;
    return true;
  }
  for (const member of list) {
    const unit = unitOf[member]!;
    if (asked.has(unit)) continue;
    asked.add(unit);
    if (!seat(placeOf.get(unit)!, wishes, unitOf, placeOf, chosen, asked)) continue;
    placeOf.set(unit, place);
    chosen[place] = member;
    return true;
  }
  return false;
}
