import type { Goal } from '../Goal.ts';
import type { Program } from '../Program.ts';
import type { Structure } from './structure.ts';

/** What of a case the customer can see, and what promises look at. */
export function compileVisible(s: Structure, goals: readonly Goal[]): Pick<Program, 'isVisible' | 'isWatched' | 'isRegular'> {
  const isVisible = Uint8Array.from(s.nodes, (node) => ('service' in node && (node.service.isCustomerFacing === true || node.service.marks !== undefined) ? 1 : 0));
  const isWatched = Uint8Array.from(isVisible);
  for (const { from, to } of goals) {
    if (from >= 0) isWatched[from] = 1;
    if (to >= 0) isWatched[to] = 1;
  }
  return { isVisible, isWatched, isRegular: regular(s) };
}

/** Nodes that a case can reach without being interrupted: the ends among them are regular ends. */
function regular(s: Structure): Uint8Array {
  const reached = new Uint8Array(s.nodes.length);
  const todo = [...s.starts, ...s.starts.flatMap((n) => s.together[n] ?? [])];
  while (todo.length > 0) {
    const n = todo.pop()!;
    if (reached[n] === 1) continue;
    reached[n] = 1;
    for (const way of s.outgoing[n] ?? []) todo.push(s.ways[way]!.target);
    todo.push(...(s.entries[n] ?? []));
    for (const event of s.boundary[n] ?? []) {
      const node = s.nodes[event]!;
      if (node.kind === 'boundaryEvent' && !node.cancelActivity) todo.push(event);
    }
    for (const { source, target } of s.messages) if (source === n && s.isStart[target] === true) todo.push(target);
  }
  return reached;
}
