import { overlaps, right, bottom, centre, around, grown } from '../layout/rectangle.ts';
import { middleOf } from '../layout/middleOf.ts';
import type { SequenceFlow } from '../model/Flow.ts';
import type { Bounds, Point } from '../model/Geometry.ts';
import type { ElementId, FlowId, NodeId } from '../model/ids.ts';
import type { NodeKind, ProcessNode } from '../model/Node.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import { nameLabel, placeNode } from './addNode.ts';
import { STEP_GAP } from './appendNode.ts';
import { anchorIn, boundsOf, hasLanes, isHorizontal, laneAt, withAttendants } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { fitIntoHome, growPool, laneChain } from './growContainers.ts';
import { insertSpace, type Axis } from './insertSpace.ts';
import { newFlow } from './connect.ts';
import { moveNodes } from './moveElements.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

export interface InsertNodeOnFlow {
  readonly id: NodeId;
  /** For the second half of the flow; the first keeps the id, name and share of the whole. */
  readonly flowIds: readonly [FlowId, ...FlowId[]];
  readonly flow: FlowId;
  readonly kind: NodeKind;
  readonly name?: string;
}

/** Opens room in a scope: what stands behind the line moves on as one, and the frame around it grows. */
export function makeRoom(sketch: Sketch, like: ProcessNode, axis: Axis, at: number, by: number): void {
  const { model } = sketch;
  if (like.parent === null && like.pool) {
    const isAlong = axis === (isHorizontal(model, like.pool) ? 'x' : 'y');
    growPool(sketch, like.pool, isAlong ? [] : laneChain(model, like), axis, at, by);
    return;
  }
  const members = new Set<ElementId>(withAttendants(model, rows(model.nodes).filter((n) => n.parent === like.parent && n.pool === like.pool).map((n) => n.id)));
  insertSpace(sketch, { axis, at, by, grows: new Set(), anchor: anchorIn(model, like.parent), moves: (id) => members.has(id) });
  for (const node of rows(sketch.model.nodes)) if (node.parent === like.parent && node.parent) fitIntoHome(sketch, node.id);
}

/** The axis along which one reads: that of the pool, and where no pool or lane says it, that on which the two stand apart. */
function readingAxis(model: ProcessModel, { pool, parent }: ProcessNode, from: Bounds, to: Bounds): Axis {
  if (parent === null && pool && (boundsOf(model, pool) || hasLanes(model, pool))) return isHorizontal(model, pool) ? 'x' : 'y';
  return to.x - right(from) >= to.y - bottom(from) ? 'x' : 'y';
}

/** Where a step goes on a flow, after making room between its ends when they stand in reading order. */
function roomOnFlow(sketch: Sketch, flow: SequenceFlow, width: number, height: number): Point | null {
  const { model } = sketch;
  const way = find(model.geometry, flow.id)?.waypoints;
  const before = { from: boundsOf(model, flow.source), to: boundsOf(model, flow.target) };
  const source = find(model.nodes, flow.source);
  if (!way || !before.from || !before.to || !source) return null;
  const middle = middleOf(way);
  const axis = readingAxis(model, source, before.from, before.to);
  const isFlat = axis === 'x';
  const gapBetween = (from: Bounds, to: Bounds) => (isFlat ? to.x - right(from) : to.y - bottom(from));
  const gap = gapBetween(before.from, before.to);
  if (gap < 0) return middle;
  const lack = Math.max(0, (isFlat ? width : height) + 2 * STEP_GAP - gap);
  if (lack > 0) makeRoom(sketch, source, axis, isFlat ? before.to.x : before.to.y, lack);
  // The frame around them may have been moved in, and the two with it.
  const from = boundsOf(model, flow.source)!;
  const to = boundsOf(model, flow.target)!;
  const at = (isFlat ? right(from) : bottom(from)) + gapBetween(from, to) / 2;
  const a = centre(from), b = centre(to);
  const [dx, dy] = [from.x - before.from.x, from.y - before.from.y];
  if (isFlat) return { x: at, y: Math.abs(a.y - b.y) < 1 ? a.y : middle.y + dy };
  return { x: Math.abs(a.x - b.x) < 1 ? a.x : middle.x + dx, y: at };
}

