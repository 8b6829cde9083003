import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPlaces } from '../../../../../shared/simulation/kernel/people/fillPlaces.ts';

/** Members 0–9 are people 0–9 in one role; members 10–19 the same people in another. */
const unitOf = Int32Array.from({ length: 20 }, (_, member) => member % 10);

/** Is there any way to fill the places? Tries all. */
function canBeFilled(wishes: readonly (readonly number[])[], taken: ReadonlySet<number> = new Set()): boolean {
  const [first, ...rest] = wishes;
  return first === undefined || first.some((member) => !taken.has(unitOf[member]!) && canBeFilled(rest, new Set([...taken, unitOf[member]!])));
}

describe('filling the places of a team', () => {
  it('gives each place its first wish when nobody else has it', () => {
    expect(fillPlaces([[3, 1], [2, 3]], unitOf)).toEqual([3, 2]);
  });

  it('serves places in their order: the second gets its next wish', () => {
    expect(fillPlaces([[3, 1], [3, 2]], unitOf)).toEqual([3, 2]);
  });

  it('moves someone on when a place would stay empty', () => {
    expect(fillPlaces([[3, 1], [3]], unitOf)).toEqual([1, 3]);
  });

  it('nobody takes two places, in whatever role', () => {
    expect(fillPlaces([[3], [13]], unitOf)).toBe(null);
    expect(fillPlaces([[3], [13, 14]], unitOf)).toEqual([3, 14]);
  });

  it('finds a team whenever there is one, and only then', () => {
    const wish = fc.uniqueArray(fc.integer({ min: 0, max: 13 }), { maxLength: 4 });
    fc.assert(fc.property(fc.array(wish, { maxLength: 5 }), (wishes) => {
      const team = fillPlaces(wishes, unitOf);

      expect(team !== null).toBe(canBeFilled(wishes));
      if (team === null) return;
      expect(new Set(team.map((member) => unitOf[member]!)).size).toBe(wishes.length);
      team.forEach((member, place) => expect(wishes[place]).toContain(member));
    }));
  });
});
