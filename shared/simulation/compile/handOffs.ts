import type { CompiledWork } from './work.ts';
import type { Structure } from './structure.ts';

export interface HandOffs {
  readonly ways: readonly number[];
  /** Numbers of the holders before and after; −1 where the drawing does not say. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * The ways that pass a case from one holder to another, and those that a person described as a hand-off. A node that
 * nobody in particular holds (a gateway outside every lane) leaves the case with whoever had it before.
 */
export function compileHandOffs(s: Structure, work: CompiledWork): HandOffs {
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
  const ways = s.ways.flatMap(({ source, target, flow }, way) => {
    const changes = own[target] !== null && [...holders[source]!].some((holder) => holder !== own[target]);
    return flow !== null && (changes || flow.handOff !== undefined) ? [way] : [];
  });
  const numbers = new Map<string, number>();
  const numberOf = (holder: string | null | undefined) => {
    if (holder == null) return -1;
    if (!numbers.has(holder)) numbers.set(holder, numbers.size);
    return numbers.get(holder)!;
  };
  return {
    ways,
    from: Int32Array.from(ways, (way) => { const [only, other] = holders[s.ways[way]!.source]!; return other === undefined ? numberOf(only) : -1; }),
    to: Int32Array.from(ways, (way) => numberOf(own[s.ways[way]!.target])),
  };
}
