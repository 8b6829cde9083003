import { useCallback, type KeyboardEvent } from 'react';
import { COMMAND_NAMES, commandFacts } from '../../shared/contract/commandTable.ts';
import type { NodeId } from '../../shared/model/ids.ts';
import { matchShortcut } from '../commands/matchShortcut.ts';
import { isMac } from '../commands/shortcutKeys.ts';
import { studio } from '../store/studioStore.ts';
import { canvas, NO_PREVIEW } from './canvasStore.ts';
import { flowOrder } from './flowOrder.ts';
import { insertNew } from './insertNew.ts';
import { abortLinking, linkTo } from './linking.ts';
import { abortGesture } from './pointerSession.ts';
import type { Scene } from './scene.ts';
import { spatialStep, type Direction } from './spatialStep.ts';
import { currentScene } from './stage.ts';
import { moveCursor } from './moveCursor.ts';
import { leavePlane } from './planes.ts';

const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** Esc ends the nearest thing first: a gesture, what is in hand, the selection, the plane. */
function escape(): boolean {
  if (abortGesture()) return true;
  const { armed, linking, menu, plane } = canvas.getState();
  if (linking) {
    abortLinking(linking);
    return true;
  }
  if (armed || menu) {
    canvas.setState({ armed: null, menu: null, preview: NO_PREVIEW });
    return true;
  }
  const { selection, select } = studio.getState();
  if (selection.size > 0) {
    select([]);
    return true;
  }
  if (plane === null) return false;
  leavePlane();
  return true;
}

/** Next or previous along the flow; at either end Tab goes on to the next control, so nobody is caught here. */
function tab(scene: Scene, isBack: boolean): boolean {
  const order = flowOrder(scene);
  const [selected] = studio.getState().selection;
  const at = order.indexOf(selected as NodeId);
  const next = at === -1 ? (isBack ? undefined : order[0]) : order[at + (isBack ? -1 : 1)];
  if (next === undefined) return false;
  moveCursor(scene, next);
  return true;
}

function arrow(scene: Scene, direction: Direction): boolean {
  const [selected] = studio.getState().selection;
  const next = selected === undefined || !scene.has(selected) ? (flowOrder(scene)[0] ?? scene.plane.lanes[0]?.id) : spatialStep(scene, selected, direction);
  if (next) moveCursor(scene, next);
  return true;
}

function enter(): boolean {
  const { armed, linking } = canvas.getState();
  const { selection, startRename } = studio.getState();
  const [id] = selection;
  if (armed) insertNew(armed);
  else if (linking) {
    if (id !== undefined && !(linking.kind === 'connect' && id === linking.source)) linkTo(linking, id);
  } else if (id !== undefined && selection.size === 1) startRename(id);
  else return false;
  return true;
}

const isShortcut = (event: KeyboardEvent) => COMMAND_NAMES.some((name) => {
  const { shortcut, alternatives = [] } = commandFacts(name);
  return (shortcut === undefined ? [] : [shortcut, ...alternatives]).some((key) => matchShortcut(event, key, isMac()));
});

/** Just typing names the selected element. Letters that are commands stay commands; an input method always types. */
function type(event: KeyboardEvent): boolean {
  const { selection, startRename, mode } = studio.getState();
  const [id] = selection;
  if (id === undefined || selection.size !== 1 || mode !== 'draw' || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === 'Process') {
    // The composition goes on in the field that gets the focus now.
    canvas.setState({ typed: '' });
    startRename(id);
    return false;
  }
  if ([...event.key].length !== 1 || event.key === ' ' || isShortcut(event)) return false;
  canvas.setState({ typed: event.key });
  startRename(id);
  return true;
}

function handle(event: KeyboardEvent, scene: Scene): boolean {
  const direction = ARROWS[event.key];
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  if (direction && isPlain) return arrow(scene, direction);
  if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) return tab(scene, event.shiftKey);
  if (event.key === 'Escape') return escape();
  if (event.key === 'Enter' && isPlain) return enter();
  return type(event);
}

/** Keys that mean something only here. Commands with a key of their own are run by the window. */
export function useCanvasKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event) => {
    // Keys of controls that float over the drawing are theirs.
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    delete event.currentTarget.dataset['byPointer'];
    const scene = currentScene();
    if (!scene) return;
    const isMod = event.ctrlKey || event.metaKey;
    // The browser's own clipboard events carry our format and need no permission: the window must not take these keys.
    if (isMod && !event.shiftKey && !event.altKey && ['c', 'x', 'v'].includes(event.key.toLowerCase())) {
      event.stopPropagation();
      return;
    }
    if (!handle(event, scene)) return;
    event.preventDefault();
    event.stopPropagation();
  }, []);
}
