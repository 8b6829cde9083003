import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedIds } from '../../../shared/commands/IdSource.ts';
import { gesture, GESTURES, type Gesture, perform, startingModel } from './randomEdits.ts';
import { gapsBetweenLanes } from './lanesTile.ts';

/** What other seeds have found, shrunk. */
const FOUND: readonly (readonly Partial<Gesture>[])[] = [
  // A divided lane that is made lower.
  [{ what: 1 }, { what: 16 }],
  [{ what: 1, b: 1_437_089_847 }, { what: 16, a: 213_683_806 }],
  [{ what: 1, b: 1_068_765_387 }, { what: 16, a: 231_681_244 }],
  // A step that is put into one sub-process with a note which stands outside every lane.
  [{ what: 3, a: 666_006_066 }, { what: 12, b: 952_590_187 }, { what: 27, a: 169_736_324, b: 8_746_321 }],
];

describe('lanes of a pool', () => {
  it('cover it without gaps, whatever is done', () => {
    fc.assert(fc.property(fc.array(gesture, { maxLength: 30 }), (gestures) => {
      const ids = countedIds(1_000);
      let model = startingModel();
      expect(gapsBetweenLanes(model)).toEqual([]);
      const done: string[] = [];
      for (const g of gestures) {
        const outcome = perform(model, g, ids);
        if (!outcome.ok) continue;
        model = outcome.value.model;
        done.push(GESTURES[g.what]![0]);

        expect(gapsBetweenLanes(model), done.join(' → ')).toEqual([]);
      }
    }), { numRuns: 300, examples: FOUND.map((gestures): [Gesture[]] => [gestures.map((g) => ({ what: 0, a: 0, b: 0, c: 0, x: 0, y: 0, ...g }))]) });
  });
});
