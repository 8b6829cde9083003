import { message } from '../i18n/Message.ts';
import { hull } from '../layout/rectangle.ts';
import type { NodeId } from '../model/ids.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { boundsOf, HEADER, isHorizontal, withAttendants } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { fitIntoHome, growPool, laneChain, PADDING } from './growContainers.ts';
import type { Axis } from './insertSpace.ts';
import { newNode } from './newNode.ts';
import { removeFlow, removeLooseFlows } from './removeFlows.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

export interface GroupIntoSubProcess {
  readonly id: NodeId;
  readonly ids: readonly NodeId[];
  readonly name: string;
}

/**
 * Puts steps of one scope into a new open sub-process where they stand. Flows over its border then lead to the
 * sub-process itself, since a sequence flow cannot cross it (BPMN 2.0.2 §7.6.1).
 */
export function groupIntoSubProcess(model: ProcessModel, { id, ids, name }: GroupIntoSubProcess): Result<Edited, EditError> {
  if (Object.hasOwn(model.nodes, id) || Object.hasOwn(model.geometry, id)) return err({ code: 'id-taken', id });
  const chosen = ids.flatMap((each) => find(model.nodes, each) ?? []).filter((node) => node.kind !== 'boundaryEvent' && node.kind !== 'locked');
  // A note may stand in no lane, or out of its own; the steps say where the sub-process belongs.
  const first = chosen.find((node) => NODE_KINDS[node.kind].category !== 'artifact');
  if (!first) return err({ code: 'nothing-selected' });
  if (chosen.some((node) => node.pool !== first.pool || node.parent !== first.parent)) return err({ code: 'wrong-place', name });
  const moving = withAttendants(model, chosen.map((node) => node.id));
  const sketch = new Sketch(model);
  const lane = first.lane;

  // Room for the frame on all four sides, made before anything changes hands.
  const own = hull([...moving].flatMap((each) => boundsOf(model, each) ?? []));
  if (!own) return err({ code: 'nothing-selected' });
  if (first.parent === null && first.pool) {
    const across = isHorizontal(model, first.pool) ? 'y' : 'x';
    const chain = laneChain(model, first);
    const isOneLane = chosen.every((node) => node.lane === lane);
    const bandOf = () => boundsOf(sketch.model, lane ?? first.pool);
    const room = (axis: Axis, at: number, by: number) => {
      const band = bandOf();
      if (axis !== across || !band) return growPool(sketch, first.pool!, axis === across ? chain : [], axis, at, by);
      // A node that stands out of its lane is beyond the lane's border: there the lane must be cut, or its neighbour would overlap it.
      if (isOneLane && at >= band[axis]) growPool(sketch, first.pool!, chain, axis, Math.min(at, band[axis] + (axis === 'y' ? band.height : band.width)), by);
    };
    room('x', own.x, 2 * PADDING);
    room('y', own.y, HEADER + PADDING);
    const there = hull([...moving].flatMap((each) => boundsOf(sketch.model, each) ?? []))!;
    const nextOn = (axis: Axis) => Math.min(...rows(sketch.model.nodes).filter((node) => node.pool === first.pool && node.parent === null && !moving.has(node.id) && (axis !== across || node.lane === lane)).flatMap((node) => {
      const b = boundsOf(sketch.model, node.id);
      const edge = axis === 'x' ? there.x + there.width : there.y + there.height;
      return b && b[axis] >= edge - 1 ? [b[axis]] : [];
    }));
    const nextX = nextOn('x');
    if (Number.isFinite(nextX)) room('x', nextX, 2 * PADDING);
    const nextY = nextOn('y');
    if (Number.isFinite(nextY)) room('y', nextY, PADDING);
  }
  const content = hull([...moving].flatMap((each) => boundsOf(sketch.model, each) ?? []))!;
  sketch.put('nodes', id, newNode('subProcess', { id, name, pool: first.pool, lane, parent: first.parent }));
  sketch.put('geometry', id, { bounds: { x: content.x - PADDING, y: content.y - HEADER, width: content.width + 2 * PADDING, height: content.height + HEADER + PADDING }, isExpanded: true });
  for (const each of moving) {
    const node = sketch.model.nodes[each]!;
    sketch.patch('nodes', each, { lane, ...(node.parent === first.parent ? { parent: id } : {}) });
  }
  const seen = new Set<string>();
  const gone = new Set<string>();
  for (const flow of rows(sketch.model.flows)) {
    if (flow.kind !== 'sequenceFlow' || !flow.source || !flow.target) continue;
    const isFrom = moving.has(flow.source as NodeId);
    const isTo = moving.has(flow.target as NodeId);
    if (isFrom === isTo) continue;
    const source = isFrom ? id : flow.source;
    const target = isTo ? id : flow.target;
    const isSecond = seen.has(`${source} ${target}`);
    seen.add(`${source} ${target}`);
    if (isSecond) {
      removeFlow(sketch, flow.id);
      gone.add(flow.id);
    } else sketch.patch('flows', flow.id, { source, target, ...(isFrom ? { isDefault: false, probability: null } : {}) });
  }
  removeLooseFlows(sketch, gone);
  fitIntoHome(sketch, id);
  return settled(sketch, message('commands.group'));
}
