import type { Calendar } from '../../model/Calendar.ts';
import { flowId, serviceId } from '../../model/ids.ts';
import { find, type ProcessModel } from '../../model/ProcessModel.ts';

/** The calendar whose open hours the clock of a promise counts; `null`: clock time. */
export const hoursOfPromise = (model: ProcessModel, id: string): Calendar | null => find(model.calendars, find(model.promises, serviceId(id))?.measure?.calendar) ?? null;

/** The same of the response standard at a flow. */
export function hoursOfStandard(model: ProcessModel, id: string): Calendar | null {
  const flow = find(model.flows, flowId(id));
  return find(model.calendars, flow && 'handOff' in flow ? flow.handOff?.responseStandard?.calendar : undefined) ?? null;
}
