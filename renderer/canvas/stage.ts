import type { Viewport } from '@xyflow/react';
import type { Bounds, Point } from '../../shared/model/Geometry.ts';
import { studio } from '../store/studioStore.ts';
import { canvas } from './canvasStore.ts';
import { sceneOf, type Scene } from './scene.ts';

/** The canvas on the screen, for gestures and commands: where things are and how to look elsewhere. */
export interface Stage {
  readonly element: HTMLElement;
  readonly viewport: () => Viewport;
  readonly setViewport: (viewport: Viewport, isSmooth?: boolean) => void;
  readonly toModel: (at: { readonly clientX: number; readonly clientY: number }) => Point;
}

let current: Stage | null = null;

export const stage = (): Stage | null => current;
/** Called by the canvas when it is on the screen; the returned function takes it away. */
export function enterStage(next: Stage): () => void {
  current = next;
  return () => {
    if (current === next) current = null;
  };
}

/** What is drawn now; `null` while no model is open. */
export function currentScene(): Scene | null {
  const { model } = studio.getState();
  return model ? sceneOf(model, canvas.getState().plane) : null;
}

export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 4;
const clampZoom = (zoom: number) => Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));

/** px on the screen that a fitted plan keeps free: the palette stands at the left, zoom controls below. */
const MARGIN = { left: 72, right: 32, top: 48, bottom: 64 } as const;

/** The viewport that shows an area as large as it can be, never larger than `maxZoom`. */
export function fitting(area: Bounds, size: { readonly width: number; readonly height: number }, maxZoom = 1): Viewport {
  const free = { width: size.width - MARGIN.left - MARGIN.right, height: size.height - MARGIN.top - MARGIN.bottom };
  const zoom = clampZoom(Math.min(maxZoom, free.width / Math.max(1, area.width), free.height / Math.max(1, area.height)));
  return { x: MARGIN.left + free.width / 2 - (area.x + area.width / 2) * zoom, y: MARGIN.top + free.height / 2 - (area.y + area.height / 2) * zoom, zoom };
}

const sizeOf = (element: HTMLElement) => ({ width: element.clientWidth, height: element.clientHeight });

export function fitArea(area: Bounds | null, maxZoom?: number, isSmooth = true): void {
  if (current && area) current.setViewport(fitting(area, sizeOf(current.element), maxZoom), isSmooth);
}

/** Zooms about the middle of the canvas. */
export function zoomTo(next: (zoom: number) => number): void {
  if (!current) return;
  const { x, y, zoom } = current.viewport();
  const { width, height } = sizeOf(current.element);
  const wanted = clampZoom(next(zoom));
  const middle = { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom };
  current.setViewport({ x: width / 2 - middle.x * wanted, y: height / 2 - middle.y * wanted, zoom: wanted }, true);
}

/** What of the model is in view. */
export function visibleArea(): Bounds | null {
  if (!current) return null;
  const { x, y, zoom } = current.viewport();
  const { width, height } = sizeOf(current.element);
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

/** Pans just so far that an area is in view, with some room around it; zooms in when it could not be read. */
export function reveal(area: Bounds): void {
  const view = visibleArea();
  if (!current || !view) return;
  const { zoom } = current.viewport();
  if (zoom < 0.4) {
    const wanted = 0.9;
    const { width, height } = sizeOf(current.element);
    current.setViewport({ x: width / 2 - (area.x + area.width / 2) * wanted, y: height / 2 - (area.y + area.height / 2) * wanted, zoom: wanted }, true);
    return;
  }
  const room = 48 / zoom;
  const shift = (from: number, length: number, viewFrom: number, viewLength: number) => {
    if (length + room * 2 > viewLength) return from < viewFrom || from + length > viewFrom + viewLength ? from - room - viewFrom : 0;
    if (from - room < viewFrom) return from - room - viewFrom;
    return from + length + room > viewFrom + viewLength ? from + length + room - viewFrom - viewLength : 0;
  };
  const dx = shift(area.x, area.width, view.x, view.width);
  const dy = shift(area.y, area.height, view.y, view.height);
  if (dx === 0 && dy === 0) return;
  const { x, y } = current.viewport();
  current.setViewport({ x: x - dx * zoom, y: y - dy * zoom, zoom }, true);
}
