import { describe, expect, it } from 'vitest';
import { badgeSpot } from '../../../../shared/drawing/overlays/badgeSpot.ts';
import { intersects, SpatialIndex } from '../../../../shared/drawing/SpatialIndex.ts';
import { flowId, nodeId } from '../../../../shared/model/ids.ts';

const step = { x: 0, y: 0, width: 100, height: 80 };
const size = { width: 90, height: 20 };
const around = () => {
  const index = new SpatialIndex();
  index.addBox({ id: nodeId('Step'), part: 'body', layer: 200 }, step);
  return index;
};

describe('a badge of waiting', () => {
  it('stands above the middle of its step', () => {
    const spot = badgeSpot(around(), step, size, []);
    expect(spot.x + spot.width / 2).toBe(50);
    expect(spot.y + spot.height).toBeLessThan(0);
  });

  it('keeps clear of an arrow that comes from above', () => {
    const index = around();
    index.addLine(flowId('F'), [{ x: 50, y: -100 }, { x: 50, y: 0 }]);
    const spot = badgeSpot(index, step, size, []);
    expect(spot.y).toBeLessThan(0);
    expect(spot.x > 56 || spot.x + spot.width < 44).toBe(true);
  });

  it('goes below where a name stands above, and never on another badge', () => {
    const index = around();
    index.addBox({ id: nodeId('Gateway'), part: 'label', layer: 50 }, { x: -200, y: -50, width: 500, height: 45 });
    const first = badgeSpot(index, step, size, []);
    const second = badgeSpot(index, step, size, [first]);
    expect(first.y).toBeGreaterThanOrEqual(step.height);
    expect(intersects(first, second)).toBe(false);
  });
});
