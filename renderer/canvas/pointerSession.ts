import { canvas, NO_PREVIEW } from './canvasStore.ts';
import type { Gesture, Keys } from './gestures/Gesture.ts';
import { stage } from './stage.ts';

/** px on the screen that a pressed pointer may tremble before it drags. */
const SLOP = 4;
/** px from the border of the canvas where a drag pans it, and how far per frame. */
const EDGE = 28;
const PAN_STEP = 10;

interface Press {
  readonly clientX: number;
  readonly clientY: number;
}

const keysOf = (event: { readonly shiftKey: boolean; readonly altKey: boolean }): Keys => ({ shift: event.shiftKey, free: event.altKey });

/** How far the canvas pans for a pointer near one of its borders. */
const push = (at: number, from: number, to: number) => (at < from + EDGE ? PAN_STEP : at > to - EDGE ? -PAN_STEP : 0);

let abort: (() => void) | null = null;

/** Esc, a lost window or another press: the gesture ends as if it had not begun. Says whether there was one. */
export function abortGesture(): boolean {
  if (!abort) return false;
  abort();
  return true;
}

/** Follows the pointer from a press until it is released, and drives a gesture with it. */
export function followPointer(press: Press, gesture: Gesture): void {
  abortGesture();
  let isDragging = false;
  let last: Press & { readonly shiftKey: boolean; readonly altKey: boolean } = { ...press, shiftKey: false, altKey: false };
  let frame = 0;

  const end = () => {
    cancelAnimationFrame(frame);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', cancel);
    window.removeEventListener('blur', cancel);
    window.removeEventListener('keydown', onKeyDown, true);
    canvas.setState({ preview: NO_PREVIEW });
    abort = null;
  };
  const cancel = () => end();
  const show = () => {
    const place = stage()?.toModel(last);
    if (place) gesture.move(place, keysOf(last));
  };
  /** Near the border the canvas pans by itself, so that a drag can go further than the window. */
  const pan = () => {
    const scene = stage();
    if (!scene) return;
    const box = scene.element.getBoundingClientRect();
    const dx = push(last.clientX, box.left, box.right);
    const dy = push(last.clientY, box.top, box.bottom);
    if (dx !== 0 || dy !== 0) {
      const { x, y, zoom } = scene.viewport();
      scene.setViewport({ x: x + dx, y: y + dy, zoom });
      show();
    }
    frame = requestAnimationFrame(pan);
  };
  function onMove(event: PointerEvent) {
    last = event;
    if (!isDragging) {
      if (Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) < SLOP) return;
      isDragging = true;
      frame = requestAnimationFrame(pan);
    }
    show();
  }
  /** Wherever the focus is: a drag from the palette leaves it there. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end();
  }
  function onUp(event: PointerEvent) {
    const place = stage()?.toModel(event);
    const wasDragging = isDragging;
    end();
    if (!place) return;
    const isOverControl = event.target instanceof Element && event.target.closest('[data-control]') !== null;
    if (wasDragging && gesture.isPlacing && isOverControl) return;
    if (wasDragging) gesture.drop(place, keysOf(event));
    else gesture.click?.(place, keysOf(event));
  }
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', cancel);
  window.addEventListener('blur', cancel);
  window.addEventListener('keydown', onKeyDown, true);
  abort = cancel;
}
