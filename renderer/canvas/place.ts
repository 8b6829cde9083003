import { addLane } from '../../shared/commands/addLane.ts';
import { addNode } from '../../shared/commands/addNode.ts';
import { addPool, drawnPool, type AddPool } from '../../shared/commands/addPool.ts';
import { appendJoin } from '../../shared/commands/appendJoin.ts';
import { appendNode } from '../../shared/commands/appendNode.ts';
import { connect } from '../../shared/commands/connect.ts';
import { insertNodeOnFlow } from '../../shared/commands/insertNodeOnFlow.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { Point } from '../../shared/model/Geometry.ts';
import { flowId, laneId, nodeId, poolId, type FlowId, type LaneId, type NodeId, type PoolId } from '../../shared/model/ids.ts';
import type { NodeKind } from '../../shared/model/Node.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { currentT } from '../i18n.ts';
import { newId } from '../newId.ts';
import { studio } from '../store/studioStore.ts';
import { canvas, type Placeable } from './canvasStore.ts';
import { inOneStep } from '../../shared/commands/inOneStep.ts';
import { laneAtPoint } from './laneAtPoint.ts';
import { isBand } from './placeable.ts';
import { currentScene, fitArea } from './stage.ts';
import { containsPoint } from '../../shared/drawing/SpatialIndex.ts';

/** Ids in a file are read by people, too: `UserTask_k3v9x0a1`. */
const prefixOf = (what: string) => what.charAt(0).toUpperCase() + what.slice(1);

export const canStandOnFlow = (what: Placeable): what is NodeKind => !isBand(what) && NODE_KINDS[what].hasIncoming && NODE_KINDS[what].hasOutgoing;

interface Spot {
  readonly at: Point;
  /** The step that the new one follows. */
  readonly after: NodeId | null;
  /** The flow that it is put into. */
  readonly flow: FlowId | null;
}

/** Joins and forks mostly have no name; opening one would stand in the way of the next key. */
const NAMELESS: ReadonlySet<NodeKind> = new Set(['parallelGateway']);

/** A new element opens its name at once: the next thing that anybody does is to call it something. */
function openName(id: NodeId | LaneId | PoolId): void {
  const scene = currentScene();
  // The first element of an empty canvas comes into view whole.
  if (scene && scene.plane.nodes.length + scene.plane.pools.length === 1) fitArea(scene.extent, 1, false);
  studio.getState().startRename(id);
}

/** Puts a new element where the pointer let go. */
export function place(what: Placeable, { at, after, flow }: Spot): void {
  const { execute } = studio.getState();
  if (isBand(what)) {
    placeBand(what, at);
    return;
  }
  const id = nodeId(newId(prefixOf(what)));
  if (flow && canStandOnFlow(what)) {
    const flowIds = [flowId(newId('Flow')), flowId(newId('Flow'))] as const;
    if (execute((model) => insertNodeOnFlow(model, { id, flowIds, flow, kind: what }), { select: [id] })) openName(id);
    return;
  }
  const level = canvas.getState().plane;
  const done = after === null
    ? execute((model) => addNode(model, { id, kind: what, at, level }), { select: [id] })
    : execute((model) => inOneStep(model, message('canvas.edit.append', { kind: currentT()(`bpmn.${what}`) }), [
        (now) => addNode(now, { id, kind: what, at, level }),
        (now) => (what === 'textAnnotation' ? connect(now, { id: flowId(newId('Association')), source: id, target: after }) : connect(now, { id: flowId(newId('Flow')), source: after, target: id })),
      ]), { select: [id] });
  if (done && !NAMELESS.has(what)) openName(id);
}

/** Adds a pool below the others, or a lane to the pool at a place (at the end, or behind the lane at the place). */
export function placeBand(what: 'pool' | 'blackBox' | 'lane', at: Point | null): void {
  const { execute, notify, model } = studio.getState();
  const t = currentT();
  const scene = currentScene();
  if (!model || !scene) return;
  if (what !== 'lane') {
    const pool: AddPool = { id: poolId(newId('Participant')), kind: what === 'pool' ? 'process' : 'blackBox', name: t(what === 'pool' ? 'canvas.newName.pool' : 'canvas.newName.blackBox') };
    const id = drawnPool(model, pool);
    if (execute((now) => addPool(now, pool), { select: [id] })) openName(id);
    return;
  }
  const [selected] = studio.getState().selection;
  const selectedLane = find(model.lanes, selected) ?? find(model.lanes, find(model.nodes, selected)?.lane);
  const beside = at ? find(model.lanes, laneAtPoint(scene, at)) : selectedLane;
  const poolAt = at ? scene.plane.pools.find(({ id }) => { const b = model.geometry[id]?.bounds; return b && containsPoint(b, at); }) : undefined;
  const pool = beside?.pool ?? poolAt?.id ?? find(model.pools, selected)?.id ?? rows(model.pools).find(({ kind }) => kind === 'process')?.id;
  const id = laneId(newId('Lane'));
  const name = t('canvas.newName.lane');
  if (!pool) {
    // Without a pool there is nothing to divide: it is drawn with its first lane.
    const asked: AddPool = { id: poolId(newId('Participant')), kind: 'process', name: t('canvas.newName.pool') };
    const first = drawnPool(model, asked);
    const done = execute((now) => inOneStep(now, message('canvas.edit.firstLane'), [
      (m) => addPool(m, asked),
      (m) => addLane(m, { id, pool: first, name }),
    ]), { select: [id] });
    if (done) openName(id);
    return;
  }
  if (find(model.pools, pool)?.kind === 'blackBox') {
    notify({ tone: 'error', message: message('canvas.error.laneInBlackBox') });
    return;
  }
  const order = beside ? beside.order + 1 : undefined;
  if (execute((now) => addLane(now, { id, pool, parent: beside?.parent ?? null, name, ...(order === undefined ? {} : { order }) }), { select: [id] })) openName(id);
}

/** Appends to a step in the next free place, as key A and the context pad do; to several steps, one that joins them. */
export function append(after: readonly NodeId[], kind: NodeKind): void {
  const id = nodeId(newId(prefixOf(kind)));
  const flowIds = after.map(() => flowId(newId('Flow')));
  const [step, ...more] = after;
  const [flow] = flowIds;
  if (!step || !flow) return;
  const command = (model: ProcessModel) => (more.length > 0 ? appendJoin(model, { id, flowIds, after, kind }) : appendNode(model, { id, flowId: flow, after: step, kind }));
  if (studio.getState().execute(command, { select: [id] }) && !NAMELESS.has(kind)) openName(id);
}
