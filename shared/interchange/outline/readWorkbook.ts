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
/** All sheets together, gaps counted: their reader keeps each of them. */
const MOST_CELLS = 2_000_000;
/** Characters of one text or tag. Their reader goes through it again with each piece of the file that does not end it. */
const LONGEST_PIECE = 1_000_000;

/** What stands between angle brackets, as the reader of workbooks parts it: comments and the like, else a tag with its quoted values; a quote that nothing closes is a character. */
const MARKUP = /<(?:!--[^]*?(?:-->|$)|!\[CDATA\[[^]*?(?:\]\]>|$)|\?[^]*?(?:\?>|$)|((?:[^>"']+|"[^"]*"|'[^']*'|["'])*))/g;
const ROW_OR_CELL = /^(?:[\w.-]*:)?(row|c)(?![\w.:-])/;

/**
 * How far a sheet reaches. Its reader fills the gaps before a cell, so one cell at the end of the sheet would take all
 * memory. Places that are not written plainly are taken for infinitely far. `null`: it holds what no workbook does.
 */
function extentOf(sheet: Uint8Array): { readonly rows: number; readonly columns: number } | null {
  const text = new TextDecoder().decode(sheet);
  let rows = 0;
  let columns = 0;
  let end = 0;
  for (const { index, 0: { length }, 1: tag = '' } of text.matchAll(MARKUP)) {
    if (index + length - end > LONGEST_PIECE) return null;
    end = index + length;
    const kind = ROW_OR_CELL.exec(tag)?.[1];
    if (kind === undefined) continue;
    if (kind === 'row') rows += 1;
    for (const [, place = ''] of tag.matchAll(/[\s:]r=("[^"]*"|'[^']*')/g)) {
      const [, letters = '', number = Infinity] = /^.([A-Z]{0,3})(\d{1,7}).$/.exec(place) ?? [];
      rows = Math.max(rows, Number(number));
      columns = Math.max(columns, [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0));
    }
  }
  return text.length - end > LONGEST_PIECE ? null : { rows, columns };
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1_048_576);

/** The first sheet of an Excel workbook (.xlsx) that has the header of an outline; else its first sheet. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<ReadTable, Message>> {
  if (bytes.length > WORKBOOK_BYTES_LIMIT) return err(message('bpmn.error.too-large', { size: megabytes(bytes.length), limit: megabytes(WORKBOOK_BYTES_LIMIT) }));
  const files = unpack(bytes, LIMITS, (name) => /\.(xml|rels)$/.test(name) && !/^xl\/(drawings|charts|media|externalLinks|pivot|calcChain)/.test(name));
  if (!files.ok) return err(files.error === 'damaged' ? message('interchange.workbook.damaged') : message('interchange.workbook.tooLarge', { limit: megabytes(LIMITS.bytes) }));
  try {
    // Any file may be a sheet: what the workbook names as one is not looked up here.
    const extents = Object.values(files.value).map(extentOf);
    if (!extents.every((extent) => extent !== null)) return err(message('interchange.workbook.damaged'));
    if (extents.some(({ rows, columns }) => rows > LAST_ROW || columns > LAST_COLUMN)) return err(message('interchange.workbook.tooWide', { rows: LAST_ROW, columns: LAST_COLUMN }));
    if (extents.reduce((sum, { rows, columns }) => sum + rows * columns, 0) > MOST_CELLS) return err(message('interchange.workbook.tooManyCells', { limit: MOST_CELLS }));
    const sheets = await readXlsxFile(pack(files.value).buffer);
    const tables = sheets.map(({ data }) => data.map((cells, i): TableRow => ({ line: i + 1, cells: cells.map(cellOf) })));
    return ok({ rows: tables.find((rows) => headerOf(rows) !== null) ?? tables[0] ?? [], warnings: [] });
  } catch {
    return err(message('interchange.workbook.damaged'));
  }
}

const cellOf = (cell: unknown): TableRow['cells'][number] => (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' || cell instanceof Date ? cell : null);
