import { MINUTES_PER_UNIT } from '../../../model/Distribution.ts';
import { rows } from '../../../model/ProcessModel.ts';
import type { Role } from '../../../model/Role.ts';
import type { Program } from '../../Program.ts';
import type { Compilation } from '../Compilation.ts';

/** The promises that say when a whole case is due, for the roles that take up what is due first. */
export function dueDates(c: Compilation, readers: readonly Role[]): Pick<Program, 'dueWithin' | 'dueCalendar'> {
  const promises = readers.length === 0 ? [] : rows(c.model.promises).flatMap(({ id, name, measure }) =>
    measure && measure.from === null && measure.to === null ? [{ id, name: name || id, measure }] : []);
  if (promises.length === 0) for (const { id, name } of readers) c.warn('simulation.warning.earliestDue', { name: name || id });
  return {
    dueWithin: Float64Array.from(promises, ({ measure: { within } }) => within.value * MINUTES_PER_UNIT[within.unit]),
    dueCalendar: Int32Array.from(promises, ({ name, measure }) => c.calendar(measure.calendar, null, name)),
  };
}
