import { align, distribute, type Alignment } from '../../shared/commands/align.ts';
import { childLanes } from '../../shared/commands/containers.ts';
import { deleteElements } from '../../shared/commands/deleteElements.ts';
import { groupIntoSubProcess } from '../../shared/commands/groupIntoSubProcess.ts';
import { moveElements } from '../../shared/commands/moveElements.ts';
import { duplicate } from '../../shared/commands/paste.ts';
import { reorderLane } from '../../shared/commands/reorderLane.ts';
import { setWaypoints } from '../../shared/commands/setWaypoints.ts';
import type { CommandName } from '../../shared/contract/commandTable.ts';
import { message } from '../../shared/i18n/Message.ts';
import { nodeId, type ElementId, type FlowId, type NodeId } from '../../shared/model/ids.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import type { CommandHandler } from '../commands/registry.ts';
import { newId } from '../newId.ts';
import { currentT } from '../i18n.ts';
import { studio } from '../store/studioStore.ts';
import type { StudioState } from '../store/StudioState.ts';
import { layOut } from './autoLayout.ts';
import { boundsOfElements } from './boundsOfElement.ts';
import { askToCopy, pasteLast } from './canvasClipboard.ts';
import { canvas, type Placeable } from './canvasStore.ts';
import { inOneStep } from '../../shared/commands/inOneStep.ts';
import { ZOOM_STEP } from '../../shared/drawing/zoomStep.ts';
import { flowStep } from './flowStep.ts';
import { insertNew } from './insertNew.ts';
import { moveCursor } from './moveCursor.ts';
import { startLinking } from './linking.ts';
import { canEnter, enterPlane, leavePlane, selectedSubProcess } from './planes.ts';
import { append, canStandOnFlow, place } from './place.ts';
import { isBand } from './placeable.ts';
import { bendFlow, onlyFlow, shapeCommands } from './shapeCommands.ts';
import { currentScene, fitArea, zoomTo } from './stage.ts';
import { toggleExpanded } from './toggleExpanded.ts';

/** px of model that Shift+arrow moves. */
const NUDGE = 10;

const hasModel = (s: StudioState) => s.model !== null && s.mode !== 'compare';
const canEdit = (s: StudioState) => s.model !== null && s.mode === 'draw';
const chosen = (s: StudioState): readonly ElementId[] => [...s.selection];
const nodesOf = (s: StudioState): readonly NodeId[] => chosen(s).filter((id): id is NodeId => s.model !== null && Object.hasOwn(s.model.nodes, id));
const flowsOf = (s: StudioState): readonly FlowId[] => chosen(s).filter((id): id is FlowId => s.model !== null && Object.hasOwn(s.model.flows, id));
const hasSelection = (s: StudioState) => canEdit(s) && s.selection.size > 0;
const hasNodes = (least: number) => (s: StudioState) => canEdit(s) && nodesOf(s).length >= least;

const alignTo = (to: Alignment): CommandHandler => ({ isEnabled: hasNodes(2), run: () => { const s = studio.getState(); s.execute((model) => align(model, { ids: nodesOf(s), to })); } });
const distributeOn = (axis: 'x' | 'y'): CommandHandler => ({ isEnabled: hasNodes(3), run: () => { const s = studio.getState(); s.execute((model) => distribute(model, { ids: nodesOf(s), axis })); } });
const nudge = (dx: number, dy: number): CommandHandler => ({
  isEnabled: hasSelection,
  run: () => {
    const s = studio.getState();
    const flow = onlyFlow(s);
    s.execute((model) => (flow ? bendFlow(model, flow, dx, dy) : moveElements(model, { ids: chosen(s), by: { dx, dy } })));
  },
});

/** The lane that is meant: the selected one, or that of the selected step. */
function laneOf(s: StudioState) {
  const [id] = s.selection;
  return s.model ? (find(s.model.lanes, id) ?? find(s.model.lanes, find(s.model.nodes, id)?.lane)) : undefined;
}
const moveLane = (by: 1 | -1): CommandHandler => ({
  isEnabled: (s) => canEdit(s) && laneOf(s) !== undefined,
  run: () => {
    const s = studio.getState();
    const lane = laneOf(s);
    if (!lane || !s.model) return;
    const order = childLanes(s.model, lane.pool, lane.parent).findIndex((sibling) => sibling.id === lane.id) + by;
    s.execute((model) => reorderLane(model, { id: lane.id, order }));
  },
});