/** Moves a place down until a box there covers no other node of its scope. */
function clearOf(sketch: Sketch, at: Point, width: number, height: number, like: ProcessNode, except: ReadonlySet<string>): Point {
  const boxes = rows(sketch.model.nodes).flatMap((n): Bounds[] => {
    if (n.parent !== like.parent || n.pool !== like.pool || n.kind === 'group' || except.has(n.id)) return [];
    const b = boundsOf(sketch.model, n.id);
    return b ? [b] : [];
  });
  let place = at;
  for (let tries = 0; tries < 1_000; tries++) {
    const blocker = boxes.find((b) => overlaps(grown(around(place, width, height), 5), b));
    if (!blocker) break;
    place = { x: place.x, y: blocker.y + blocker.height + 20 + height / 2 };
  }
  return place;
}

/** Splits a flow at a node that stands in the sketch already. The first half stays the flow it was. */
function split(sketch: Sketch, flow: SequenceFlow, node: NodeId, second: FlowId): Result<null, EditError> {
  if (Object.hasOwn(sketch.model.flows, second) || Object.hasOwn(sketch.model.geometry, second)) return err({ code: 'id-taken', id: second });
  sketch.patch('flows', flow.id, { target: node });
  sketch.patchGeometry(flow.id, { isPinned: undefined });
  if (flow.target) sketch.put('flows', second, newFlow('sequenceFlow', second, node, flow.target));
  return ok(null);
}

function openFlow(model: ProcessModel, id: FlowId): Result<SequenceFlow, EditError> {
  const flow = find(model.flows, id);
  if (!flow) return err({ code: 'not-found', id });
  if (flow.kind !== 'sequenceFlow' || !flow.source || !flow.target) return err({ code: 'kind-not-possible', name: flow.name });
  return ok(flow);
}

/** Puts a new step into a sequence flow: A→C becomes A→B→C, and what follows moves on to make room. */
export function insertNodeOnFlow(model: ProcessModel, { id, flowIds, flow: flowId, kind, name = '' }: InsertNodeOnFlow): Result<Edited, EditError> {
  const found = openFlow(model, flowId);
  if (!found.ok) return found;
  const flow = found.value;
  const facts = NODE_KINDS[kind];
  if (!facts.hasIncoming || !facts.hasOutgoing) return err({ code: 'kind-not-possible', name });
  const sketch = new Sketch(model);
  const source = find(model.nodes, flow.source);
  const room = roomOnFlow(sketch, flow, facts.width, facts.height);
  if (!source || !room) return err({ code: 'not-found', id: flowId });
  const at = clearOf(sketch, room, facts.width, facts.height, source, new Set([id]));
  const lane = source.parent === null && source.pool ? laneAt(sketch.model, source.pool, at)?.id ?? source.lane : source.lane;
  const placed = placeNode(sketch, { id, kind, name, at, pool: source.pool, lane, parent: source.parent }, source);
  if (!placed.ok) return placed;
  const done = split(sketch, flow, id, flowIds[0]);
  return done.ok ? settled(sketch, nameLabel('insertNode', name)) : done;
}

/** Puts a step that is on the canvas into a flow it was dropped on. Its own flows must leave room for that: none on the side in question. */
export function dropNodeOnFlow(model: ProcessModel, { node: id, flow: flowId, flowIds, at }: { readonly node: NodeId; readonly flow: FlowId; readonly flowIds: readonly [FlowId, ...FlowId[]]; readonly at: Point }): Result<Edited, EditError> {
  const found = openFlow(model, flowId);
  if (!found.ok) return found;
  const flow = found.value;
  const node = find(model.nodes, id);
  const box = boundsOf(model, id);
  if (!node || !box) return err({ code: 'not-found', id });
  const facts = NODE_KINDS[node.kind];
  if (!facts.hasIncoming || !facts.hasOutgoing || flow.source === id || flow.target === id) return err({ code: 'kind-not-possible', name: node.name });
  const sketch = new Sketch(model);
  const source = find(model.nodes, flow.source)!;
  const place = centre(box);
  const outcome = moveNodes(sketch, new Map([[id, { dx: at.x - place.x, dy: at.y - place.y }]]));
  if (!outcome.ok) return outcome;
  const now = sketch.model.nodes[id]!;
  if (now.parent !== source.parent || now.pool !== source.pool) return err({ code: 'wrong-place', name: node.name });
  const room = roomOnFlow(sketch, flow, box.width, box.height);
  if (room) {
    const clear = clearOf(sketch, room, box.width, box.height, source, new Set([id]));
    const here = centre(boundsOf(sketch.model, id)!);
    const moved = moveNodes(sketch, new Map([[id, { dx: clear.x - here.x, dy: clear.y - here.y }]]));
    if (!moved.ok) return moved;
  }
  const done = split(sketch, flow, id, flowIds[0]);
  return done.ok ? settled(sketch, nameLabel('insertNode', node.name)) : done;
}
