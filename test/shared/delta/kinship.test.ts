import { describe, expect, it } from 'vitest';
import { COMMON_STEPS, kinship, stepCounts } from '../../../shared/delta/kinship.ts';
import { documentWith, task } from '../../electron/storage/storageFixture.ts';

describe('the kinship of two models', () => {
  it('is the share of steps of the smaller one that the other has too', () => {
    const mine = documentWith(task('t1', 'A'), task('t2', 'B'), task('t3', 'C'));

    expect(kinship(mine, mine)).toBe(1);
    expect(kinship(mine, documentWith(task('t1', 'A'), task('t2', 'B'), task('t9', 'X'), task('t8', 'Y')))).toBeCloseTo(2 / 3);
    expect(kinship(mine, documentWith(task('u1', 'A'), task('u2', 'B')))).toBe(0);
  });

  it('is none where ids agree by counting and no name does', () => {
    expect(kinship(documentWith(task('Task_1', 'Bake'), task('Task_2', 'Sell')), documentWith(task('Task_1', 'Fly'), task('Task_2', 'Land')))).toBeLessThan(COMMON_STEPS);
  });

  it('is none with an empty model', () => {
    expect(kinship(documentWith(), documentWith(task('t1', 'A')))).toBe(0);
  });
});

it('counts steps of both, so that a copy that lacks one is not said to hold all', () => {
  const mine = documentWith(task('t1', 'A'), task('t2', 'B'), task('t3', 'C'));

  expect(stepCounts(mine, documentWith(task('t1', 'A'), task('t2', 'Other')))).toEqual({ common: 2, here: 3, there: 2 });
  expect(stepCounts(documentWith(), mine)).toEqual({ common: 0, here: 0, there: 3 });
});
