import type { Program } from '../simulation/Program.ts';

/** Places that a message names; it counts the others. */
const NAMED = 5;

/** In the form that messages take. */
export interface WaitingPlaces {
  /** “Join” (12), “Check” (3) */
  readonly places: string;
  /** Beyond those. */
  readonly more: number;
}

/** Where tokens wait and how many at each place, the most first, of equals in the order of the model. `counts`: tokens per node, one of each replication. */
export function waitingPlaces({ nodeIds, nodeNames }: Program, counts: readonly Int32Array[]): WaitingPlaces {
  const places = new Map<string, { readonly name: string; readonly tokens: number }>();
  nodeIds.forEach((id, n) => {
    const tokens = counts.reduce((sum, count) => sum + (count[n] ?? 0), 0);
    if (tokens > 0) places.set(id, { name: nodeNames[n] ?? '', tokens: (places.get(id)?.tokens ?? 0) + tokens });
  });
  const most = [...places.values()].toSorted((a, b) => b.tokens - a.tokens);
  return { places: most.slice(0, NAMED).map(({ name, tokens }) => `“${name}” (${tokens})`).join(', '), more: Math.max(0, most.length - NAMED) };
}
