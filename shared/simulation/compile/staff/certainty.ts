import { JOIN } from '../../Program.ts';
import type { Structure } from '../structure.ts';

/**
 * Can a case come to node `to` without node `done` having been done in it? The least set of nodes that can be entered
 * without it: a parallel join only when all of its branches can, a sub-process is left only by its own ends, a boundary
 * event may happen as soon as its activity has begun.
 */
export function canComeWithout(s: Structure, join: Int8Array, done: number, to: number): boolean {
  const entered = new Uint8Array(s.nodes.length);
  const left = new Uint8Array(s.nodes.length);
  const taken = new Uint8Array(s.ways.length);
  for (const start of s.starts) entered[start] = 1;
  // Messages and signals may begin a process at any time.
  s.nodes.forEach((node, n) => { if (s.isStart[n] === true && node.parent === null) entered[n] = 1; });
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    const mark = (set: Uint8Array, n: number) => {
      if (set[n] === 1) return;
      set[n] = 1;
      isChanged = true;
    };
    s.nodes.forEach((node, n) => {
      const incoming = s.incoming[n] ?? [];
      if (incoming.length > 0 && (join[n] === JOIN.all ? incoming.every((way) => taken[way] === 1) : incoming.some((way) => taken[way] === 1))) mark(entered, n);
      if (entered[n] === 0) return;
      for (const inner of s.entries[n] ?? []) mark(entered, inner);
      for (const event of s.boundary[n] ?? []) mark(entered, event);
      if (n === done) return;
      const hasContent = (s.entries[n]?.length ?? 0) > 0;
      if (!hasContent) mark(left, n);
      if (left[n] === 0) return;
      for (const way of s.outgoing[n] ?? []) mark(taken, way);
      const outside = s.indexOf.get(node.parent ?? '');
      if (outside !== undefined && outside !== done && (s.outgoing[n]?.length ?? 0) === 0) mark(left, outside);
    });
  }
  return entered[to] === 1;
}

/** Can node `to` still come after node `from` has been done? */
export function canComeAfter(s: Structure, from: number, to: number): boolean {
  const seen = new Set<number>();
  const open: number[] = [];
  const go = (n: number | undefined) => {
    if (n === undefined || seen.has(n)) return;
    seen.add(n);
    open.push(n);
  };
  const leave = (n: number) => {
    for (const way of s.outgoing[n] ?? []) go(s.ways[way]!.target);
    for (const { source, target } of s.messages) if (source === n) go(target);
    const outside = s.indexOf.get(s.nodes[n]!.parent ?? '');
    // Whatever ends inside lets the sub-process end; and it may be interrupted at any time.
    if (outside === undefined) return;
    leaves.add(outside);
    for (const event of s.boundary[outside] ?? []) go(event);
  };
  const leaves = new Set<number>();
  leave(from);
  for (const host of leaves) leave(host);
  while (open.length > 0) {
    const n = open.pop()!;
    for (const inner of s.entries[n] ?? []) go(inner);
    for (const event of s.boundary[n] ?? []) go(event);
    leave(n);
    for (const host of leaves) leave(host);
  }
  return seen.has(to) || leaves.has(to);
}
