import { resizeElement } from '../../shared/commands/resizeElement.ts';
import { resizeLane } from '../../shared/commands/resizeLane.ts';
import { setLabelBounds } from '../../shared/commands/setLabelBounds.ts';
import { setWaypoints } from '../../shared/commands/setWaypoints.ts';
import type { Edited } from '../../shared/commands/edit.ts';
import type { EditError } from '../../shared/commands/EditError.ts';
import type { CommandName } from '../../shared/contract/commandTable.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { Point } from '../../shared/model/Geometry.ts';
import type { ElementId, FlowId } from '../../shared/model/ids.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { err, type Result } from '../../shared/result.ts';
import type { CommandHandler } from '../commands/registry.ts';
import { studio } from '../store/studioStore.ts';
import type { StudioState } from '../store/StudioState.ts';
import { shiftSegment } from './gestures/segmentGesture.ts';
import { resized } from './gestures/resizeGesture.ts';
import { handlesOf } from './handles.ts';
import { inOneStep } from '../../shared/commands/inOneStep.ts';
import { labelBounds } from './labelBounds.ts';
import { endOf, startLinking } from './linking.ts';
import { currentScene } from './stage.ts';

/** px of model per key press, as when moving. */
const STEP = 10;

const canEdit = (s: StudioState) => s.model !== null && s.mode === 'draw';
const onlySelected = (s: StudioState): ElementId | undefined => (s.selection.size === 1 ? [...s.selection][0] : undefined);
export const onlyFlow = (s: StudioState): FlowId | undefined => find(s.model?.flows ?? {}, onlySelected(s))?.id;

// ── Size ──────────────────────────────────────────────────────────────────────────────────────────

/** Lanes change across their pool only. */
const canChange = (model: ProcessModel, id: ElementId, axis: 'x' | 'y') => handlesOf(model, id).includes(axis === 'x' ? 'e' : 's');
const changeable = ({ model, selection }: StudioState, axis: 'x' | 'y') => (model ? [...selection].filter((id) => canChange(model, id, axis)) : []);

/** Right or lower border moved by so much; the rest stays. */
export function resizeBy(model: ProcessModel, id: ElementId, dx: number, dy: number): Result<Edited, EditError> {
  const bounds = find(model.geometry, id)?.bounds;
  if (!bounds) return err({ code: 'not-found', id });
  const lane = find(model.lanes, id);
  if (lane) return resizeLane(model, { id: lane.id, extent: model.geometry[id]?.isHorizontal === false ? bounds.width + dx : bounds.height + dy });
  return resizeElement(model, { id, bounds: resized(bounds, 'se', dx, dy) });
}

const resizing = (dx: number, dy: number): CommandHandler => {
  const axis = dx === 0 ? 'y' : 'x';
  return {
    isEnabled: (s) => canEdit(s) && changeable(s, axis).length > 0,
    run: () => {
      const s = studio.getState();
      const ids = changeable(s, axis);
      s.execute((model) => inOneStep(model, message('commands.resize'), ids.map((id) => (now: ProcessModel) => resizeBy(now, id, dx, dy))));
    },
  };
};

// ── Bends ─────────────────────────────────────────────────────────────────────────────────────────

/** The piece of a way that keys move along an axis: the longest one across it, those that dock last; −1 when there is none. */
export function pieceAcross(way: readonly Point[], axis: 'x' | 'y'): number {
  let best = -1;
  let most = 0;
  way.slice(1).forEach((to, i) => {
    const from = way[i] ?? to;
    const [along, across] = axis === 'x' ? [Math.abs(to.x - from.x), Math.abs(to.y - from.y)] : [Math.abs(to.y - from.y), Math.abs(to.x - from.x)];
    if (along > 0.5 || across < 1) return;
    const isInner = i > 0 && i < way.length - 2;
    const worth = across + (isInner ? 1_000_000 : 0);
    if (worth > most) [best, most] = [i, worth];
  });
  return best;
}

/** Moves the largest piece of a flow that can be moved that way, and pins the flow. */
export function bendFlow(model: ProcessModel, flow: FlowId, dx: number, dy: number): Result<Edited, EditError> {
  const way = find(model.geometry, flow)?.waypoints ?? [];
  const piece = pieceAcross(way, dx === 0 ? 'y' : 'x');
  return piece < 0 ? err({ code: 'nothing-changes' }) : setWaypoints(model, { flow, waypoints: shiftSegment(way, piece, dx, dy) });
}

// ── Names ─────────────────────────────────────────────────────────────────────────────────────────

const nameBox = (s: StudioState) => {
  const id = onlySelected(s);
  const scene = currentScene();
  const bounds = id !== undefined && scene?.has(id) ? labelBounds(scene, id) : null;
  return id !== undefined && bounds && bounds.width > 0 ? { id, bounds } : null;
};

const movingName = (dx: number, dy: number): CommandHandler => ({
  isEnabled: (s) => canEdit(s) && nameBox(s) !== null,
  run: () => {
    const s = studio.getState();
    const name = nameBox(s);
    if (!name) return;
    const { x, y, width, height } = name.bounds;
    s.execute((model) => setLabelBounds(model, { id: name.id, bounds: { x: Math.round(x + dx), y: Math.round(y + dy), width, height } }));
  },
});

// ── Ends ──────────────────────────────────────────────────────────────────────────────────────────

const changingEnd = (end: 'source' | 'target'): CommandHandler => ({
  isEnabled: (s) => canEdit(s) && onlyFlow(s) !== undefined,
  run: () => {
    const s = studio.getState();
    const flow = onlyFlow(s);
    const scene = currentScene();
    if (!flow || !scene) return;
    const linking = { kind: 'reconnect', flow, end } as const;
    startLinking(linking);
    const now = endOf(scene, linking);
    if (now !== null) s.select([now]);
  },
});

/** What a pointer does by dragging handles, by name and key. */
export const shapeCommands: Partial<Record<CommandName, CommandHandler>> = {
  'edit.wider': resizing(STEP, 0),
  'edit.narrower': resizing(-STEP, 0),
  'edit.taller': resizing(0, STEP),
  'edit.shorter': resizing(0, -STEP),
  'edit.moveNameLeft': movingName(-STEP, 0),
  'edit.moveNameRight': movingName(STEP, 0),
  'edit.moveNameUp': movingName(0, -STEP),
  'edit.moveNameDown': movingName(0, STEP),
  'edit.changeSource': changingEnd('source'),
  'edit.changeTarget': changingEnd('target'),
};
