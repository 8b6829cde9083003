import { readFileSync } from 'node:fs';
import { experiment } from '../../../shared/analysis/experiment.ts';
import type { SimulationReport } from '../../../shared/analysis/SimulationReport.ts';
import { readLaneway } from '../../../shared/files/lanewayFile.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { here, request } from '../analysis/office.ts';

/** The loan approval of the samples, simulated a little. */
export async function simulatedSample(): Promise<{ readonly model: ProcessModel; readonly report: SimulationReport }> {
  const { document } = unwrap(readLaneway(readFileSync(new URL('../../../resources/samples/loan-approval.en.laneway', import.meta.url))));
  return { model: document.master, report: await experiment(document, request({ overrides: { cases: 100, replications: 2, warmUpCases: 0 } }), here) };
}
