import { pointAlong } from '../drawing/flowPath.ts';
import { LabelSpace, nearestOn } from '../drawing/LabelSpace.ts';
import type { Bounds, Point } from '../model/Geometry.ts';
import type { Flow } from '../model/Flow.ts';
import type { FlowId } from '../model/ids.ts';
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
  const lost: Flow[] = [];
  for (const id of new Set([...sketch.changed('geometry'), ...renamed])) {
    const flow = find(sketch.model.flows, id);
    const { waypoints, label } = find(sketch.model.geometry, id) ?? {};
    if (!flow || !waypoints || waypoints.length < 2) continue;
    if (renamed.includes(id)) {
      if (!label) lost.push(flow);
      continue;
    }
    const before = find(sketch.base.geometry, id);
    if (before?.waypoints === waypoints) continue;
    const by = before?.waypoints && shiftOf(before.waypoints, waypoints);
    if (!by && flow.name !== '') lost.push(flow);
    // A flow that moved as a whole takes its name along.
    else write(sketch, flow.id, by && before?.label ? moved(before.label, by.x, by.y) : undefined);
  }
  if (lost.length === 0) return;
  const space = new LabelSpace(sketch.model, lost);
  for (const flow of lost) {
    const geometry = sketch.geometry(flow.id);
    const before = find(sketch.base.geometry, flow.id);
    const old = before?.waypoints;
    const wanted = before?.label && geometry.label && geometry.waypoints && old && old.length > 1 ? carried(before.label, old, geometry.waypoints) : undefined;
    if (write(sketch, flow.id, space.place(flow, geometry, wanted))) space.update(flow, sketch.geometry(flow.id));
  }
}

function write(sketch: Sketch, id: FlowId, label: Bounds | undefined): boolean {
  const now = sketch.geometry(id).label;
  if (label === now || (label && now && isSameBounds(label, now))) return false;
  sketch.patchGeometry(id, { label });
  return true;
}
