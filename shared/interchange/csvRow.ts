import { csvCell } from './csvCell.ts';

/** One line of a CSV file (RFC 4180). */
export const csvRow = (values: readonly (string | number | boolean)[]): string => `${values.map((value) => csvCell(String(value))).join(',')}\r\n`;
