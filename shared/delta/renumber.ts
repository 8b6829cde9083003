import type { Tables } from './mergeTables.ts';
import type { Fields } from './mergeValue.ts';

const listOf = (row: Fields) => `${String(row['pool'] ?? '')} ${String(row['parent'] ?? '')}`;

/** Where two pools, or two lanes of one frame, came to claim the same place, all of that list are numbered anew: by place, then by id. */
export function renumber(tables: Pick<Tables, 'pools' | 'lanes'>): void {
  for (const table of ['pools', 'lanes'] as const) {
    const lists = new Map<string, Fields[]>();
    for (const row of Object.values(tables[table])) {
      const list = lists.get(listOf(row));
      if (list) list.push(row);
      else lists.set(listOf(row), [row]);
    }
    for (const list of lists.values()) {
      if (new Set(list.map(({ order }) => order)).size === list.length) continue;
      const sorted = list.toSorted((a, b) => Number(a['order']) - Number(b['order']) || (String(a['id']) < String(b['id']) ? -1 : 1));
      sorted.forEach((row, order) => { if (row['order'] !== order) tables[table][String(row['id'])] = { ...row, order }; });
    }
  }
}
