import { grown, overlaps, right } from '../layout/rectangle.ts';
import type { Bounds, Point } from '../model/Geometry.ts';
import type { FlowId, NodeId } from '../model/ids.ts';
import type { NodeKind, ProcessNode } from '../model/Node.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { nameLabel, placeNode } from './addNode.ts';
import { putFlow } from './connect.ts';
import { boundsOf, isHorizontal, withAttendants } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { PADDING } from './growContainers.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

export interface AppendNode {
  readonly id: NodeId;
  readonly flowId: FlowId;
  readonly after: NodeId;
  readonly kind: NodeKind;
  readonly name?: string;
}

/** Between two steps along the flow, and between two branches. */
export const STEP_GAP = 50;
const BRANCH_GAP = 30;
const CLEAR = 10;

/** What a new node next to another must not cover: everything drawn in the same scope, except frames around it. */
function taken(model: ProcessModel, node: ProcessNode): Bounds[] {
  const frames = new Set<string>();
  for (let at = find(model.nodes, node.parent); at && !frames.has(at.id); at = find(model.nodes, at.parent)) frames.add(at.id);
  const own = withAttendants(model, [node.id]);
  return rows(model.nodes).flatMap((other) => {
    if (other.kind === 'group' || frames.has(other.id) || (other.id !== node.id && own.has(other.id) && other.parent === node.id)) return [];
    // Nodes of other lanes give way when the lane grows; those of this lane stay.
    if (other.pool === node.pool && other.parent === node.parent && other.lane !== node.lane) return [];
    return boundsOf(model, other.id) ?? [];
  });
}

/** The next free slot after a node: right of it, or below that until nothing is covered. Centre of the new node. */
export function nextSlot(model: ProcessModel, after: ProcessNode, kind: NodeKind): Point | null {
  const host = after.kind === 'boundaryEvent' ? find(model.nodes, after.attachedTo) : undefined;
  const from = boundsOf(model, after.id);
  if (!from) return null;
  const { width, height } = NODE_KINDS[kind];
  const isFlat = !after.pool || isHorizontal(model, after.pool);
  const hostBox = boundsOf(model, host?.id);
  const boxes = taken(model, after);
  const isAside = NODE_KINDS[kind].category === 'artifact' || NODE_KINDS[kind].category === 'data';
  let slot: Bounds = isFlat
    ? { x: right(from) + STEP_GAP, y: from.y + from.height / 2 - height / 2, width, height }
    : { x: from.x + from.width / 2 - width / 2, y: from.y + from.height + STEP_GAP, width, height };
  // Exceptions leave downwards: first slot below the activity that the event sits on.
  if (hostBox && isFlat) slot = { ...slot, y: Math.max(slot.y, hostBox.y + hostBox.height + BRANCH_GAP) };
  if (isAside) slot = { ...slot, x: right(from) + 20, y: from.y + from.height + PADDING + 10 };
  for (let tries = 0; tries < 10_000; tries++) {
    const blocker = boxes.find((box) => overlaps(grown(slot, CLEAR), box));
    if (!blocker) break;
    slot = isFlat ? { ...slot, y: blocker.y + blocker.height + BRANCH_GAP } : { ...slot, x: right(blocker) + BRANCH_GAP };
  }
  return { x: slot.x + width / 2, y: slot.y + height / 2 };
}

/** Appends a step in the next free slot of the lane and connects it; the lane and the pool grow to hold it. */
export function appendNode(model: ProcessModel, { id, flowId, after, kind, name = '' }: AppendNode): Result<Edited, EditError> {
  const node = find(model.nodes, after);
  if (!node) return err({ code: 'not-found', id: after });
  const slot = nextSlot(model, node, kind);
  if (!slot) return err({ code: 'not-found', id: after });
  const sketch = new Sketch(model);
  const home = { pool: node.pool, lane: node.lane, parent: node.parent };
  const placed = placeNode(sketch, { id, kind, name, at: slot, ...home }, node);
  if (!placed.ok) return placed;
  const isAnnotation = kind === 'textAnnotation';
  const flow = putFlow(sketch, isAnnotation ? { id: flowId, source: id, target: after } : { id: flowId, source: after, target: id });
  if (!flow.ok) return flow;
  return settled(sketch, nameLabel('appendNode', name));
}
