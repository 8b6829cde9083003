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
    return [{ node: n, companions: [], interArrival: distribution, calendar: c.calendar(calendar, node.id, name), reading: READING[reading], batchSize, hash: elementHash(node.id, BASIS_LOW) }];
  });
  const silent = s.starts.filter((n) => !sources.some((source) => source.node === n));
  const main = sources[0]?.node ?? s.starts[0]!;
  const companions = silent.filter((n) => n !== main && talksWithOthers(s, n) && s.nodes[n]!.pool !== s.nodes[main]!.pool);
  for (const n of companions) c.warn('simulation.warning.companionStart', { name: nameOf(s.nodes[n]!) });
  if (sources.length > 0) {
    warnSilent(c, s, silent.filter((n) => !companions.includes(n)));
    return { sources: sources.map((source, i) => (i === 0 ? { ...source, companions } : source)), chosenGap: null };
  }
  const first = s.starts[0]!;
  const load = loadPerCase({ ...program, distributionMean: c.distributionMeans() }, [first, ...companions]);
  const needed = Math.max(0, ...load.map((minutes, role) => minutes / ((program.headcount[role] || 1) * c.openShareOf(program.roleCalendar[role]!)))) / DEFAULT_LOAD;
  const gap = givenGap ?? (needed === 0 ? UNLIMITED_GAP : (ROUND_GAPS.find((g) => g >= needed * 0.97) ?? Math.ceil(needed / 1_440) * 1_440));
  const name = nameOf(s.nodes[first]!);
  c.warn('simulation.warning.defaultArrivals', { name, minutes: gap });
  warnSilent(c, s, silent.slice(1).filter((n) => !companions.includes(n)));
  const interArrival = c.distribution({ kind: 'exponential', unit: 'min', mean: gap }, s.nodes[first]!.id, name);
  return { sources: [{ node: first, companions, interArrival, calendar: -1, reading: READING.working, batchSize: 1, hash: elementHash(s.nodes[first]!.id, BASIS_LOW) }], chosenGap: gap };
}

/**
 * A start event of a pool that exchanges messages with others, but is not begun by one: the drawing means that this
 * side begins with the case too, and waits where it receives.
 */
function talksWithOthers(s: Structure, start: number): boolean {
  const { pool } = s.nodes[start]!;
  return s.messages.some(({ source, target }) => source >= 0 && s.nodes[source]!.pool !== s.nodes[target]!.pool && (s.nodes[source]!.pool === pool || s.nodes[target]!.pool === pool));
}

function warnSilent(c: Compilation, s: Structure, starts: readonly number[]): void {
  for (const n of starts) c.warn('simulation.warning.silentStart', { name: nameOf(s.nodes[n]!) });
}
