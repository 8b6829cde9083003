import { useEffect } from 'react';
import { registerCommands } from '../commands/registry.ts';
import { canvasCommands } from './commands.ts';

/** The canvas takes part in menus, palette and shortcuts while it is on the screen. */
export function useCanvasCommands(): void {
  useEffect(() => registerCommands(canvasCommands), []);
}
