import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clampZoom, fit, LEAST_ZOOM, MOST_ZOOM, revealing, seen, zoomed, type Viewport } from '../../../renderer/viewer/Viewport.ts';
import type { Box } from '../../../shared/viewer/ViewerData.ts';

const SIZE = { width: 1_200, height: 700 };
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const viewport = fc.record({ x: number(-5_000, 5_000), y: number(-5_000, 5_000), k: number(LEAST_ZOOM, MOST_ZOOM) });
const box: fc.Arbitrary<Box> = fc.tuple(number(-20_000, 20_000), number(-20_000, 20_000), number(1, 60_000), number(1, 30_000));
const onScreen = ({ x, y, k }: Viewport, [left, top, width, height]: Box) => ({ left: x + k * left, top: y + k * top, right: x + k * (left + width), bottom: y + k * (top + height) });

it('zooming keeps what lies under the pointer where it is', () => {
  fc.assert(fc.property(viewport, number(0.001, 100), number(0, 1_200), number(0, 700), (before, k, x, y) => {
    const after = zoomed(before, k, { x, y });

    expect(after.k).toBe(clampZoom(k));
    expect((x - after.x) / after.k).toBeCloseTo((x - before.x) / before.k, 4);
    expect((y - after.y) / after.k).toBeCloseTo((y - before.y) / before.k, 4);
  }));
});

it('fitting shows the whole frame in the middle, as far as the least zoom allows', () => {
  fc.assert(fc.property(box, (frame) => {
    const { left, top, right, bottom } = onScreen(fit(frame, SIZE), frame);

    expect((left + right) / 2).toBeCloseTo(SIZE.width / 2, 4);
    expect((top + bottom) / 2).toBeCloseTo(SIZE.height / 2, 4);
    if (frame[2] * LEAST_ZOOM < SIZE.width - 24 && frame[3] * LEAST_ZOOM < SIZE.height - 24) expect([left >= 0, top >= 0, right <= SIZE.width, bottom <= SIZE.height]).toEqual([true, true, true, true]);
  }));
});

it('revealing moves as little as brings a step into the window, and leaves alone what is there', () => {
  const there: Viewport = { x: 0, y: 0, k: 1 };

  expect(revealing(there, [500, 300, 100, 80], SIZE)).toEqual(there);
  expect(revealing(there, [-70, 300, 100, 80], SIZE)).toEqual({ x: 110, y: 0, k: 1 });
  expect(revealing(there, [1_150, 690, 100, 80], SIZE)).toEqual({ x: -90, y: -110, k: 1 });
  // A pool that is larger than the window: its middle.
  expect(revealing(there, [0, 0, 4_000, 100], SIZE)).toEqual({ x: -1_400, y: 40, k: 1 });
});

it('what is seen is the window in places of the model, and as much more as is asked for', () => {
  expect(seen({ x: -100, y: 50, k: 2 }, SIZE, 0)).toEqual({ x: 50, y: -25, width: 600, height: 350 });
  expect(seen({ x: 0, y: 0, k: 1 }, SIZE, 0.5)).toEqual({ x: -600, y: -350, width: 2_400, height: 1_400 });
});
