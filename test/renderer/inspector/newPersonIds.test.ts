import { expect, it } from 'vitest';
import { newPersonIds } from '../../../renderer/inspector/people/newPersonIds.ts';

it('people who come together keep their order in a file, which sorts them by id', () => {
  for (const count of [1, 9, 10, 120]) {
    const ids = newPersonIds(count);

    expect(new Set(ids).size).toBe(count);
    expect(ids.toSorted()).toEqual(ids);
  }
  expect(newPersonIds(0)).toEqual([]);
});
