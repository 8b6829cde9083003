import { comparison, setComparison } from '../compare/compareStore.ts';
import { mergeFromFile, showOpenConflicts } from '../compare/openMerge.ts';
import type { StudioState } from '../store/StudioState.ts';
import { registerCommands } from './registry.ts';

const isModelOpen = (s: StudioState) => s.open !== null && comparison.getState().status === 'closed';

export const registerCompareCommands = (): (() => void) =>
  registerCommands({
    'file.compareWith': { run: () => setComparison({ status: 'choosing' }), isEnabled: isModelOpen },
    'file.mergeFrom': { run: mergeFromFile, isEnabled: isModelOpen },
    'file.openConflicts': { run: showOpenConflicts, isEnabled: isModelOpen },
  });
