import { pointAlong } from '../drawing/flowPath.ts';
import { LabelSpace, nearestOn } from '../drawing/LabelSpace.ts';
import type { Bounds, Point } from '../model/Geometry.ts';
import { flowId } from '../model/ids.ts';
import { find } from '../model/ProcessModel.ts';
import { isSameBounds, moved } from '../layout/rectangle.ts';
import type { Sketch } from './Sketch.ts';

/** How a way was moved as a whole, or `null` when its form has changed. */
function shiftOf(before: readonly Point[], after: readonly Point[]): Point | null {
  const [a, b] = [before[0], after[0]];
  if (!a || !b || before.length !== after.length) return null;
  const by = { x: b.x - a.x, y: b.y - a.y };
  return before.every((p, i) => Math.abs(after[i]!.x - p.x - by.x) < 0.01 && Math.abs(after[i]!.y - p.y - by.y) < 0.01) ? by : null;
}

/** A label box at the same share of the new way, and as far from it, as it was on the old one. */
function carried(label: Bounds, before: readonly Point[], after: readonly Point[]): Bounds {
  const middle = { x: label.x + label.width / 2, y: label.y + label.height / 2 };
  const { at, share } = nearestOn(before, middle);
  const now = pointAlong(after, share).at;
  return moved(label, now.x - at.x, now.y - at.y);
}

/**
 * Lets names of flows follow flows that have found another way: a placed name keeps its place beside the flow while that
 * is free; one that would cover something goes where there is room. `renamed` are flows that only have another name.
 */
export function settleLabels(sketch: Sketch, renamed: readonly string[] = []): void {
  // Sorting out what is where takes time; most commands move no named flow.
  const made: LabelSpace[] = [];
  const space = () => made[0] ?? (made[0] = new LabelSpace(sketch.model));
  for (const id of new Set([...sketch.changed('geometry'), ...renamed])) {
    const flow = find(sketch.model.flows, id);
    const geometry = find(sketch.model.geometry, id);
    if (!flow || !geometry?.waypoints || geometry.waypoints.length < 2) continue;
    const before = find(sketch.base.geometry, id);
    const old = before?.waypoints;
    if (old === geometry.waypoints && !renamed.includes(id)) continue;
    const by = old && shiftOf(old, geometry.waypoints);
    let label: Bounds | undefined;
    if (by && !renamed.includes(id)) {
      // Stands where it stood, beside a flow that moved as a whole.
      label = before?.label ? moved(before.label, by.x, by.y) : undefined;
    } else if (flow.name === '') label = undefined;
    else if (renamed.includes(id) && geometry.label) continue;
    else label = space().place(flow, geometry, before?.label && geometry.label && old && old.length > 1 ? carried(before.label, old, geometry.waypoints) : undefined);
    if (label === geometry.label || (label && geometry.label && isSameBounds(label, geometry.label))) continue;
    sketch.patchGeometry(flowId(id), { label });
    made[0]?.update(flow, sketch.geometry(flowId(id)));
  }
}
