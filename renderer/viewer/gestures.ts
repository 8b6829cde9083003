import { elementAt, type Scene } from './Model.ts';
import type { Stage } from './Stage.ts';

/** px that a press may wander and still be a click. */
const SLACK = 4;
/** px of screen from which a flow is still met. */
const REACH = 7;
/** Lines and pages of a wheel in px (DOM `deltaMode`). */
const PER_MODE = [1, 16, 400] as const;

export interface PointerWishes {
  readonly scene: () => Scene;
  readonly hover: (id: string | null) => void;
  readonly choose: (id: string | null) => void;
  readonly open: (id: string) => void;
}

interface Finger {
  readonly x: number;
  readonly y: number;
}

/** Mouse, pen, trackpad and fingers: drag and wheel move, Ctrl+wheel and two fingers zoom, a click selects, a double click opens. */
export function followPointers(stage: Stage, wishes: PointerWishes): void {
  const { node } = stage;
  const fingers = new Map<number, Finger>();
  let pressed: Finger | null = null;
  let isDragged = false;

  const place = (event: { readonly clientX: number; readonly clientY: number }): Finger => {
    const { left, top } = node.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const idAt = ({ x, y }: Finger): string | null => {
    const { k, x: dx, y: dy } = stage.place;
    return elementAt(wishes.scene(), { x: (x - dx) / k, y: (y - dy) / k }, REACH / k)?.id ?? null;
  };

  node.addEventListener('wheel', (event) => {
    event.preventDefault();
    const unit = PER_MODE[event.deltaMode] ?? 1;
    if (event.ctrlKey || event.metaKey) stage.zoomTo(stage.place.k * Math.exp(-event.deltaY * unit * (event.deltaMode === 0 && Math.abs(event.deltaY) < 50 ? 0.01 : 0.002)), place(event));
    else if (event.shiftKey && event.deltaX === 0) stage.pan(-event.deltaY * unit, 0);
    else stage.pan(-event.deltaX * unit, -event.deltaY * unit);
  }, { passive: false });

  node.addEventListener('pointerdown', (event) => {
    if (event.button > 1) return;
    const at = place(event);
    fingers.set(event.pointerId, at);
    node.setPointerCapture(event.pointerId);
    if (fingers.size === 1) {
      pressed = at;
      isDragged = false;
    } else isDragged = true;
  });

  node.addEventListener('pointermove', (event) => {
    const at = place(event);
    const before = fingers.get(event.pointerId);
    if (!before) {
      if (event.pointerType === 'mouse') wishes.hover(idAt(at));
      return;
    }
    if (!isDragged && pressed && Math.hypot(at.x - pressed.x, at.y - pressed.y) <= SLACK) return;
    if (!isDragged) node.toggleAttribute('data-dragging', true);
    isDragged = true;
    const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, finger]) => finger);
    fingers.set(event.pointerId, at);
    if (!other) {
      stage.pan(at.x - before.x, at.y - before.y);
      return;
    }
    // Two fingers: what lies between them stays between them.
    const [was, is] = [Math.hypot(before.x - other.x, before.y - other.y), Math.hypot(at.x - other.x, at.y - other.y)];
    stage.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
    if (was > 0) stage.zoomTo((stage.place.k * is) / was, { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
  });

  const release = (event: PointerEvent, isClick: boolean) => {
    const was = fingers.delete(event.pointerId);
    if (fingers.size === 0) node.removeAttribute('data-dragging');
    if (was && isClick && !isDragged && fingers.size === 0) wishes.choose(idAt(place(event)));
  };
  node.addEventListener('pointerup', (event) => release(event, true));
  node.addEventListener('pointercancel', (event) => release(event, false));
  node.addEventListener('pointerleave', () => wishes.hover(null));
  node.addEventListener('dblclick', (event) => {
    const id = idAt(place(event));
    if (id !== null) wishes.open(id);
  });
  // Screen readers and voice control click without a pointer.
  node.addEventListener('click', (event) => {
    const group = event.detail === 0 && event.target instanceof Element ? event.target.closest('[data-id]') : null;
    if (group) wishes.choose(group.getAttribute('data-id'));
  });
}
