/** A table of results: what a chart shows, for those who read numbers or take them elsewhere. */
export interface ResultTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const cell = (text: string) => text.replaceAll(/[\t\r\n]+/g, ' ');

/** Tab-separated lines, as spreadsheets paste them. A leading sign of a formula is quoted, so that text stays text. */
export const tableText = ({ columns, rows }: ResultTable): string =>
  [columns, ...rows].map((line) => line.map((text) => (/^[=@]/.test(text) ? `'${cell(text)}` : cell(text))).join('\t')).join('\n');
