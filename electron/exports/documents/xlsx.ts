import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import writeXlsxFile, { type Cell, type CellObject, type Feature, type Sheet as WrittenSheet } from 'write-excel-file/node';
import type { ExportOptions } from '../../../shared/contract/exports.ts';
import type { NumberFormat, Sheet, SheetCell, SheetColumn } from '../../../shared/handbook/sheets/Sheet.ts';
import { workbookOf } from '../../../shared/handbook/sheets/workbookOf.ts';
import { escapeHtml } from '../../../shared/escapeHtml.ts';
import { shownText } from '../../../shared/handbook/shownText.ts';
import { lettersOf } from '../../../shared/paging/lettersOf.ts';
import type { ExportSource } from '../../../shared/files/ExportSource.ts';
import { withFixedTimes } from './withFixedTimes.ts';

/** What the library takes for the content of a file. */
type FileContent = Stream | Buffer | Blob;

/** The most characters that Excel takes in a cell. */
const LONGEST_TEXT = 32_767;
/** Office reads `_x000D_` as the character of that code (ECMA-376 part 1, §22.9.2.19); the underscore itself is `_x005F_`. */
const ESCAPE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;

const FORMATS: Readonly<Record<NumberFormat, string>> = { whole: '#,##0', decimal: '#,##0.00', percent: '0.0%', money: '#,##0.00' };

function textOf(text: string): string {
  const shown = shownText(text).replaceAll(ESCAPE_LIKE, '_x005F_');
  return shown.length > LONGEST_TEXT ? `${shown.slice(0, LONGEST_TEXT - 1)}…` : shown;
}

/** Texts have the format “text” as well as the type: edited, they do not become formulas either. */
function cellOf(cell: SheetCell, { format }: SheetColumn): CellObject | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: textOf(cell), type: String, format: '@', wrap: true, alignVertical: 'top' };
  const { value, format: own } = typeof cell === 'number' ? { value: cell, format: format ?? 'decimal' } : cell;
  return Number.isFinite(value) ? { value, type: Number, format: FORMATS[own], alignVertical: 'top' } : null;
}

const headerOf = ({ title }: SheetColumn): CellObject => ({ value: textOf(title), type: String, fontWeight: 'bold', backgroundColor: '#EEF2F6', wrap: true, alignVertical: 'top', bottomBorderStyle: 'thin', bottomBorderColor: '#AAB4C0' });

/** Points; not every program finds the height of wrapped text by itself. */
const LINE_HEIGHT = 14;
/** A longer text is read in its cell. */
const MOST_LINES = 12;

/** Lines that a text takes in a column, Chinese characters twice as wide as others. */
function linesIn(text: string, width: number): number {
  let lines = 0;
  for (const line of text.slice(0, MOST_LINES * width).split('\n')) {
    let units = 0;
    for (const sign of line) units += sign > '\u2E7F' ? 2 : 1;
    lines += Math.max(1, Math.ceil((units * 1.05) / width));
  }
  return lines;
}

/** A row as high as its longest text. */
function rowOf(cells: readonly (CellObject | null)[], texts: readonly SheetCell[], columns: readonly SheetColumn[]): Cell[] {
  const lines = Math.min(MOST_LINES, Math.max(1, ...texts.map((text, i) => (typeof text === 'string' ? linesIn(text, columns[i]!.width - 1) : 1))));
  return cells.map((cell, i) => (i === 0 ? { ...cell, height: lines * LINE_HEIGHT + 3 } : cell));
}


/** Characters across that are still read with ease on a landscape sheet of A4, all columns on it. */
const WIDEST_PAGE = 240;
const widthOf = (columns: readonly { readonly width?: number }[] | undefined) => (columns ?? []).reduce((sum, { width = 0 }) => sum + width, 0);

/** On paper: all columns side by side where they stay readable (ECMA-376 part 1, §18.3.1.63 and .65). */
const onePageWide = (xml: string): string => xml
  .replace(/<worksheet [^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
  .replace('<pageSetup ', '<pageSetup fitToHeight="0" ');

/** The titles stand on each page (ECMA-376 part 1, §18.2.5). */
const titlesOnEachPage = (names: readonly string[]): string =>
  `<definedNames>${names.map((name, i) => `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${escapeHtml(name).replaceAll("'", "''")}'!$1:$1</definedName>`).join('')}</definedNames>`;

/** A filter on the titles. It stands right behind the rows (ECMA-376 part 1, §18.3.1.99). */
const features: Feature<FileContent> = {
  files: {
    transform: {
      'xl/workbook.xml': { transform: (xml, sheets) => xml.replace('<definedNames/>', titlesOnEachPage(sheets.map(({ sheet = '' }) => sheet))) },
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, { columns = [] }) => {
          const last = [...xml.matchAll(/<row r="(\d+)"/g)].at(-1)?.[1] ?? '1';
          const filtered = xml.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${lettersOf(Math.max(0, columns.length - 1))}${last}"/>`);
          return widthOf(columns) > WIDEST_PAGE ? filtered : onePageWide(filtered);
        },
      },
    },
  },
};

const sheetOf = ({ name, columns, rows }: Sheet): WrittenSheet<FileContent> => ({
  sheet: name.slice(0, 31),
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
  orientation: 'landscape',
  data: [
    rowOf(columns.map(headerOf), columns.map(({ title }) => title), columns),
    ...rows.map((cells) => rowOf(columns.map((column, i) => cellOf(cells[i] ?? null, column)), cells, columns)),
  ],
});

/** Steps, hand-offs, RACI, people, parameters and the results of all variants as a workbook: numbers as numbers, texts never as formulas. */
export async function writeXlsx(source: ExportSource, _options: ExportOptions): Promise<Uint8Array> {
  const written = writeXlsxFile(workbookOf(source).map(sheetOf), { fontFamily: 'Arial', fontSize: 10, features: [features] });
  return withFixedTimes(new Uint8Array(await written.toBuffer()));
}
