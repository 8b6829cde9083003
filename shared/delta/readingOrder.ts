import type { Flow } from '../model/Flow.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find, rows, type ProcessModel, type TableName } from '../model/ProcessModel.ts';

/** Tables in the order in which a reader asks for them; the diagram comes before what it is made with. */
const TABLE_ORDER: readonly (TableName | 'meta')[] = ['meta', 'pools', 'lanes', 'nodes', 'flows', 'roles', 'people', 'calendars', 'attributes', 'promises', 'standards', 'kpis', 'systems', 'risks', 'controls', 'items', 'notes', 'scenes', 'geometry'];

/**
 * Ranks of the elements of a diagram as people read it: pool by pool from the top, first its lanes, then its steps from
 * left to right (then from the top), the content of a sub-process behind it, each step followed by the flows out of it.
 */
export function readingOrder(model: ProcessModel): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const next = (id: string) => { if (!ranks.has(id)) ranks.set(id, ranks.size); };
  const flows: ReadonlyMap<string, readonly Flow[]> = Map.groupBy(rows(model.flows), ({ source }) => source ?? '');
  const nodes: ReadonlyMap<string, readonly ProcessNode[]> = Map.groupBy(rows(model.nodes), ({ pool, parent }) => parent ?? pool ?? '');
  const at = (id: string) => { const box = find<string, { readonly bounds?: { readonly x: number; readonly y: number } | undefined }>(model.geometry, id)?.bounds; return [box?.x ?? 0, box?.y ?? 0] as const; };
  const seen = new Set<string>();
  const inside = (container: string): void => {
    if (seen.has(container)) return;
    seen.add(container);
    const placed = (nodes.get(container) ?? []).map((node) => ({ node, at: at(node.id) }));
    for (const { node } of placed.toSorted((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || (a.node.id < b.node.id ? -1 : 1))) {
      next(node.id);
      inside(node.id);
      for (const flow of flows.get(node.id) ?? []) next(flow.id);
    }
  };
  for (const pool of rows(model.pools).toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))) {
    next(pool.id);
    for (const lane of rows(model.lanes).filter((each) => each.pool === pool.id).toSorted((a, b) => at(a.id)[1] - at(b.id)[1] || a.order - b.order)) next(lane.id);
    inside(pool.id);
    for (const flow of flows.get(pool.id) ?? []) next(flow.id);
  }
  inside('');
  for (const flow of rows(model.flows)) next(flow.id);
  return ranks;
}

/** Sorts by what a reader comes across first in the second model; what only the first has stands where it stood there. */
export function inReadingOrder<T extends { readonly table: TableName | 'meta'; readonly id: string }>(items: readonly T[], a: ProcessModel, b: ProcessModel): readonly T[] {
  const [first, second] = [readingOrder(a), readingOrder(b)];
  const share = (ranks: ReadonlyMap<string, number>, id: string) => { const rank = ranks.get(id); return rank === undefined ? undefined : rank / Math.max(1, ranks.size); };
  const place = ({ table, id }: T): number => share(second, id) ?? share(first, id) ?? 1 + TABLE_ORDER.indexOf(table);
  return items.map((item, i) => ({ item, i, at: item.table === 'meta' ? -1 : place(item) })).toSorted((x, y) => x.at - y.at || x.i - y.i).map(({ item }) => item);
}
