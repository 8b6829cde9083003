import { JOIN, SPLIT } from '../Program.ts';
import type { Compilation } from './Compilation.ts';
import { nameOf } from './nameOf.ts';
import type { Splits } from './splits.ts';
import type { Structure } from './structure.ts';

/**
 * Refuses a parallel join that can never be completed. Two tokens at it come from one that was split, so some split (or
 * beginning with several tokens) must lead to two of its ways; where none does, as behind an exclusive choice, the first
 * token waits for ever.
 */
export function checkJoins(c: Compilation, s: Structure, splits: Splits): void {
  const splitters = Uint8Array.from(s.nodes, (_, n) => (splitsTokens(s, splits, n) ? 1 : 0));
  s.nodes.forEach((node, join) => {
    if (splits.join[join] === JOIN.all && !isFed(s, join, splitters)) c.fail('join', node.id, 'simulation.error.join', { name: nameOf(node) }, 'simulation.error.join.advice');
  });
}

/** Does more than one token go on from a node? */
function splitsTokens(s: Structure, splits: Splits, n: number): boolean {
  const isChoice = splits.split[n] === SPLIT.exclusive || splits.split[n] === SPLIT.exclusiveConditions;
  if (s.outgoing[n]!.length > 1 && !isChoice && s.nodes[n]!.kind !== 'eventBasedGateway') return true;
  return s.boundary[n]!.some((event) => {
    const node = s.nodes[event]!;
    return node.kind === 'boundaryEvent' && !node.cancelActivity;
  });
}

/** Backwards from all ways of the join at once, the nearest first: is there a splitter from which two of them can be reached, without passing the join? */
function isFed(s: Structure, join: number, splitters: Uint8Array): boolean {
  /** The way that a node leads to, −1 for none so far; and whether it leads to others too. */
  const way = new Int32Array(s.nodes.length).fill(-1);
  const several = new Uint8Array(s.nodes.length);
  const nodes = s.incoming[join]!.map((w) => s.ways[w]!.source);
  const ways = [...s.incoming[join]!];
  for (let i = 0; i < nodes.length; i += 1) {
    const n = nodes[i]!;
    const by = ways[i]!;
    if (n === join || way[n] === by || several[n] === 1) continue;
    if (way[n] === -1) way[n] = by;
    else {
      several[n] = 1;
      if (splitters[n] === 1) return true;
    }
    for (const w of s.incoming[n]!) {
      nodes.push(s.ways[w]!.source);
      ways.push(by);
    }
    const node = s.nodes[n]!;
    const host = node.kind === 'boundaryEvent' ? s.indexOf.get(node.attachedTo ?? '') : undefined;
    if (host !== undefined) {
      nodes.push(host);
      ways.push(by);
    }
  }
  // A process or sub-process that begins at several nodes begins with several tokens.
  const begins = (together: readonly number[]) => together.some((n) => several[n] === 1) || new Set(together.map((n) => way[n]).filter((w) => w !== -1)).size > 1;
  return s.entries.some((entries) => entries.length > 1 && begins(entries)) || s.together.some((others, n) => others.length > 0 && begins([n, ...others]));
}
