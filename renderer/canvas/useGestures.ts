import { useEffect, useMemo, useRef, type DOMAttributes, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import type { ElementId, FlowId } from '../../shared/model/ids.ts';
import { studio } from '../store/studioStore.ts';
import { canvas } from './canvasStore.ts';
import { reconnectGesture } from './gestures/connectGesture.ts';
import { labelGesture } from './gestures/labelGesture.ts';
import { lassoGesture } from './gestures/lassoGesture.ts';
import type { Gesture } from './gestures/Gesture.ts';
import { moveGesture } from './gestures/moveGesture.ts';
import { placeGesture } from './gestures/placeGesture.ts';
import { reorderLaneGesture } from './gestures/reorderLaneGesture.ts';
import { resizeGesture } from './gestures/resizeGesture.ts';
import { segmentGesture } from './gestures/segmentGesture.ts';
import { flowAtPoint } from './insertOnFlow.ts';
import { labelBounds } from './labelBounds.ts';
import { linkGesture } from './linking.ts';
import { HANDLES } from './handles.ts';
import { hitTest } from './hitTest.ts';
import { canStandOnFlow, place } from './place.ts';
import { followPointer } from './pointerSession.ts';
import type { Scene } from './scene.ts';
import { currentScene, stage } from './stage.ts';

/** Parts that float over the drawing and take the pointer for themselves. */
const OWN_CONTROLS = '[data-control]';

const toggled = (selection: ReadonlySet<ElementId>, id: ElementId) => (selection.has(id) ? [...selection].filter((other) => other !== id) : [...selection, id]);

/** A press on a handle of the selection. */
function handleGesture(scene: Scene, target: Element, at: { readonly x: number; readonly y: number }): Gesture | null {
  const handle = target.closest<HTMLElement>('[data-handle]');
  const [only] = studio.getState().selection;
  if (!handle || only === undefined) return null;
  const name = HANDLES.find((candidate) => candidate === handle.dataset['name']);
  switch (handle.dataset['handle']) {
    case 'resize': return name ? resizeGesture(scene, only, name, at) : null;
    case 'segment': return segmentGesture(scene, only as FlowId, Number(handle.dataset['index']), at);
    case 'source': return reconnectGesture(scene, only as FlowId, 'source');
    case 'target': return reconnectGesture(scene, only as FlowId, 'target');
    default: return null;
  }
}

/** A press on the drawing itself selects at once, so that what is dragged is what is seen as selected. */
function elementGesture(scene: Scene, at: { readonly x: number; readonly y: number }, isShift: boolean, zoom: number): Gesture {
  const { selection, select } = studio.getState();
  const hit = hitTest(scene, at, zoom);
  if (hit.kind === 'nothing') return lassoGesture(scene, at, () => { if (!isShift) select([]); });
  const { id } = hit;
  if ((hit.kind === 'lane' || hit.kind === 'pool') && hit.part === 'body') return lassoGesture(scene, at, () => select(isShift ? toggled(selection, id) : [id]));
  const wasSelected = selection.has(id);
  if (isShift) select(toggled(selection, id));
  else if (!wasSelected) select([id]);
  const click = () => { if (!isShift && wasSelected) select([id]); };
  switch (hit.kind) {
    case 'node': {
      const label = hit.part === 'label' ? labelBounds(scene, id) : null;
      return { ...(label ? labelGesture(id, label, at) : moveGesture(scene, id, at)), click };
    }
    case 'pool': return { ...moveGesture(scene, id, at), click };
    case 'lane': return { ...reorderLaneGesture(scene, hit.id), click };
    case 'flow': {
      const label = hit.segment < 0 ? labelBounds(scene, id) : null;
      return { ...(label ? labelGesture(id, label, at) : segmentGesture(scene, hit.id, hit.segment, at)), click };
    }
  }
}

/** A double click opens the name. On a closed sub-process, too; its content has a button of its own. */
function onDoubleClick(event: MouseEvent<HTMLElement>): void {
  const here = stage();
  const scene = currentScene();
  const { mode, select, startRename } = studio.getState();
  if (!here || !scene || mode !== 'draw' || (event.target instanceof Element && event.target.closest(OWN_CONTROLS))) return;
  const hit = hitTest(scene, here.toModel(event), here.viewport().zoom);
  if (hit.kind === 'nothing') return;
  select([hit.id]);
  startRename(hit.id);
}

function onPointerDown(event: PointerEvent<HTMLElement>, isSpaceHeld: boolean): void {
  const target = event.target instanceof Element ? event.target : null;
  const here = stage();
  const scene = currentScene();
  if (event.button !== 0 || isSpaceHeld || !target || !here || !scene || target.closest(OWN_CONTROLS)) return;
  event.preventDefault();
  // The ring around the canvas is for those who came by keyboard.
  event.currentTarget.dataset['byPointer'] = '';
  event.currentTarget.focus({ preventScroll: true });
  const at = here.toModel(event);
  const { zoom } = here.viewport();
  const { armed, linking } = canvas.getState();
  canvas.setState({ menu: null });
  if (studio.getState().renaming !== null) studio.getState().startRename(null);
  if (armed) {
    // One click places one element; with Shift the tool stays in hand.
    followPointer(event, placeGesture(scene, armed, null, () => place(armed, { at, after: null, flow: canStandOnFlow(armed) ? flowAtPoint(scene, at) : null })));
    if (!event.shiftKey) canvas.setState({ armed: null });
    return;
  }
  if (linking) {
    canvas.setState({ linking: null, preview: { kind: 'none' } });
    linkGesture(scene, linking).drop(at, { shift: event.shiftKey, free: event.altKey });
    return;
  }
  followPointer(event, handleGesture(scene, target, at) ?? elementGesture(scene, at, event.shiftKey, zoom));
}

/** Hover, and the line or ghost that follows the pointer between two clicks. */
function onPointerMove(event: PointerEvent<HTMLElement>): void {
  const here = stage();
  const scene = currentScene();
  if (!here || !scene) return;
  const { preview, linking, armed, hover } = canvas.getState();
  const at = here.toModel(event);
  if (event.buttons === 0 && linking) {
    linkGesture(scene, linking).move(at, { shift: event.shiftKey, free: event.altKey });
    return;
  }
  if (event.buttons === 0 && armed) {
    placeGesture(scene, armed, null, () => undefined).move(at, { shift: event.shiftKey, free: event.altKey });
    return;
  }
  if (preview.kind !== 'none' || event.buttons !== 0) return;
  const hit = hitTest(scene, at, here.viewport().zoom);
  const next = hit.kind === 'nothing' || ((hit.kind === 'lane' || hit.kind === 'pool') && hit.part === 'body') ? null : hit.id;
  if (next !== hover) canvas.setState({ hover: next });
}

/** Pointer handlers of the drawing. */
export function useGestures(surface: RefObject<HTMLElement | null>): DOMAttributes<HTMLElement> {
  const isSpaceHeld = useRef(false);
  useEffect(() => {
    const set = (isHeld: boolean) => (event: KeyboardEvent) => {
      if (event.code === 'Space') isSpaceHeld.current = isHeld && event.target === surface.current;
    };
    const down = set(true);
    const up = set(false);
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    return () => {
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
    };
  }, [surface]);
  return useMemo(() => ({
    onPointerDown: (event) => onPointerDown(event, isSpaceHeld.current),
    onPointerMove,
    onDoubleClick,
    onPointerLeave: () => canvas.setState({ hover: null }),
    onContextMenu: (event) => event.preventDefault(),
  }), []);
}
