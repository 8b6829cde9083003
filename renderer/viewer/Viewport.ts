import type { Box } from '../../shared/viewer/ViewerData.ts';

/** A place of the model stands on the screen at `k · place + (x, y)`. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}

export const LEAST_ZOOM = 0.02;
export const MOST_ZOOM = 8;
/** No diagram is shown larger than this by itself. */
const MOST_FIT = 1.25;
/** px between a diagram that is fitted and the edges of the window. */
const EDGE = 12;

export const clampZoom = (k: number): number => Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, k));

/** The whole frame in the middle of the window. */
export function fit([x, y, width, height]: Box, size: Size): Viewport {
  const k = clampZoom(Math.min(MOST_FIT, (size.width - 2 * EDGE) / Math.max(1, width), (size.height - 2 * EDGE) / Math.max(1, height)));
  return { k, x: size.width / 2 - k * (x + width / 2), y: size.height / 2 - k * (y + height / 2) };
}

/** Nearer or farther, with the place under `at` (px of screen) staying where it is. */
export function zoomed(viewport: Viewport, k: number, at: { readonly x: number; readonly y: number }): Viewport {
  const to = clampZoom(k);
  const by = to / viewport.k;
  return { k: to, x: at.x - (at.x - viewport.x) * by, y: at.y - (at.y - viewport.y) * by };
}

/** Moved as little as brings a box into the window; a box that is larger goes to its middle. */
export function revealing(viewport: Viewport, [x, y, width, height]: Box, size: Size): Viewport {
  const margin = 40;
  const shift = (from: number, length: number, window: number) => {
    if (length + 2 * margin > window) return (window - length) / 2 - from;
    return from < margin ? margin - from : from + length > window - margin ? window - margin - from - length : 0;
  };
  const { k } = viewport;
  return { k, x: viewport.x + shift(viewport.x + k * x, k * width, size.width), y: viewport.y + shift(viewport.y + k * y, k * height, size.height) };
}

/** What of the model the window shows, and as much again on each side as `overscan` says. */
export function seen({ x, y, k }: Viewport, { width, height }: Size, overscan: number): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const [w, h] = [width / k, height / k];
  return { x: -x / k - w * overscan, y: -y / k - h * overscan, width: w * (1 + 2 * overscan), height: h * (1 + 2 * overscan) };
}
