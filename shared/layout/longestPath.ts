/** A step of a layered drawing and where it leads, by position in a list. */
export interface Layered {
  readonly count: number;
  readonly edges: readonly (readonly [from: number, to: number])[];
}

/**
 * The column of each node: one more than the furthest of those before it (longest-path layering). Edges that close a
 * cycle, found depth first from nodes without way in, are left out, so rework leads back instead of stretching the row.
 */
export function longestPath({ count, edges }: Layered): number[] {
  const next: number[][] = Array.from({ length: count }, () => []);
  const hasInput = new Uint8Array(count);
  for (const [from, to] of edges) {
    if (from === to) continue;
    next[from]!.push(to);
    hasInput[to] = 1;
  }
  const state = new Uint8Array(count);
  const forward: number[][] = Array.from({ length: count }, () => []);
  const finished: number[] = [];
  const visit = (root: number) => {
    if (state[root] !== 0) return;
    // A stack of its own: processes of thousands of steps in one row must not exhaust the call stack.
    const stack: [node: number, child: number][] = [[root, 0]];
    state[root] = 1;
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      const [node, child] = top;
      const to = next[node]![child];
      if (to === undefined) {
        state[node] = 2;
        finished.push(node);
        stack.pop();
        continue;
      }
      top[1]++;
      if (state[to] === 1) continue;
      forward[node]!.push(to);
      if (state[to] === 0) {
        state[to] = 1;
        stack.push([to, 0]);
      }
    }
  };
  for (let i = 0; i < count; i++) if (!hasInput[i]) visit(i);
  for (let i = 0; i < count; i++) visit(i);
  const rank = Array.from({ length: count }, () => 0);
  for (const node of finished.toReversed()) for (const to of forward[node]!) rank[to] = Math.max(rank[to]!, rank[node]! + 1);
  return rank;
}
