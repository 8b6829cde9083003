import { childLanes, HEADER, isHorizontal } from '../../../shared/commands/containers.ts';
import type { LaneId, PoolId } from '../../../shared/model/ids.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';

/** Where the lanes of a model do not cover their pool, or their lane, exactly and one after the other. */
export function gapsBetweenLanes(model: ProcessModel): string[] {
  const gaps: string[] = [];
  const check = (pool: PoolId, parent: LaneId | null) => {
    const lanes = childLanes(model, pool, parent);
    const frame = model.geometry[parent ?? pool]?.bounds;
    if (lanes.length === 0 || !frame) return;
    const isFlat = isHorizontal(model, pool);
    let at = isFlat ? frame.y : frame.x;
    for (const lane of lanes) {
      const b = model.geometry[lane.id]!.bounds!;
      if (Math.abs((isFlat ? b.y : b.x) - at) > 0.01) gaps.push(`${lane.id} starts at ${isFlat ? b.y : b.x}, not ${at}`);
      at += isFlat ? b.height : b.width;
      const [start, length] = isFlat ? [b.x - frame.x, b.width] : [b.y - frame.y, b.height];
      if (Math.abs(start - HEADER) > 0.01 || Math.abs(length + HEADER - (isFlat ? frame.width : frame.height)) > 0.01) gaps.push(`${lane.id} is not as long as ${parent ?? pool}`);
      check(pool, lane.id);
    }
    if (Math.abs(at - (isFlat ? frame.y + frame.height : frame.x + frame.width)) > 0.01) gaps.push(`${parent ?? pool} ends at ${isFlat ? frame.y + frame.height : frame.x + frame.width}, its lanes at ${at}`);
  };
  for (const pool of rows(model.pools)) check(pool.id, null);
  return gaps;
}
