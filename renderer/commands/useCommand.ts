import { useSyncExternalStore } from 'react';
import { commandFacts, type CommandFacts, type CommandName } from '../../shared/contract/commandTable.ts';
import { useStudio } from '../store/studioStore.ts';
import { commandsVersion, isCommandAvailable, isCommandChecked, subscribeToCommands } from './registry.ts';

interface CommandView extends CommandFacts {
  readonly isEnabled: boolean;
  readonly isChecked: boolean;
}

/** What a button or menu item needs to know of its command, kept up to date. */
export function useCommand(name: CommandName): CommandView {
  useSyncExternalStore(subscribeToCommands, commandsVersion);
  const isEnabled = useStudio((s) => isCommandAvailable(name, s));
  const isChecked = useStudio((s) => isCommandChecked(name, s));
  return { ...commandFacts(name), isEnabled, isChecked };
}
