import { asPlainText } from '../../shared/interchange/csvCell.ts';
import { csvRow } from '../../shared/interchange/csvRow.ts';

/** A table of results: what a chart shows, for those who read numbers or take them elsewhere. */
export interface ResultTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const oneLine = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ');

/** Tab-separated lines, as spreadsheets paste them. */
export const tableText = ({ columns, rows }: ResultTable): string => [columns, ...rows].map((line) => line.map((text) => oneLine(asPlainText(text))).join('\t')).join('\n');

/** Comma-separated values (RFC 4180) with a byte order mark, without which spreadsheets misread Chinese. */
export const tableCsv = ({ columns, rows }: ResultTable): string => `\uFEFF${[columns, ...rows].map(csvRow).join('')}`;
