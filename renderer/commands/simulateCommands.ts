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
    'simulate.addVariant': { run: () => addVariantNow(), isEnabled: (s) => s.open !== null },
  });
