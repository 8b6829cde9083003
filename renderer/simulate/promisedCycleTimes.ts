import type { Measures } from '../../shared/analysis/SimulationReport.ts';
import { serviceId } from '../../shared/model/ids.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';

export interface PromisedCycleTime {
  readonly name: string;
  /** Minutes. */
  readonly within: number;
  readonly attainment: number;
}

/** Promises about the whole case by the clock on the wall: only these can be marked on the axis of cycle times. */
export function promisedCycleTimes(model: ProcessModel, { promises }: Measures): readonly PromisedCycleTime[] {
  return Object.entries(promises).flatMap(([id, { name, within, attainment }]) => {
    const measure = find(model.promises, serviceId(id))?.measure;
    return measure && measure.from === null && measure.to === null && measure.calendar === null ? [{ name, within, attainment: attainment.mean }] : [];
  });
}
