import type { Structure } from './structure.ts';

/**
 * From which nodes can a token still come in by one way of an inclusive join, without passing the join
 * (BPMN 2.0.2 §13.4.3)? One flag per node, found backwards from the source of the way.
 */
export function reachOf(s: Structure, join: number, way: number): Uint8Array {
  const reached = new Uint8Array(s.nodes.length);
  const attachedTo = new Map<number, number>();
  s.boundary.forEach((events, node) => { for (const event of events) attachedTo.set(event, node); });
  const todo = [s.ways[way]!.source];
  while (todo.length > 0) {
    const node = todo.pop()!;
    if (node === join || reached[node] === 1) continue;
    reached[node] = 1;
    for (const w of s.incoming[node] ?? []) {
      todo.push(s.ways[w]!.source);
    }
    const host = attachedTo.get(node);
    if (host !== undefined) todo.push(host);
  }
  return reached;
}
