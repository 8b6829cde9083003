import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import writeXlsxFile, { type Cell, type Feature, type Sheet as WrittenSheet } from 'write-excel-file/node';
import type { ExportOptions } from '../../../shared/contract/exports.ts';
import type { NumberFormat, Sheet, SheetCell, SheetColumn } from '../../../shared/handbook/sheets/Sheet.ts';
import { workbookOf } from '../../../shared/handbook/sheets/workbookOf.ts';
import { shownText } from '../../../shared/handbook/shownText.ts';
import type { ExportSource } from '../ExportSource.ts';
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
function cellOf(cell: SheetCell, { format }: SheetColumn): Cell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: textOf(cell), type: String, format: '@', wrap: true, alignVertical: 'top' };
  const { value, format: own } = typeof cell === 'number' ? { value: cell, format: format ?? 'decimal' } : cell;
  return Number.isFinite(value) ? { value, type: Number, format: FORMATS[own], alignVertical: 'top' } : null;
}

const headerOf = ({ title }: SheetColumn): Cell => ({ value: textOf(title), type: String, fontWeight: 'bold', backgroundColor: '#EEF2F6', wrap: true, alignVertical: 'top', bottomBorderStyle: 'thin', bottomBorderColor: '#AAB4C0' });

const columnName = (index: number): string => (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCodePoint(65 + (index % 26));

/** A filter on the titles. It stands right behind the rows (ECMA-376 part 1, §18.3.1.99). */
const filters: Feature<FileContent> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, { columns = [] }) => {
          const last = [...xml.matchAll(/<row r="(\d+)"/g)].at(-1)?.[1] ?? '1';
          return xml.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${columnName(Math.max(0, columns.length - 1))}${last}"/>`);
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
  data: [columns.map(headerOf), ...rows.map((cells) => columns.map((column, i) => cellOf(cells[i] ?? null, column)))],
});

/** Steps, hand-offs, RACI, people, parameters and the results of all variants as a workbook: numbers as numbers, texts never as formulas. */
export async function writeXlsx(source: ExportSource, _options: ExportOptions): Promise<Uint8Array> {
  const written = writeXlsxFile(workbookOf(source).map(sheetOf), { fontFamily: 'Arial', fontSize: 10, features: [filters] });
  return withFixedTimes(new Uint8Array(await written.toBuffer()));
}
