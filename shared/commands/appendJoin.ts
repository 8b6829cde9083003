import { message } from '../i18n/Message.ts';
import { hull, right } from '../layout/rectangle.ts';
import type { FlowId, NodeId } from '../model/ids.ts';
import type { NodeKind } from '../model/Node.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { placeNode } from './addNode.ts';
import { nextSlot, STEP_GAP } from './appendNode.ts';
import { putFlow } from './connect.ts';
import { boundsOf } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

export interface AppendJoin {
  readonly id: NodeId;
  /** One per node of `after`. */
  readonly flowIds: readonly FlowId[];
  readonly after: readonly NodeId[];
  readonly kind: NodeKind;
  readonly name?: string;
}

/** Appends one node to several: right of the rightmost, on the height of the first, each connected to it. */
export function appendJoin(model: ProcessModel, { id, flowIds, after, kind, name = '' }: AppendJoin): Result<Edited, EditError> {
  const nodes = after.flatMap((each) => find(model.nodes, each) ?? []);
  const first = nodes[0];
  const around = hull(nodes.flatMap((node) => boundsOf(model, node.id) ?? []));
  const slot = first && nextSlot(model, first, kind);
  if (!first || !around || !slot || flowIds.length < nodes.length) return err({ code: 'nothing-selected' });
  const sketch = new Sketch(model);
  const x = Math.max(slot.x, right(around) + STEP_GAP + NODE_KINDS[kind].width / 2);
  const placed = placeNode(sketch, { id, kind, name, at: { x, y: x > slot.x ? boundsOf(model, first.id)!.y + boundsOf(model, first.id)!.height / 2 : slot.y }, pool: first.pool, lane: first.lane, parent: first.parent });
  if (!placed.ok) return placed;
  for (const [i, node] of nodes.entries()) {
    const flow = putFlow(sketch, { id: flowIds[i]!, source: node.id, target: id });
    if (!flow.ok) return flow;
  }
  return settled(sketch, message('commands.appendJoin'));
}
