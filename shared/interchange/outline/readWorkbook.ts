import readXlsxFile from 'read-excel-file/universal';
import { message, type Message } from '../../i18n/Message.ts';
import { err, ok, type Result } from '../../result.ts';
import { pack, unpack } from '../zipArchive.ts';
import { headerOf, type TableRow } from './OutlineRow.ts';
import type { ReadTable } from './readCsv.ts';

export const WORKBOOK_BYTES_LIMIT = 20 * 1_048_576;
/** Sheets, texts and styles, unpacked. */
const LIMITS = { files: 500, bytes: 64 * 1_048_576 };
const LAST_ROW = 20_000;
const LAST_COLUMN = 1_000;
const LAST_COLUMN_LETTERS = 'ALL';

const isLetterBeyond = (letters: string) => letters.length > LAST_COLUMN_LETTERS.length || (letters.length === LAST_COLUMN_LETTERS.length && letters > LAST_COLUMN_LETTERS);

/**
 * Whether a sheet places a cell far out. Its reader fills the gaps before it, so one cell at the end of the sheet would
 * take all memory. Places that are not written plainly are taken for such.
 */
function reachesTooFar(sheet: Uint8Array): boolean {
  const text = new TextDecoder().decode(sheet);
  for (const [, place = ''] of text.matchAll(/<(?:[\w.-]+:)?(?:row|c)\b[^>]*?\sr\s*=\s*["']([^"']*)["']/g)) {
    const [, letters = '', number = ''] = /^([A-Z]{0,3})(\d{1,7})$/.exec(place) ?? [];
    if (number === '' || Number(number) > LAST_ROW || isLetterBeyond(letters)) return true;
  }
  return false;
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1_048_576);

/** The first sheet of an Excel workbook (.xlsx) that has the header of an outline; else its first sheet. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<ReadTable, Message>> {
  if (bytes.length > WORKBOOK_BYTES_LIMIT) return err(message('bpmn.error.too-large', { size: megabytes(bytes.length), limit: megabytes(WORKBOOK_BYTES_LIMIT) }));
  const files = unpack(bytes, LIMITS, (name) => /\.(xml|rels)$/.test(name) && !/^xl\/(drawings|charts|media|externalLinks|pivot)/.test(name));
  if (!files.ok) return err(files.error === 'damaged' ? message('interchange.workbook.damaged') : message('interchange.workbook.tooLarge', { limit: megabytes(LIMITS.bytes) }));
  if (Object.entries(files.value).some(([name, file]) => /worksheets\/[^/]+\.xml$/.test(name) && reachesTooFar(file))) {
    return err(message('interchange.workbook.tooWide', { rows: LAST_ROW, columns: LAST_COLUMN }));
  }
  try {
    const sheets = await readXlsxFile(pack(files.value).buffer);
    const tables = sheets.map(({ data }) => data.map((cells, i): TableRow => ({ line: i + 1, cells: cells.map(cellOf) })));
    return ok({ rows: tables.find((rows) => headerOf(rows) !== null) ?? tables[0] ?? [], warnings: [] });
  } catch {
    return err(message('interchange.workbook.damaged'));
  }
}

const cellOf = (cell: unknown): TableRow['cells'][number] => (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' || cell instanceof Date ? cell : null);
