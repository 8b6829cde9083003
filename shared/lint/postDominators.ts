/**
 * The immediate post-dominator of each node: the next one that every way from it to the end passes. −1 when the ways
 * only meet at the end, or none leads there. Cooper, Harvey and Kennedy, “A Simple, Fast Dominance Algorithm” (2001), on
 * the reversed graph with one exit added.
 */
export function postDominators(count: number, successors: readonly (readonly number[])[]): number[] {
  const exit = count;
  const predecessors: number[][] = Array.from({ length: count + 1 }, () => []);
  for (let i = 0; i < count; i++) {
    if (successors[i]!.length === 0) predecessors[exit]!.push(i);
    for (const to of successors[i]!) predecessors[to]!.push(i);
  }
  // Reverse post-order of the reversed graph, from the exit.
  const order: number[] = [];
  const seen = new Uint8Array(count + 1);
  const stack: [number, number][] = [[exit, 0]];
  seen[exit] = 1;
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const next = predecessors[top[0]]![top[1]++];
    if (next === undefined) {
      order.push(top[0]);
      stack.pop();
    } else if (!seen[next]) {
      seen[next] = 1;
      stack.push([next, 0]);
    }
  }
  const rank = Array.from({ length: count + 1 }, () => -1);
  for (const [i, node] of order.entries()) rank[node] = i;
  const dominator = Array.from({ length: count + 1 }, () => -1);
  dominator[exit] = exit;
  const meet = (a: number, b: number): number => {
    let [x, y] = [a, b];
    while (x !== y) {
      while (rank[x]! < rank[y]!) x = dominator[x]!;
      while (rank[y]! < rank[x]!) y = dominator[y]!;
    }
    return x;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (let i = order.length - 2; i >= 0; i--) {
      const node = order[i]!;
      let next = -1;
      for (const to of successors[node]!.length === 0 ? [exit] : successors[node]!) {
        if (rank[to] === -1 || dominator[to] === -1) continue;
        next = next === -1 ? to : meet(to, next);
      }
      if (next !== dominator[node]) {
        dominator[node] = next;
        changed = true;
      }
    }
  }
  return dominator.slice(0, count).map((d) => (d === exit ? -1 : d));
}
