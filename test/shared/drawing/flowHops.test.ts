import { describe, expect, it } from 'vitest';
import { newFlow } from '../../../shared/commands/connect.ts';
import { flowHops } from '../../../shared/drawing/flowHops.ts';
import { roundedPath } from '../../../shared/drawing/flowPath.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import type { FlowKind } from '../../../shared/model/Flow.ts';
import type { Point } from '../../../shared/model/Geometry.ts';
import { flowId } from '../../../shared/model/ids.ts';

const [across, upright] = [flowId('across'), flowId('upright')];
const line = (...points: readonly (readonly [number, number])[]): readonly Point[] => points.map(([x, y]) => ({ x, y }));

function hopsOf(ways: Readonly<Record<string, readonly Point[]>>, kind: Exclude<FlowKind, 'lockedFlow'> = 'sequenceFlow') {
  const flows = Object.keys(ways).map((id) => Object.assign({ ...newFlow(kind, flowId(id), flowId('x'), flowId('y')) }, { source: null, target: null }));
  const geometry = Object.fromEntries(Object.entries(ways).map(([id, waypoints]) => [id, { waypoints }]));
  return flowHops({ ...emptyModel('m'), geometry }, flows);
}
const level = line([0, 100], [300, 100]);

describe('flows that cross', () => {
  it('jump where they run across, and nowhere else', () => {
    const hops = hopsOf({ across: level, upright: line([150, 0], [150, 200]) });

    expect(hops.get(across)).toEqual([{ piece: 0, at: { x: 150, y: 100 } }]);
    expect(hops.has(upright)).toBe(false);
  });

  it('do not jump where one joins the other, ends at it, or bends there', () => {
    expect(hopsOf({ across: level, upright: line([150, 0], [150, 100]) }).size).toBe(0);
    expect(hopsOf({ across: level, upright: line([150, 100], [150, 200]) }).size).toBe(0);
    expect(hopsOf({ across: level, upright: line([295, 0], [295, 200]) }).size).toBe(0);
  });

  it('are told apart by their dashes where they are of other kinds', () => {
    expect(hopsOf({ across: level, upright: line([150, 0], [150, 200]) }, 'messageFlow').size).toBe(0);
  });

  it('jump in the order in which they run, and once over lines side by side', () => {
    const backwards = hopsOf({ across: line([300, 100], [0, 100]), a: line([50, 0], [50, 200]), b: line([200, 0], [200, 200]), c: line([205, 0], [205, 200]) });

    expect(backwards.get(across)?.map(({ at }) => at.x)).toEqual([205, 50]);
  });
});

it('draws a jump as an arc above the line, whichever way it runs', () => {
  const hop = [{ piece: 0, at: { x: 150, y: 100 } }];

  expect(roundedPath(level, hop)).toBe('M 0 100 L 145 100 A 5 5 0 0 1 155 100 L 300 100');
  expect(roundedPath(level.toReversed(), hop)).toBe('M 300 100 L 155 100 A 5 5 0 0 0 145 100 L 0 100');
});
