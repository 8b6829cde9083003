import type { CompiledWork } from './work.ts';
import type { Structure } from './structure.ts';

/**
 * The ways that pass a case from one holder to another, and those that a person described as a hand-off. A node that
 * nobody in particular holds (a gateway outside every lane) leaves the case with whoever had it before.
 */
export function handOffWays(s: Structure, work: CompiledWork): number[] {
  const own = s.nodes.map((node, n) => work.table.holder(node, work.needed[n] ?? []));
  const holders = own.map((holder) => new Set(holder === null ? [] : [holder]));
  let hasChanged = true;
  while (hasChanged) {
    hasChanged = false;
    for (const { source, target } of s.ways) {
      if (own[target] !== null) continue;
      for (const holder of holders[source]!) {
        if (holders[target]!.has(holder)) continue;
        holders[target]!.add(holder);
        hasChanged = true;
      }
    }
  }
  return s.ways.flatMap(({ source, target, flow }, way) => {
    const changes = own[target] !== null && [...holders[source]!].some((holder) => holder !== own[target]);
    return flow !== null && (changes || flow.handOff !== undefined) ? [way] : [];
  });
}
