import type { Compilation } from './Compilation.ts';
import { nameOf } from './nameOf.ts';
import type { Structure } from './structure.ts';

/** From every node that a case can reach there must be a way to an end: else the case goes round for ever. */
export function checkEndings(c: Compilation, s: Structure, share: Float64Array, reject: Float64Array): void {
  const ends = new Uint8Array(s.nodes.length);
  const todo = s.nodes.flatMap((_, n) => ((s.outgoing[n]?.length ?? 0) === 0 ? [n] : []));
  while (todo.length > 0) {
    const node = todo.pop()!;
    if (ends[node] === 1) continue;
    ends[node] = 1;
    for (const way of s.incoming[node] ?? []) if (share[way]! > 0 && reject[way]! < 1) todo.push(s.ways[way]!.source);
    const event = s.nodes[node]!;
    const host = event.kind === 'boundaryEvent' ? s.indexOf.get(event.attachedTo ?? '') : undefined;
    if (host !== undefined) todo.push(host);
  }
  const stuck = s.nodes.filter((_, n) => ends[n] === 0);
  const first = stuck[0];
  if (first) {
    const names = stuck.slice(0, 4).map(nameOf).join(', ');
    c.fail('noEnd', first.id, 'simulation.error.noEnd', { name: nameOf(first), names }, 'simulation.error.noEnd.advice');
  }
}
