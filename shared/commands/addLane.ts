import { message } from '../i18n/Message.ts';
import type { Bounds } from '../model/Geometry.ts';
import type { ElementId, LaneId, PoolId, RoleId } from '../model/ids.ts';
import { roleId } from '../model/ids.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { boundsOf, childLanes, HEADER, isHorizontal } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { growPool } from './growContainers.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

export interface AddLane {
  readonly id: LaneId;
  readonly pool: PoolId;
  /** The lane to nest it in; `null` or absent: directly in the pool. */
  readonly parent?: LaneId | null;
  /** Position among its siblings; absent: last. */
  readonly order?: number;
  readonly name: string;
  /** The role of the lane; absent: a new role of the same name, one person. */
  readonly role?: RoleId | null;
}

export const LANE_EXTENT = 120;

/** What lies inside the header strip of a pool or lane. */
export const insideHeader = (b: Bounds, isFlat: boolean): Bounds =>
  isFlat ? { x: b.x + HEADER, y: b.y, width: b.width - HEADER, height: b.height } : { x: b.x, y: b.y + HEADER, width: b.width, height: b.height - HEADER };

/** An id for the role that comes with a lane, free in the model. */
function roleFor(model: ProcessModel, lane: LaneId): RoleId {
  let id = `Role_${lane}`;
  for (let n = 2; Object.hasOwn(model.roles, id); n++) id = `Role_${lane}_${n}`;
  return roleId(id);
}

/**
 * Adds a lane. The first one in a pool (or in a lane) takes in every node there; a further one opens a gap at its
 * place, so the pool grows and what is below moves down. It brings a role of its own unless one is given.
 */
export function addLane(model: ProcessModel, { id, pool, parent = null, order, name, role }: AddLane): Result<Edited, EditError> {
  const home = find(model.pools, pool);
  if (!home) return err({ code: 'not-found', id: pool });
  if (Object.hasOwn(model.lanes, id) || Object.hasOwn(model.geometry, id)) return err({ code: 'id-taken', id });
  if (home.kind === 'blackBox') return err({ code: 'black-box-pool', name: home.name });
  const frame = boundsOf(model, parent ?? pool);
  if (home.kind === 'implicit' || !frame) return err({ code: 'wrong-place', name });
  if (parent && find(model.lanes, parent)?.pool !== pool) return err({ code: 'not-found', id: parent });

  const sketch = new Sketch(model);
  const siblings = childLanes(model, pool, parent);
  const at = Math.max(0, Math.min(order ?? siblings.length, siblings.length));
  const isFlat = isHorizontal(model, pool);
  const inner = insideHeader(frame, isFlat);
  const across = isFlat ? 'y' : 'x';
  // The people who did the steps of the undivided pool go on doing them.
  const inherited = siblings.length === 0 && parent === null ? home.role : undefined;
  if (inherited && role === undefined) sketch.patch('pools', pool, { role: null });
  let newRole = role ?? (role === undefined ? (inherited ?? undefined) : null);
  if (newRole === undefined) {
    newRole = roleFor(model, id);
    sketch.put('roles', newRole, { id: newRole, name: name.slice(0, 500), headcount: 1, costPerHour: 0, calendar: null, queueOrder: 'fifo' });
  }
  sketch.put('lanes', id, { id, name, pool, parent, order: at, laneKind: null, role: newRole });
  for (const [i, sibling] of siblings.entries()) {
    const next = i < at ? i : i + 1;
    if (sibling.order !== next) sketch.patch('lanes', sibling.id, { order: next });
  }
  if (siblings.length === 0) {
    sketch.put('geometry', id, { bounds: inner, isHorizontal: isFlat });
    for (const node of rows(model.nodes)) if (node.pool === pool && node.lane === parent && node.parent === null) sketch.patch('nodes', node.id, { lane: id });
    return settled(sketch, message('commands.addLane', { name }));
  }
  const follower = boundsOf(model, siblings[at]?.id);
  const frameEnd = isFlat ? inner.y + inner.height : inner.x + inner.width;
  const cut = follower ? follower[across] : frameEnd;
  const ancestors: ElementId[] = [];
  for (let lane = find(model.lanes, parent); lane && !ancestors.includes(lane.id); lane = find(model.lanes, lane.parent)) ancestors.push(lane.id);
  // The gap is for the new lane, not for the one before it to grow into.
  growPool(sketch, pool, ancestors, across, cut, LANE_EXTENT, new Set(siblings.slice(0, at).map((sibling) => sibling.id)));
  const bounds = isFlat ? { ...inner, y: cut, height: LANE_EXTENT } : { ...inner, x: cut, width: LANE_EXTENT };
  sketch.put('geometry', id, { bounds, isHorizontal: isFlat });
  return settled(sketch, message('commands.addLane', { name }));
}
