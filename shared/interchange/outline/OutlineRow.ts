import type { ImportWarning } from '../../bpmn/ImportWarning.ts';
import { catalogue } from '../../i18n/catalogue.ts';
import { message, type Message } from '../../i18n/Message.ts';
import type { Distribution, TimeUnit } from '../../model/Distribution.ts';
import { err, ok, type Result } from '../../result.ts';
import { outlineColumn, type OutlineColumn } from './outlineColumns.ts';
import { readTime, readUnit, timeOfCell } from './readTime.ts';

/** What a cell of a table holds; text files only have texts. */
export type Cell = string | number | boolean | Date | null | undefined;
/** A row of a table with its place in the file, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** A row of an outline: the text of each column, empty where the table has none. */
export type OutlineRow = Readonly<Record<Exclude<OutlineColumn, 'time'>, string>> & {
  readonly line: number;
  readonly time: { readonly written: string; readonly value: Distribution | null };
};

export interface OutlineRows {
  readonly rows: readonly OutlineRow[];
  readonly warnings: readonly ImportWarning[];
}

/** Titles and notes may stand above the header. */
const FARTHEST_HEADER = 20;
export const MOST_OUTLINE_ROWS = 5_000;
const LONGEST_CELL = 100_000;

/** A text as it was before a writer put the apostrophe of the formula guard in front (`csvCell.ts`). */
const unguarded = (text: string) => text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');

export function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString();
  return unguarded(String(cell).slice(0, LONGEST_CELL)).trim();
}

const columnsOf = (row: TableRow) => row.cells.map((cell) => outlineColumn(textOf(cell)));

/** How many columns of an outline a row names; 0 where it names no column of steps. */
export function headerScore(row: TableRow): number {
  const found = new Set(columnsOf(row).map((header) => header?.column));
  found.delete(undefined);
  return found.has('step') ? found.size : 0;
}

/** The header among the first rows: the one that names most columns. */
export function headerOf(rows: readonly TableRow[]): TableRow | null {
  const [best] = rows.slice(0, FARTHEST_HEADER).map((row) => ({ row, score: headerScore(row) })).toSorted((a, b) => b.score - a.score);
  return best && best.score > 0 ? best.row : null;
}

/** Whether it heads the steps in the workbook that Laneway writes for people, in either language: where they lead stands there in words, decisions left out. */
function isOfHandbook(header: TableRow): boolean {
  const titles = new Set(header.cells.map(textOf));
  return ([0, 1] as const).some((language) => titles.has(catalogue['book.column.input'][language]) && titles.has(catalogue['book.column.output'][language]));
}

/** The rows below the header by column. Refused when there is no header, or no row, or too many. */
export function outlineRows(table: readonly TableRow[]): Result<OutlineRows, Message> {
  const header = headerOf(table);
  if (!header) {
    const [first] = table.filter(({ cells }) => cells.some((cell) => textOf(cell) !== ''));
    return err(message('interchange.outline.noHeader', { found: first ? first.cells.slice(0, 8).map((cell) => `“${textOf(cell).slice(0, 40)}”`).join(' ') : '–' }));
  }
  if (isOfHandbook(header)) return err(message('interchange.outline.ofHandbook'));
  const warnings: ImportWarning[] = [];
  const at = new Map<OutlineColumn, number>();
  const unknown: string[] = [];
  let unitOfTime = '';
  for (const [i, found] of columnsOf(header).entries()) {
    const name = textOf(header.cells[i]);
    if (found && !at.has(found.column)) {
      at.set(found.column, i);
      if (found.column === 'time') unitOfTime = found.inBrackets;
    } else if (found) warnings.push({ line: header.line, message: message('interchange.outline.columnTwice', { name: name.slice(0, 100) }) });
    else if (name !== '') unknown.push(name.slice(0, 40));
  }
  if (unknown.length > 0) warnings.push({ line: header.line, message: message('interchange.outline.unknownColumn', { count: unknown.length, names: unknown.slice(0, 10).map((name) => `“${name}”`).join(' ') + (unknown.length > 10 ? ' …' : '') }) });
  if (!at.has('next')) warnings.push({ line: header.line, message: message('interchange.outline.noNext') });
  const below = table.filter(({ line, cells }) => line > header.line && cells.some((cell) => textOf(cell) !== ''));
  if (below.length === 0) return err(message('interchange.outline.noRows'));
  if (below.length > MOST_OUTLINE_ROWS) return err(message('interchange.outline.tooManyRows', { limit: MOST_OUTLINE_ROWS }));

  const rows = below.map(({ line, cells }): OutlineRow => {
    const cell = (column: OutlineColumn): Cell => { const i = at.get(column); return i === undefined ? null : cells[i]; };
    const text = (column: OutlineColumn) => textOf(cell(column));
    if (cells.findLastIndex((each) => textOf(each) !== '') >= header.cells.length) warnings.push({ line, message: message('interchange.outline.moreCells') });
    const unit = readUnit(text('unit')) ?? readUnit(unitOfTime);
    if (text('unit') !== '' && readUnit(text('unit')) === null) warnings.push({ line, message: message('interchange.outline.badUnit', { unit: text('unit').slice(0, 40) }) });
    return {
      line, no: text('no'), id: text('id'), step: text('step').replaceAll(/\s*\n\s*/g, ' '), type: text('type'), role: text('role'), pool: text('pool'), within: text('within'), on: text('on'),
      next: text('next'), condition: text('condition'), share: text('share'), unit: text('unit'), documentation: text('documentation'),
      time: timeIn(cell('time'), unit ?? 'min'),
    };
  });
  return ok({ rows, warnings });
}

function timeIn(cell: Cell, unit: TimeUnit): OutlineRow['time'] {
  const written = textOf(cell);
  return { written, value: cell instanceof Date ? timeOfCell(cell) : readTime(written, unit) };
}
