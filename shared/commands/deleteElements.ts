import { message } from '../i18n/Message.ts';
import type { SequenceFlow } from '../model/Flow.ts';
import type { ElementId, FlowId, LaneId, NodeId, PoolId } from '../model/ids.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { references } from '../model/references.ts';
import { withoutReference } from '../model/withoutReference.ts';
import { err, type Result } from '../result.ts';
import { flowKindBetween } from './connectionRules.ts';
import { withAttendants, withNestedLanes } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { removeLooseFlows } from './removeFlows.ts';
import { removeLane } from './removeLane.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

/** Where a flow goes once the nodes in between are gone: A→B→C minus B is A→C, if B had one way in and one way out. */
function heal(sketch: Sketch, node: NodeId, gone: ReadonlySet<string>): void {
  const { model } = sketch;
  if (find(model.nodes, node)?.kind === 'boundaryEvent') return;
  const sequence = rows(model.flows).filter((flow): flow is SequenceFlow => flow.kind === 'sequenceFlow' && (flow.source === node || flow.target === node) && !gone.has(flow.id));
  const into = sequence.filter((flow) => flow.target === node && flow.source !== node);
  const out = sequence.filter((flow) => flow.source === node && flow.target !== node);
  const [before, after] = [into[0], out[0]];
  if (!before?.source || !after?.target || into.length !== 1 || out.length !== 1 || before.source === after.target) return;
  const isThere = rows(model.flows).some((flow) => flow.kind === 'sequenceFlow' && flow.source === before.source && flow.target === after.target);
  const kind = flowKindBetween(model, before.source, after.target);
  if (isThere || !kind.ok || kind.value !== 'sequenceFlow') return;
  sketch.patch('flows', before.id, { target: after.target });
  sketch.patchGeometry(before.id, { isPinned: undefined });
}

function removeElement(sketch: Sketch, table: 'nodes' | 'flows' | 'pools' | 'lanes', id: string): void {
  sketch.remove(table, id);
  if (Object.hasOwn(sketch.model.geometry, id)) sketch.remove('geometry', id);
}

/** Takes nodes out of a sketch with what is attached to them and in them, healing the flow. */
export function removeNodes(sketch: Sketch, ids: Iterable<NodeId>, isHealing: boolean, alsoGone: Iterable<string> = []): void {
  const nodes = withAttendants(sketch.model, ids);
  const gone = new Set<string>(alsoGone);
  for (const flow of gone) if (Object.hasOwn(sketch.model.flows, flow)) removeElement(sketch, 'flows', flow as FlowId);
  for (const id of nodes) {
    if (isHealing) heal(sketch, id, gone);
    gone.add(id);
    const healed = new Set(rows(sketch.model.flows).filter((flow) => flow.source === id || flow.target === id).map((flow) => flow.id));
    for (const flow of healed) { removeElement(sketch, 'flows', flow); gone.add(flow); }
    removeElement(sketch, 'nodes', id);
  }
  removeLooseFlows(sketch, gone);
  forgetNodes(sketch, new Set(nodes));
}

const NAMING_NODES = ['nodes', 'people', 'promises'] as const;

/** Who is asked to do the same as a step that is gone, or may do it, or promises something about it, no longer does. */
function forgetNodes(sketch: Sketch, gone: ReadonlySet<string>): void {
  for (const table of NAMING_NODES) {
    for (const [id, row] of Object.entries(sketch.model[table])) {
      let left: Readonly<Record<string, unknown>> = row;
      for (const reference of references(table, id, row)) {
        if (reference.isOptional && gone.has(reference.id) && reference.tables.includes('nodes')) left = withoutReference(left, reference.field, reference.id);
      }
      if (left !== row) sketch.put(table, id, left);
    }
  }
}

/**
 * Deletes elements with what depends on them: flows of a node, boundary events and content of an activity, everything
 * in a pool. The flow heals around deleted steps. The nodes of a deleted lane go to its neighbour.
 */
export function deleteElements(model: ProcessModel, { ids }: { readonly ids: readonly ElementId[] }): Result<Edited, EditError> {
  const there = [...new Set(ids)].filter((id) => Object.hasOwn(model.nodes, id) || Object.hasOwn(model.flows, id) || Object.hasOwn(model.lanes, id) || Object.hasOwn(model.pools, id));
  if (there.length === 0) return err({ code: 'nothing-selected' });
  const sketch = new Sketch(model);
  const pools = there.filter((id) => Object.hasOwn(model.pools, id)) as PoolId[];
  const flows = there.filter((id) => Object.hasOwn(model.flows, id)) as FlowId[];
  removeNodes(sketch, there.filter((id) => Object.hasOwn(model.nodes, id)) as NodeId[], true, flows);
  removeLooseFlows(sketch, new Set(flows));
  for (const id of there.filter((each) => Object.hasOwn(model.lanes, each)) as LaneId[]) {
    if (Object.hasOwn(sketch.model.lanes, id) && !pools.includes(sketch.model.lanes[id]!.pool)) removeLane(sketch, id);
  }
  for (const pool of pools) {
    removeNodes(sketch, rows(sketch.model.nodes).filter((node) => node.pool === pool).map((node) => node.id), false);
    for (const lane of rows(sketch.model.lanes)) if (lane.pool === pool) for (const id of withNestedLanes(sketch.model, lane.id)) removeLaneRow(sketch, id);
    removeElement(sketch, 'pools', pool);
    removeLooseFlows(sketch, new Set([pool]));
  }
  return settled(sketch, message('commands.delete', { count: there.length }));
}

function removeLaneRow(sketch: Sketch, id: LaneId): void {
  if (Object.hasOwn(sketch.model.lanes, id)) removeElement(sketch, 'lanes', id);
}
