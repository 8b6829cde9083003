import { MINUTES_PER_UNIT } from '../../model/Distribution.ts';
import { rows } from '../../model/ProcessModel.ts';
import type { Goal } from '../Goal.ts';
import type { Compilation } from './Compilation.ts';
import { handOffName } from './handOffName.ts';
import type { Structure } from './structure.ts';

/** Promises with a measure between elements that the run reaches, and standards of its hand-offs. */
export function compileGoals(c: Compilation, s: Structure, handOffs: readonly number[]): Goal[] {
  const promises = rows(c.model.promises).flatMap(({ id, name, measure }): Goal[] => {
    if (!measure) return [];
    const from = measure.from === null ? -1 : s.indexOf.get(measure.from);
    const to = measure.to === null ? -1 : s.indexOf.get(measure.to);
    if (from === undefined || to === undefined) {
      c.warn('simulation.warning.promiseUnreached', { name: name || id });
      return [];
    }
    return [{ kind: 'promise', id, name: name || id, from, to, handOff: -1, within: measure.within.value * MINUTES_PER_UNIT[measure.within.unit], target: measure.target, calendar: c.calendar(measure.calendar, null, name || id) }];
  });
  const standards = handOffs.flatMap((way, handOff): Goal[] => {
    const { flow, source, target } = s.ways[way]!;
    const standard = flow?.handOff?.responseStandard;
    if (!flow || !standard) return [];
    const name = handOffName(c.model, flow, s.nodes[source]!, s.nodes[target]!);
    const within = c.meanOf(c.distribution(standard.within, flow.id, name));
    return [{ kind: 'standard', id: c.originOf(flow.id), name, from: -1, to: -1, handOff, within, target: standard.percentile, calendar: c.calendar(standard.calendar ?? null, flow.id, name) }];
  });
  return [...promises, ...standards];
}
