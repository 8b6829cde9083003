import Papa from 'papaparse';
import type { ImportWarning } from '../../bpmn/ImportWarning.ts';
import { message, type Message } from '../../i18n/Message.ts';
import { err, ok, type Result } from '../../result.ts';
import { decodeText } from '../decodeText.ts';
import { headerOf, headerScore, MOST_OUTLINE_ROWS, type TableRow } from './OutlineRow.ts';

export const CSV_BYTES_LIMIT = 20 * 1_048_576;
const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Rows by which the delimiter is found. */
const PREVIEW = 25;
const MOST_ROWS = MOST_OUTLINE_ROWS * 2;
const MOST_COLUMNS = 1_000;

export interface ReadTable {
  readonly rows: readonly TableRow[];
  readonly warnings: readonly ImportWarning[];
}

/** Rows with the line that each begins in; a quoted cell may hold line ends. */
function parse(text: string, delimiter: string, most: number): { readonly rows: readonly TableRow[]; readonly broken: number | null } {
  const rows: TableRow[] = [];
  let broken: number | null = null;
  let line = 1;
  let at = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, errors, meta }, parser) => {
      if (errors.some(({ type }) => type === 'Quotes')) broken ??= line;
      rows.push({ line, cells: data.slice(0, MOST_COLUMNS) });
      for (; at < meta.cursor; at++) if (text.charCodeAt(at) === 10 || (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) !== 10)) line += 1;
      if (rows.length >= most) parser.abort();
    },
  });
  return { rows, broken };
}

/** The table in a text file, in whatever encoding and with whatever delimiter names most columns of an outline. */
export function readCsv(bytes: Uint8Array): Result<ReadTable, Message> {
  if (bytes.length === 0) return err(message('bpmn.error.empty'));
  if (bytes.length > CSV_BYTES_LIMIT) return err(message('bpmn.error.too-large', { size: Math.ceil(bytes.length / 1_048_576), limit: CSV_BYTES_LIMIT / 1_048_576 }));
  const decoded = decodeText(bytes);
  if (!decoded || decoded.text.includes('\0')) return err(message('interchange.text.unreadable'));
  // Spreadsheets may say their delimiter in a line of its own.
  const stated = /^sep=([,;\t|])\r?\n/.exec(decoded.text);
  const score = (delimiter: string) => { const header = headerOf(parse(decoded.text, delimiter, PREVIEW).rows); return header ? headerScore(header) : 0; };
  const best = DELIMITERS.map((delimiter) => ({ delimiter, score: score(delimiter) })).toSorted((a, b) => b.score - a.score)[0]!;
  const { rows, broken } = parse(decoded.text, stated?.[1] ?? best.delimiter, MOST_ROWS);
  return ok({
    rows: stated ? rows.slice(1) : rows,
    warnings: [
      ...(decoded.isSure ? [] : [{ message: message('interchange.text.guessed', { encoding: decoded.encoding === 'gb18030' ? 'GB 18030' : 'Windows-1252' }) }]),
      ...(broken === null ? [] : [{ line: broken, message: message('interchange.csv.quotes') }]),
    ],
  });
}
