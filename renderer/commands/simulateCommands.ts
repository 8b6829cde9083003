import { closeReplay, openReplay } from '../replay/openReplay.ts';
import { isReplayOpen, replayStore } from '../replay/replayStore.ts';
import { studio } from '../store/studioStore.ts';
import { addVariantNow } from '../studio/variantActions.ts';
import { registerCommands } from './registry.ts';

export const registerSimulateCommands = (): (() => void) =>
  registerCommands({
    'simulate.run': {
      run: () => {
        const { mode, setMode, startSimulation } = studio.getState();
        if (mode === 'draw') setMode('simulate');
        return startSimulation();
      },
      isEnabled: (s) => s.open !== null && s.run.status !== 'running',
    },
    'simulate.stop': { run: () => studio.getState().cancelSimulation(), isEnabled: (s) => s.run.status === 'running' },
    'simulate.replay': {
      run: () => (isReplayOpen(replayStore.getState()) ? closeReplay() : openReplay()),
      isEnabled: (s) => s.open !== null,
      isChecked: () => isReplayOpen(replayStore.getState()),
    },
    'simulate.addVariant': { run: () => addVariantNow(), isEnabled: (s) => s.open !== null },
  });
