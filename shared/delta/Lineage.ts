import { z } from 'zod';

/** Of a state of a document, layout and variants included: 32 hexadecimal digits. The same content, the same digest. */
export const StateDigest = z.string().regex(/^[0-9a-f]{32}$/);

const LAST_GENERATION = 1_000_000_000;
/** So many states are remembered; the newest ones. */
export const LINEAGE_LIMIT = 64;
/** Files that were merged as text may hold those of both sides. */
const READ_LIMIT = 1_024;

/**
 * The states that a copy of a model descends from, itself not among them, each with its generation: one more than the
 * highest of those that it descends from in turn. So of two states of which one descends from the other, that one has
 * the higher number, on whatever machine either came into being; no clock is asked.
 */
export const Lineage = z
  .record(StateDigest, z.int().min(1).max(LAST_GENERATION))
  .readonly()
  .refine((states) => Object.keys(states).length <= READ_LIMIT, { error: `has more than ${READ_LIMIT} states` });
export type Lineage = z.infer<typeof Lineage>;

/** Of a state that descends from these. */
export const nextGeneration = (lineage: Lineage): number => Math.min(LAST_GENERATION, 1 + Object.values(lineage).reduce((highest, each) => Math.max(highest, each), 0));

const byDigest = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A state that descends from several copies descends from all that they descend from. */
export function joinLineages(...lineages: readonly Lineage[]): Lineage {
  const states = new Map<string, number>();
  for (const lineage of lineages) for (const [digest, generation] of Object.entries(lineage)) states.set(digest, Math.max(generation, states.get(digest) ?? 0));
  return Object.fromEntries(states);
}

/** What the file of a state says: what it descends from, without itself, and the newest only. */
export const withoutState = (lineage: Lineage, digest: string): Lineage =>
  Object.fromEntries(Object.entries(lineage).filter(([state]) => state !== digest).toSorted(([a, i], [b, j]) => j - i || byDigest(a, b)).slice(0, LINEAGE_LIMIT));

/** What the next state after this one descends from. */
export function withState(lineage: Lineage, digest: string): Lineage {
  const before = Object.fromEntries(Object.entries(lineage).filter(([state]) => state !== digest));
  return { ...before, [digest]: nextGeneration(before) };
}
