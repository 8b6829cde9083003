import type { Message } from '../i18n/Message.ts';
import { adaptWay, Obstacles, wayOf } from '../layout/routeFlow.ts';
import { routeTogether } from '../layout/routeTogether.ts';
import { isSameBounds, movedPoint, moved } from '../layout/rectangle.ts';
import type { Point } from '../model/Geometry.ts';
import type { Flow } from '../model/Flow.ts';
import { flowId } from '../model/ids.ts';
import { find } from '../model/ProcessModel.ts';
import { ok, type Result } from '../result.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { settleLabels } from './settleLabels.ts';
import type { Sketch } from './Sketch.ts';

const LIMIT = 1_000_000;

/** How an end of a flow has moved since the sketch began: by a vector, otherwise (resized, another element), or not at all. */
function movement(sketch: Sketch, before: string | null, now: string | null): Point | 'changed' {
  if (before !== now) return 'changed';
  const from = find(sketch.base.geometry, before)?.bounds;
  const to = find(sketch.model.geometry, now)?.bounds;
  if (!from || !to) return from === to ? { x: 0, y: 0 } : 'changed';
  return from.width === to.width && from.height === to.height ? { x: to.x - from.x, y: to.y - from.y } : 'changed';
}

const isStill = (m: Point | 'changed') => m !== 'changed' && m.x === 0 && m.y === 0;

/** Gives a flow whose ends have moved its way, or says that it needs a new one. */
function follows(sketch: Sketch, flow: Flow, obstacles: () => Obstacles): boolean {
  const before = find(sketch.base.flows, flow.id);
  const geometry = sketch.geometry(flow.id);
  const old = find(sketch.base.geometry, flow.id)?.waypoints;
  const way = geometry.waypoints;
  if (!way || !before || !old) return way !== undefined && before === undefined;
  const source = movement(sketch, before.source, flow.source);
  const target = movement(sketch, before.target, flow.target);
  if (isStill(source) && isStill(target) && before.kind === flow.kind) return true;
  // A loose end of an imported flow stays where it is.
  const isRigid = source !== 'changed' && target !== 'changed' && source.x === target.x && source.y === target.y;
  if (isRigid) {
    if (sketch.shifted.has(flow.id) && way.every((p, i) => old[i] && p.x - old[i].x === source.x && p.y - old[i].y === source.y)) return true;
    const label = find(sketch.base.geometry, flow.id)?.label;
    sketch.patchGeometry(flow.id, { waypoints: old.map((p) => movedPoint(p, source.x, source.y)), ...(label ? { label: moved(label, source.x, source.y) } : {}) });
    return true;
  }
  const isReattached = before.source !== flow.source && before.target !== flow.target;
  if (!geometry.isPinned || way.length < 3 || isReattached) return false;
  const adapted = adaptWay(sketch.model, flow, way, obstacles());
  if (adapted && adapted.length > 1) sketch.patchGeometry(flow.id, { waypoints: adapted });
  return true;
}

/** Ids whose drawing changed place or size. */
function movedElements(sketch: Sketch): Set<string> {
  const ids = new Set<string>();
  for (const id of sketch.changed('geometry')) {
    const before = sketch.base.geometry[id as keyof typeof sketch.base.geometry]?.bounds;
    const now = sketch.model.geometry[id as keyof typeof sketch.model.geometry]?.bounds;
    if (before !== now && !(before && now && isSameBounds(before, now))) ids.add(id);
  }
  return ids;
}

/**
 * Ends a command: flows whose ends have moved, changed or are new get their way, everything stays inside the drawing
 * area, and the whole is one edit.
 */
export function settled(sketch: Sketch, label: Message): Result<Edited, EditError> {
  const movedIds = movedElements(sketch);
  const changedFlows = sketch.changed('flows');
  // Nothing moves any more from here on, so one index serves every flow.
  let index: Obstacles | null = null;
  const obstacles = () => (index ??= new Obstacles(sketch.model));
  const onFlows: Flow[] = [];
  const lost: Flow[] = [];
  for (const flow of Object.values(sketch.model.flows)) {
    if ((flow.source && Object.hasOwn(sketch.model.flows, flow.source)) || (flow.target && Object.hasOwn(sketch.model.flows, flow.target))) onFlows.push(flow);
    if (sketch.routed.has(flow.id)) continue;
    if (!changedFlows.has(flow.id) && !(flow.source && movedIds.has(flow.source)) && !(flow.target && movedIds.has(flow.target)) && !sketch.shifted.has(flow.id)) continue;
    if (!follows(sketch, flow, obstacles)) lost.push(flow);
  }
  if (lost.length > 0) for (const [id, waypoints] of routeTogether(sketch.model, lost, obstacles())) sketch.patchGeometry(flowId(id), { waypoints });
  // Lines to flows last, when those have found their way.
  for (const flow of onFlows) {
    const isMoved = [flow.source, flow.target].some((end) => end && Object.hasOwn(sketch.model.flows, end) && sketch.base.geometry[end]?.waypoints !== sketch.model.geometry[end]?.waypoints);
    const way = isMoved ? wayOf(sketch.model, flow, obstacles()) : null;
    if (way && way.length > 1) sketch.patchGeometry(flow.id, { waypoints: way });
  }
  settleLabels(sketch);
  for (const id of sketch.changed('geometry')) {
    const geometry = sketch.model.geometry[id as keyof typeof sketch.model.geometry];
    const b = geometry?.bounds;
    if (b && (Math.abs(b.x) > LIMIT || Math.abs(b.y) > LIMIT || b.width > LIMIT || b.height > LIMIT)) return { ok: false, error: { code: 'too-far-out' } };
    if (geometry?.waypoints?.some((p) => Math.abs(p.x) > LIMIT || Math.abs(p.y) > LIMIT)) return { ok: false, error: { code: 'too-far-out' } };
  }
  return ok(sketch.finish(label));
}
