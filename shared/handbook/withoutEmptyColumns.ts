import { linesOf, type Table } from './Handbook.ts';

/** A table without the columns in which no row has anything: a form that nobody filled in tells a reader nothing. */
export function withoutEmptyColumns(table: Table): Table {
  const kept = table.columns.map((_, i) => table.rows.some((cells) => linesOf(cells[i] ?? '').some(({ text }) => text !== '')));
  return kept.every(Boolean) ? table : { ...table, columns: table.columns.filter((_, i) => kept[i]), rows: table.rows.map((cells) => cells.filter((_, i) => kept[i])) };
}
