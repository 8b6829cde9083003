import { commandFacts, type CommandName } from '../../shared/contract/commandTable.ts';
import type { StudioState } from '../store/StudioState.ts';
import { studio } from '../store/studioStore.ts';

export interface CommandHandler {
  run(): void | Promise<void>;
  /** Default: always. */
  isEnabled?(state: StudioState): boolean;
  /** For commands with a tick. */
  isChecked?(state: StudioState): boolean;
}

// The newest registration of a name counts; when it goes, the one before counts again.
const handlers = new Map<CommandName, readonly CommandHandler[]>();
const listeners = new Set<() => void>();
let version = 0;

const handlerOf = (name: CommandName): CommandHandler | undefined => handlers.get(name)?.at(-1);

/**
 * Says what a command does. The part that can do it registers it (the canvas zooms, the shell imports); until then, and
 * after the returned function was called, the command is shown as not available.
 */
export function registerCommand(name: CommandName, handler: CommandHandler): () => void {
  handlers.set(name, [...(handlers.get(name) ?? []), handler]);
  changed();
  return () => {
    handlers.set(name, (handlers.get(name) ?? []).filter((other) => other !== handler));
    changed();
  };
}

/** Several at once, as a part of the interface does when it mounts. */
export function registerCommands(all: Partial<Record<CommandName, CommandHandler>>): () => void {
  const stops = Object.entries(all).map(([name, handler]) => registerCommand(name as CommandName, handler));
  return () => {
    for (const stop of stops) stop();
  };
}

function changed(): void {
  version += 1;
  for (const listener of listeners) listener();
}

// While something lies over the model that a person decides about, only what has nothing to do with the model.
let allowed: ReadonlySet<CommandName> | null = null;

/** Holds back all commands but these; `null`: none. */
export function allowOnly(names: ReadonlySet<CommandName> | null): void {
  allowed = names;
  changed();
}

export const subscribeToCommands = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const commandsVersion = (): number => version;

export function isCommandAvailable(name: CommandName, state: StudioState = studio.getState()): boolean {
  const handler = handlerOf(name);
  const { host } = commandFacts(name);
  return handler !== undefined && allowed?.has(name) !== false && (host === undefined || host === state.api.host) && (handler.isEnabled?.(state) ?? true);
}

export const isCommandChecked = (name: CommandName, state: StudioState = studio.getState()): boolean => handlerOf(name)?.isChecked?.(state) ?? false;

/** Runs a command if it can be run now; says whether it was. */
export function runCommand(name: CommandName): boolean {
  if (!isCommandAvailable(name)) return false;
  void handlerOf(name)?.run();
  return true;
}
