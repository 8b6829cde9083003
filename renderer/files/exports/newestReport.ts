import type { SimulationReport } from '../../../shared/analysis/SimulationReport.ts';
import type { LanewayApi } from '../../../shared/contract/contract.ts';
import type { ModelId } from '../../../shared/model/ids.ts';

/** The newest run of a model that came to its end and can still be read: the one that the host takes into a file. */
export async function newestReport(api: LanewayApi, modelId: ModelId): Promise<SimulationReport | null> {
  const runs = await api.invoke('simulation.runs', { modelId });
  if (!runs.ok) return null;
  for (const { id, status } of runs.value) {
    if (status !== 'finished') continue;
    const run = await api.invoke('simulation.run', { runId: id });
    if (run.ok && run.value.report) return run.value.report;
  }
  return null;
}
