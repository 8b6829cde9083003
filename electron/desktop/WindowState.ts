import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { replaceFileSync } from '../files/replaceFile.ts';

const Rectangle = z.object({ x: z.int(), y: z.int(), width: z.int().min(1).max(100_000), height: z.int().min(1).max(100_000) });
export type Rectangle = z.infer<typeof Rectangle>;

export const WindowState = z.object({ bounds: Rectangle, isMaximized: z.boolean(), isFullScreen: z.boolean() });
export type WindowState = z.infer<typeof WindowState>;

export const SMALLEST_WINDOW = { width: 960, height: 600 } as const;
const preferred = { width: 1440, height: 900 } as const;

/** So much of the title bar must be on a screen that a hand can take hold of the window. */
const grip = { width: 200, height: 32 } as const;

const overlap = (from: number, length: number, otherFrom: number, otherLength: number) => Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);

function isReachable(bounds: Rectangle, screen: Rectangle): boolean {
  return overlap(bounds.x, bounds.width, screen.x, screen.width) >= grip.width && overlap(bounds.y, grip.height, screen.y, screen.height) >= grip.height;
}

/** Where the window goes: where it was, if that place still is on a screen; else centred on the first screen, fitting it. */
export function placeWindow(last: WindowState | null, workAreas: readonly [Rectangle, ...Rectangle[]]): WindowState {
  const [first] = workAreas;
  if (last !== null && workAreas.some((screen) => isReachable(last.bounds, screen))) {
    const { x, y, width, height } = last.bounds;
    return { ...last, bounds: { x, y, width: Math.max(width, SMALLEST_WINDOW.width), height: Math.max(height, SMALLEST_WINDOW.height) } };
  }
  const width = Math.min(preferred.width, first.width);
  const height = Math.min(preferred.height, first.height);
  const bounds = { x: first.x + Math.floor((first.width - width) / 2), y: first.y + Math.floor((first.height - height) / 2), width, height };
  return { bounds, isMaximized: last?.isMaximized ?? false, isFullScreen: false };
}

/** `null` when nothing usable was kept: the place of a window is never worth an error message. */
export function readWindowState(file: string): WindowState | null {
  try {
    return WindowState.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

export function writeWindowState(file: string, state: WindowState): void {
  try {
    replaceFileSync(file, Buffer.from(JSON.stringify(state)));
  } catch {
    // A full or read-only disk costs the place of the window, not the end of the session.
  }
}
