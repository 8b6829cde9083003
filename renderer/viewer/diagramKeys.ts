import { ZOOM_STEP } from '../../shared/drawing/zoomStep.ts';
import type { Shape } from './Model.ts';
import type { Viewer } from './Viewer.ts';

type Direction = 'left' | 'right' | 'up' | 'down';
const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
/** px that an arrow key moves the view; with Shift more. */
const STEP = 60;

const middle = ({ body: [x, y, width, height] }: Shape) => ({ x: x + width / 2, y: y + height / 2 });

/** The nearest step whose middle lies that way; what lies straight ahead counts three times as near as what lies aside. */
function neighbour(viewer: Viewer, from: Shape, direction: Direction): string | null {
  const at = middle(from);
  let best: { readonly id: string; readonly cost: number } | null = null;
  for (const element of viewer.scene.elements) {
    if (element.family !== 'node' || element.id === from.id) continue;
    const to = middle(element);
    const [dx, dy] = [to.x - at.x, to.y - at.y];
    const ahead = direction === 'right' ? dx : direction === 'left' ? -dx : direction === 'down' ? dy : -dy;
    const aside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx);
    if (ahead < 4 || aside > ahead * 2.5) continue;
    const cost = ahead + aside * 3;
    if (!best || cost < best.cost) best = { id: element.id, cost };
  }
  return best?.id ?? null;
}

const pan = (viewer: Viewer, direction: Direction, by: number): void =>
  viewer.stage.pan(direction === 'left' ? by : direction === 'right' ? -by : 0, direction === 'up' ? by : direction === 'down' ? -by : 0);

/** Selects with the keyboard: the focus goes along, so that a screen reader says what it is. */
function moveTo(viewer: Viewer, id: string): true {
  viewer.goTo(id, 'shown');
  viewer.stage.groupOf(id)?.focus({ preventScroll: true });
  return true;
}

function leave(viewer: Viewer): boolean {
  if (viewer.dismiss()) return true;
  const from = viewer.scene.level.root;
  if (from === null || !viewer.up()) return false;
  viewer.stage.groupOf(from)?.focus({ preventScroll: true });
  return true;
}

function enter(viewer: Viewer): boolean {
  const { selected } = viewer.store.state;
  const [first] = viewer.scene.level.order;
  if (selected === null) return first === undefined ? false : moveTo(viewer, first);
  const within = viewer.levelWithin(selected);
  if (within === null) return false;
  viewer.open(within);
  viewer.stage.node.focus({ preventScroll: true });
  return true;
}

/** Along the flow; at either end Tab goes on to the next control, so nobody is caught here. */
function along(viewer: Viewer, by: 1 | -1): boolean {
  const { selected } = viewer.store.state;
  const { order } = viewer.scene.level;
  const at = selected === null ? -1 : order.indexOf(selected);
  const next = at === -1 ? undefined : order[at + by];
  return next === undefined ? false : moveTo(viewer, next);
}

/** Keys of one character mean something while the drawing has the focus, and nowhere else: whoever speaks to the machine would set them off (WCAG 2.1.4). */
function zoom({ stage }: Viewer, key: string): boolean {
  switch (key) {
    case '+': case '=': stage.zoomTo(stage.place.k * ZOOM_STEP); return true;
    case '-': case '_': stage.zoomTo(stage.place.k / ZOOM_STEP); return true;
    case '0': stage.fit(); return true;
    case '1': stage.zoomTo(1); return true;
    default: return false;
  }
}

function handle(viewer: Viewer, event: KeyboardEvent, search: () => void): boolean {
  const direction = ARROWS[event.key];
  const { selected } = viewer.store.state;
  if (direction) {
    const from = selected === null || event.shiftKey || event.altKey ? undefined : viewer.scene.byId.get(selected);
    if (!from) {
      pan(viewer, direction, event.shiftKey && selected === null ? STEP * 4 : STEP);
      return true;
    }
    const next = neighbour(viewer, from, direction);
    return next === null ? true : moveTo(viewer, next);
  }
  if (event.key === 'Tab') return along(viewer, event.shiftKey ? -1 : 1);
  if (event.key === 'Enter' || event.key === ' ') return enter(viewer);
  if (event.key === '/') { search(); return true; }
  return event.key === 'Escape' ? leave(viewer) : !event.altKey && zoom(viewer, event.key);
}

/** Keys that mean something wherever the focus is, but for fields that are typed in. */
function handleAnywhere(viewer: Viewer, event: KeyboardEvent, search: () => void): boolean {
  const isMod = event.ctrlKey || event.metaKey;
  if (isMod && event.key.toLowerCase() === 'f') { search(); return true; }
  const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (isTyping || isMod || event.altKey) return false;
  const direction = ARROWS[event.key];
  if (direction && event.target === document.body) {
    pan(viewer, direction, event.shiftKey ? STEP * 4 : STEP);
    return true;
  }
  return event.key === 'Escape' && leave(viewer);
}

export function followKeys(viewer: Viewer, search: () => void): void {
  const { node } = viewer.stage;
  const act = (event: KeyboardEvent, does: () => boolean) => {
    // A key that ends a composition of an input method means nothing else.
    if (event.isComposing || event.defaultPrevented || !does()) return;
    event.preventDefault();
  };
  node.addEventListener('keydown', (event) => act(event, () => !event.ctrlKey && !event.metaKey && handle(viewer, event, search)));
  document.addEventListener('keydown', (event) => act(event, () => handleAnywhere(viewer, event, search)));
}
