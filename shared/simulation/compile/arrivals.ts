import { DEFAULT_LOAD, ROUND_GAPS, UNLIMITED_GAP } from '../defaults.ts';
import { BASIS_LOW, elementHash } from '../elementHash.ts';
import { READING, type Program, type Source } from '../Program.ts';
import { loadPerCase, type LoadInput } from '../offeredLoad.ts';
import type { Compilation } from './Compilation.ts';
import { nameOf } from './nameOf.ts';
import type { Structure } from './structure.ts';

/**
 * Where cases come in. When nobody gave arrivals, the first start event gets exponential gaps that load the busiest
 * role to about three quarters: enough to see queues, far enough from overload.
 */
export function compileArrivals(
  c: Compilation,
  s: Structure,
  program: Omit<LoadInput, 'distributionMean'> & Pick<Program, 'headcount' | 'roleCalendar'>,
  givenGap: number | null,
): { readonly sources: readonly Source[]; readonly chosenGap: number | null } {
  const sources = s.starts.flatMap((n): Source[] => {
    const node = s.nodes[n]!;
    if (node.kind !== 'startEvent' || node.arrivals === null) return [];
    const { interArrival, calendar, reading, batchSize } = node.arrivals;
    const name = nameOf(node);
    const distribution = c.distribution(interArrival, node.id, name);
    if (distribution >= 0 && interArrival.kind !== 'expression' && c.meanOf(distribution) === 0) {
      c.fail('distribution', node.id, 'simulation.error.noGap', { name }, 'simulation.error.noGap.advice');
    }
    if (interArrival.kind === 'expression') c.fail('expression', node.id, 'simulation.error.arrivalExpression', { name }, 'simulation.error.arrivalExpression.advice');
    return [{ node: n, interArrival: distribution, calendar: c.calendar(calendar, node.id, name), reading: READING[reading], batchSize, hash: elementHash(node.id, BASIS_LOW) }];
  });
  const silent = s.starts.filter((n) => !sources.some((source) => source.node === n));
  if (sources.length > 0) {
    for (const n of silent) c.warn('simulation.warning.silentStart', { name: nameOf(s.nodes[n]!) });
    return { sources, chosenGap: null };
  }
  const first = s.starts[0]!;
  const load = loadPerCase({ ...program, distributionMean: c.distributionMeans() }, first);
  const needed = Math.max(0, ...load.map((minutes, role) => minutes / ((program.headcount[role] || 1) * c.openShareOf(program.roleCalendar[role]!)))) / DEFAULT_LOAD;
  const gap = givenGap ?? (needed === 0 ? UNLIMITED_GAP : (ROUND_GAPS.find((g) => g >= needed * 0.97) ?? Math.ceil(needed / 1_440) * 1_440));
  const name = nameOf(s.nodes[first]!);
  c.warn('simulation.warning.defaultArrivals', { name, minutes: gap });
  for (const n of silent.slice(1)) c.warn('simulation.warning.silentStart', { name: nameOf(s.nodes[n]!) });
  const interArrival = c.distribution({ kind: 'exponential', unit: 'min', mean: gap }, s.nodes[first]!.id, name);
  return { sources: [{ node: first, interArrival, calendar: -1, reading: READING.working, batchSize: 1, hash: elementHash(s.nodes[first]!.id, BASIS_LOW) }], chosenGap: gap };
}