/** After a step is gone the cursor stands on the one before it, so that the keyboard goes on from there. */
function predecessorOf(model: ProcessModel, gone: ReadonlySet<ElementId>): ElementId | null {
  for (const flow of rows(model.flows)) {
    if (flow.kind === 'sequenceFlow' && flow.target !== null && gone.has(flow.target) && flow.source !== null && !gone.has(flow.source)) return flow.source;
  }
  return null;
}

function remove(): void {
  const { model, selection, execute } = studio.getState();
  if (!model) return;
  const next = predecessorOf(model, selection);
  execute((now) => deleteElements(now, { ids: [...selection] }), { select: next === null ? [] : [next] });
}

function rename(): void {
  const [id] = studio.getState().selection;
  if (id !== undefined) studio.getState().startRename(id);
}

/** Typed letters for common kinds continue from the selected step or stand on the selected flow; else they place a new element. */
function insert(what: Placeable): void {
  const nodes = nodesOf(studio.getState());
  const flows = flowsOf(studio.getState());
  const { model } = studio.getState();
  const [flow] = flows;
  if (flow && flows.length === 1 && canStandOnFlow(what) && model?.flows[flow]?.kind === 'sequenceFlow') {
    place(what, { at: { x: 0, y: 0 }, after: null, flow });
    return;
  }
  const isContinuing = model !== null && nodes.length > 0 && !isBand(what) && NODE_KINDS[what].hasIncoming && nodes.every((id) => NODE_KINDS[model.nodes[id]?.kind ?? 'group'].hasOutgoing);
  if (isContinuing && !isBand(what)) append(nodes, what);
  else insertNew(what);
}

function group(): void {
  const s = studio.getState();
  const id = nodeId(newId('SubProcess'));
  if (s.execute((model) => groupIntoSubProcess(model, { id, ids: nodesOf(s), name: currentT()('bpmn.subProcess') }), { select: [id] })) studio.getState().startRename(id);
}

function copyBeside(): void {
  const s = studio.getState();
  const before = new Set(Object.keys(s.model?.nodes ?? {}));
  if (!s.execute((model) => duplicate(model, { ids: chosen(s), idSource: newId }))) return;
  const now = studio.getState();
  now.select(Object.keys(now.model?.nodes ?? {}).filter((id) => !before.has(id)) as ElementId[]);
}

function reroute(): void {
  const s = studio.getState();
  const flows = flowsOf(s);
  s.execute((model) => inOneStep(model, message('commands.reroute'), flows.map((flow) => (now: ProcessModel) => setWaypoints(now, { flow, waypoints: null }))));
}

/** The keyboard's way to flows: arrows go from step to step. */
function goToFlow(): void {
  const scene = currentScene();
  const [id] = studio.getState().selection;
  const flow = scene && id !== undefined ? flowStep(scene, id) : null;
  if (scene && flow) moveCursor(scene, flow);
}

function selectAll(): void {
  const scene = currentScene();
  if (!scene) return;
  const ids = scene.plane.nodes.map((node) => node.id);
  studio.getState().select(ids);
  studio.getState().announce(currentT()('canvas.announce.selected', { count: ids.length }));
}

const inserting = (what: Placeable): CommandHandler => ({ isEnabled: canEdit, run: () => insert(what) });
const INSERTED = [
  'pool', 'blackBox', 'lane', 'task', 'userTask', 'serviceTask', 'manualTask', 'scriptTask', 'businessRuleTask', 'sendTask', 'receiveTask', 'callActivity', 'subProcess',
  'exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'startEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent', 'endEvent',
  'dataObject', 'dataStore', 'textAnnotation', 'group',
] as const satisfies readonly Placeable[];

