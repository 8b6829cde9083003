/** A table of results: what a chart shows, for those who read numbers or take them elsewhere. */
export interface ResultTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A number with at most a sign in front is no formula, whatever unit follows. */
const SIGNED_NUMBER = /^[+-][\d.,]+\s?[\p{L}% ]*$/u;

/** Spreadsheets take what begins with these signs for a formula: a quote in front keeps text text (OWASP, “CSV injection”). */
const isFormula = (text: string): boolean => /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !SIGNED_NUMBER.test(text));

const harmless = (text: string): string => (isFormula(text) ? `'${text}` : text);
const oneLine = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ');

/** Tab-separated lines, as spreadsheets paste them. */
export const tableText = ({ columns, rows }: ResultTable): string => [columns, ...rows].map((line) => line.map((text) => oneLine(harmless(text))).join('\t')).join('\n');

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Comma-separated values (RFC 4180) with a byte order mark, without which spreadsheets misread Chinese. */
export const tableCsv = ({ columns, rows }: ResultTable): string => `\uFEFF${[columns, ...rows].map((line) => `${line.map((text) => quoted(harmless(text))).join(',')}\r\n`).join('')}`;
