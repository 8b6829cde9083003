import { currentScene, MAX_ZOOM, MIN_ZOOM, stage } from '../canvas/stage.ts';

/** px around the plan: a replay has no tools beside it, only the name of the variant above. */
const MARGIN = 14;
const TITLE = { plain: 44, room: 64 } as const;
/** Zoom controls stand below. */
const CONTROLS = 50;

/** Shows the whole plan as large as the pane allows. */
export function fitReplay({ hasTitle, isRoom }: { readonly hasTitle: boolean; readonly isRoom: boolean }): void {
  const here = stage();
  const extent = currentScene()?.extent;
  if (!here || !extent) return;
  const { clientWidth, clientHeight } = here.element;
  const top = hasTitle ? TITLE[isRoom ? 'room' : 'plain'] : MARGIN;
  const free = { width: clientWidth - 2 * MARGIN, height: clientHeight - top - (isRoom ? MARGIN : CONTROLS) };
  const zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, Math.min(1.25, free.width / Math.max(1, extent.width), free.height / Math.max(1, extent.height))));
  here.setViewport({ x: MARGIN + free.width / 2 - (extent.x + extent.width / 2) * zoom, y: top + free.height / 2 - (extent.y + extent.height / 2) * zoom, zoom });
}

/** Nobody has zoomed in: all of the plan can be seen. */
export function isWholeInView(): boolean {
  const here = stage();
  const extent = currentScene()?.extent;
  if (!here || !extent) return false;
  const { x, y, zoom } = here.viewport();
  const { clientWidth, clientHeight } = here.element;
  return extent.x * zoom + x >= 0 && extent.y * zoom + y >= 0 && (extent.x + extent.width) * zoom + x <= clientWidth && (extent.y + extent.height) * zoom + y <= clientHeight;
}