/** Everything that a person can ask of the canvas by name, key, menu or palette. */
export const canvasCommands: Partial<Record<CommandName, CommandHandler>> = {
  'edit.copy': { isEnabled: hasNodes(1), run: () => void askToCopy() },
  'edit.cut': { isEnabled: hasNodes(1), run: () => { if (askToCopy()) remove(); } },
  'edit.paste': { isEnabled: canEdit, run: () => void pasteLast() },
  'edit.duplicate': { isEnabled: hasNodes(1), run: copyBeside },
  'edit.delete': { isEnabled: hasSelection, run: remove },
  'edit.selectAll': { isEnabled: hasModel, run: selectAll },
  'edit.selectFlow': { isEnabled: (s) => hasModel(s) && s.selection.size === 1, run: goToFlow },
  'edit.rename': { isEnabled: (s) => canEdit(s) && s.selection.size === 1, run: rename },
  'edit.append': { isEnabled: (s) => hasNodes(1)(s) && nodesOf(s).every((id) => NODE_KINDS[s.model?.nodes[id]?.kind ?? 'group'].hasOutgoing), run: () => canvas.setState({ menu: { purpose: 'append', of: nodesOf(studio.getState()) } }) },
  'edit.changeType': { isEnabled: (s) => canEdit(s) && s.selection.size === 1 && nodesOf(s).length === 1, run: () => { const [of] = nodesOf(studio.getState()); if (of) canvas.setState({ menu: { purpose: 'changeType', of } }); } },
  'edit.connect': { isEnabled: (s) => canEdit(s) && s.selection.size === 1, run: () => { const [source] = chosen(studio.getState()); if (source) startLinking({ kind: 'connect', source }); } },
  'edit.toggleExpanded': { isEnabled: (s) => canEdit(s) && selectedSubProcess(s) !== undefined, run: () => { const node = selectedSubProcess(studio.getState()); if (node) toggleExpanded(node.id); } },
  'edit.groupIntoSubProcess': { isEnabled: hasNodes(1), run: group },
  'edit.alignLeft': alignTo('left'),
  'edit.alignCentre': alignTo('centre'),
  'edit.alignRight': alignTo('right'),
  'edit.alignTop': alignTo('top'),
  'edit.alignMiddle': alignTo('middle'),
  'edit.alignBottom': alignTo('bottom'),
  'edit.distributeHorizontally': distributeOn('x'),
  'edit.distributeVertically': distributeOn('y'),
  'edit.moveLaneUp': moveLane(-1),
  'edit.moveLaneDown': moveLane(1),
  'edit.reroute': { isEnabled: (s) => canEdit(s) && flowsOf(s).length > 0, run: reroute },
  'edit.autoLayout': { isEnabled: canEdit, run: layOut },
  'edit.moveLeft': nudge(-NUDGE, 0),
  'edit.moveRight': nudge(NUDGE, 0),
  'edit.moveUp': nudge(0, -NUDGE),
  'edit.moveDown': nudge(0, NUDGE),
  ...shapeCommands,
  'view.zoomIn': { isEnabled: hasModel, run: () => zoomTo((zoom) => zoom * ZOOM_STEP) },
  'view.zoomOut': { isEnabled: hasModel, run: () => zoomTo((zoom) => zoom / ZOOM_STEP) },
  'view.zoom100': { isEnabled: hasModel, run: () => zoomTo(() => 1) },
  'view.fit': { isEnabled: hasModel, run: () => fitArea(currentScene()?.extent ?? null) },
  'view.fitSelection': { isEnabled: (s) => hasModel(s) && s.selection.size > 0, run: () => { const scene = currentScene(); if (scene) fitArea(boundsOfElements(scene.model, studio.getState().selection), 1.5); } },
  'view.minimap': { isEnabled: hasModel, isChecked: () => canvas.getState().isMinimapShown, run: () => canvas.setState((s) => ({ isMinimapShown: !s.isMinimapShown })) },
  'view.enterSubProcess': { isEnabled: (s) => hasModel(s) && canEnter(s), run: () => { const node = selectedSubProcess(studio.getState()); if (node) enterPlane(node.id); } },
  'view.leaveSubProcess': { isEnabled: (s) => hasModel(s) && canvas.getState().plane !== null, run: leavePlane },
  'insert.new': { isEnabled: canEdit, run: () => canvas.setState({ menu: { purpose: 'new' }, armed: null }) },
  ...Object.fromEntries(INSERTED.map((what) => [`insert.${what}`, inserting(what)])),
};
