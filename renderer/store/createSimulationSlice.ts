import type { EventPayload } from '../../shared/contract/contract.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import { scenariosOf } from '../../shared/model/variants.ts';
import type { SliceOf } from './StudioState.ts';
import { EVERYTHING, type SimulationSlice } from './simulationSlice.ts';

export const createSimulationSlice: SliceOf<SimulationSlice> = (set, get) => {
  // Progress may overtake the answer of `simulation.start`: what came before the run had a name waits here.
  let early: EventPayload<'simulation.progress'>[] = [];
  let isStarting = false;

  const finish = async (runId: string) => {
    const answer = await get().api.invoke('simulation.run', { runId });
    if (!answer.ok) return set({ run: { status: 'failed', failures: [fromWire(answer.error.message)] } });
    const { header, report } = answer.value;
    if (report && header.modelId === get().open?.id) set({ run: { status: 'finished', report, header } });
    await refresh();
  };

  const refresh = async () => {
    const { open, api } = get();
    if (!open) return;
    const answer = await api.invoke('simulation.runs', { modelId: open.id });
    if (answer.ok && get().open?.id === open.id) set({ runs: answer.value });
  };

  return {
    run: { status: 'idle' },
    runs: [],
    runChoice: EVERYTHING,
    setRunChoice: (change) => set({ runChoice: { ...get().runChoice, ...change } }),
    startSimulation: async (choice = get().runChoice) => {
      const { open, api } = get();
      if (!open || isStarting || get().run.status === 'running') return;
      isStarting = true;
      early = [];
      try {
        // The host simulates what is stored: it must be what is seen.
        if (!(await get().flush())) {
          get().notify({ tone: 'error', message: { key: 'shell.simulation.notSaved' } });
          return;
        }
        const scenarios = scenariosOf(open.document).filter((scenario) => !choice.leftOut.includes(scenario));
        if (scenarios.length === 0) return;
        const answer = await api.invoke('simulation.start', {
          modelId: open.id,
          scenarios: [...scenarios],
          overrides: choice.overrides,
          withBottlenecks: true,
        });
        if (!answer.ok) {
          set({ run: { status: 'failed', failures: [fromWire(answer.error.message)] } });
          return;
        }
        const { runId } = answer.value;
        set({ run: { status: 'running', runId, done: 0, total: 0, report: null } });
        for (const progress of early.filter((p) => p.runId === runId)) get().simulationProgressed(progress);
      } finally {
        isStarting = false;
        early = [];
      }
    },
    cancelSimulation: async () => {
      const { run, api } = get();
      if (run.status !== 'running') return;
      const answer = await api.invoke('simulation.cancel', { runId: run.runId });
      if (!answer.ok) get().notifyError(answer.error);
    },
    loadRuns: async () => {
      await refresh();
      const newest = get().runs.find((header) => header.status === 'finished');
      if (newest && get().run.status === 'idle') await get().showRun(newest.id);
    },
    showRun: (runId) => finish(runId),
    simulationProgressed: (progress) => {
      const { run } = get();
      if (isStarting && (run.status !== 'running' || run.runId !== progress.runId)) {
        early.push(progress);
        return;
      }
      if (run.status !== 'running' || run.runId !== progress.runId) return;
      switch (progress.status) {
        case 'running':
          set({ run: { status: 'running', runId: run.runId, done: progress.done, total: progress.total, report: progress.partial ?? run.report } });
          return;
        case 'finished':
          void finish(run.runId);
          return;
        case 'cancelled':
          // What was known before the run that was stopped is shown again.
          set({ run: { status: 'idle' } });
          get().notify({ tone: 'info', message: { key: 'shell.simulation.cancelled' } });
          void get().loadRuns();
          return;
        case 'failed':
          set({ run: { status: 'failed', failures: (progress.failure ?? []).map(fromWire) } });
          void refresh();
      }
    },
  };
};
