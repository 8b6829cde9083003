import { rows, type ProcessModel } from '../../model/ProcessModel.ts';

/** Renumbers siblings from 0: which comes first matters, not the number that says so. */
function ranked<T extends { readonly id: string; readonly order: number }>(all: readonly T[], group: (row: T) => string): Record<string, T> {
  const seen = new Map<string, number>();
  const ranks = new Map<string, number>();
  for (const row of all.toSorted((a, b) => a.order - b.order)) {
    const rank = seen.get(group(row)) ?? 0;
    seen.set(group(row), rank + 1);
    ranks.set(row.id, rank);
  }
  return Object.fromEntries(all.map((row) => [row.id, { ...row, order: ranks.get(row.id) ?? 0 }]));
}

/** A model in which the order of pools and lanes can be compared with that of another. */
export const withRanks = (model: ProcessModel): ProcessModel => ({
  ...model,
  // Where a process without a frame stands among the pools follows from its steps.
  pools: ranked(rows(model.pools).map((pool) => (pool.kind === 'implicit' ? { ...pool, order: 0 } : pool)), (pool) => (pool.kind === 'implicit' ? pool.id : '')),
  lanes: ranked(rows(model.lanes), (lane) => `${lane.pool} ${lane.parent ?? ''}`),
});
