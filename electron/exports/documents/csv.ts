import type { ExportOptions } from '../../../shared/contract/exports.ts';
import { OUTLINE_COLUMNS, outlineRows } from '../../../shared/handbook/outlineRows.ts';
import { readingOf } from '../../../shared/handbook/Reading.ts';
import { shownText } from '../../../shared/handbook/shownText.ts';
import { csvRow } from '../../../shared/interchange/csvRow.ts';
import type { ExportSource } from '../../../shared/files/ExportSource.ts';

/** The outline of the process, a step each row, in the form in which Laneway reads it again. With a byte order mark, without which spreadsheets misread Chinese. */
export function writeCsv(source: ExportSource, _options: ExportOptions): Promise<Uint8Array> {
  const reading = readingOf(source);
  const lines = [
    OUTLINE_COLUMNS.map((column) => reading.t(`outline.${column}`)),
    ...outlineRows(reading).map((row) => OUTLINE_COLUMNS.map((column) => shownText(row[column]))),
  ];
  return Promise.resolve(new TextEncoder().encode(`\uFEFF${lines.map(csvRow).join('')}`));
}
