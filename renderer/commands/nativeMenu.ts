import type { StoreApi } from 'zustand/vanilla';
import { COMMAND_NAMES } from '../../shared/contract/commandTable.ts';
import type { StudioState } from '../store/StudioState.ts';
import { isCommandAvailable, isCommandChecked, runCommand, subscribeToCommands } from './registry.ts';

const PAUSE_MS = 100;

/** Tells the desktop program which commands can be run and have a tick, and runs what is chosen in its menus. */
export function driveNativeMenu(store: StoreApi<StudioState>): () => void {
  const { api } = store.getState();
  if (api.host !== 'electron') return () => undefined;
  let sent = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    const state = store.getState();
    const menu = {
      locale: state.settings.locale,
      enabled: COMMAND_NAMES.filter((name) => isCommandAvailable(name, state)),
      checked: COMMAND_NAMES.filter((name) => isCommandChecked(name, state)),
    };
    const text = JSON.stringify(menu);
    if (text === sent) return;
    sent = text;
    void api.invoke('host.setMenu', menu);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE_MS);
  };
  soon();
  const stops = [store.subscribe(soon), subscribeToCommands(soon), api.on('menu.command', ({ command }) => void runCommand(command))];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
