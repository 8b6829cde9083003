import { translator } from '../../../shared/i18n/translator.ts';
import type { Bounds } from '../../../shared/model/Geometry.ts';
import type { Poster, PosterSheet } from '../../../shared/paging/posterSheets.ts';
import { openPage, paintSheet } from './drawingOnPage.ts';
import { destination, type PdfContext, type PdfLevel } from './PdfContext.ts';

const SMALL = 7;
/** Length of the marks for the knife, pt. */
const MARK = 9;
const HAIRLINE = 0.5;
/** A margin narrower than this has no room for words beside the drawing. */
const ROOM_FOR_WORDS = 14;
const CELL = 5;

/** A level over many sheets. Returns how many pages there are now. */
export function spreadOverSheets(context: PdfContext, part: PdfLevel, poster: Poster, before: number, bookmark: () => PDFKit.PDFOutline): number {
  const { file } = context;
  const { page, margin, printed, scale, sheets } = poster;
  let item: PDFKit.PDFOutline | null = null;
  for (const [i, sheet] of sheets.entries()) {
    openPage(context, page);
    if (item === null) {
      file.addNamedDestination(destination(part.level.root), 'Fit');
      item = bookmark();
    }
    if (sheets.length > 1) item.addItem(sheet.name);
    file.save().rect(margin, margin, printed.width, printed.height).clip();
    const visible: Bounds = { x: part.sheet.frame.x + (margin - sheet.origin.x) / scale, y: part.sheet.frame.y + (margin - sheet.origin.y) / scale, width: printed.width / scale, height: printed.height / scale };
    paintSheet(context, part, sheet.origin, scale, visible);
    file.restore();
    if (sheets.length > 1) cuttingMarks(context, poster, sheet);
    label(context, part, poster, sheet, before + i + 1);
  }
  return before + sheets.length;
}

/**
 * At each corner of what is printed, where to cut; along a border that another sheet covers, how far it lies on this
 * one. Marks stand in the margin, or just inside of it where there is none.
 */
function cuttingMarks({ file }: PdfContext, { margin, printed, overlap, columns, rows }: Poster, { column, row }: PosterSheet): void {
  const isOutside = margin >= 4;
  const reach = isOutside ? Math.min(MARK, margin - 2) : MARK;
  const gap = isOutside ? 1 : 0;
  const [left, top, right, bottom] = [margin, margin, margin + printed.width, margin + printed.height];
  file.save().lineWidth(HAIRLINE).undash().strokeColor('#808080');
  const line = (x: number, y: number, toX: number, toY: number) => file.moveTo(x, y).lineTo(toX, toY).stroke();
  const outwards = isOutside ? 1 : -1;
  const vertical = (x: number) => {
    line(x, top - gap * outwards, x, top - reach * outwards);
    line(x, bottom + gap * outwards, x, bottom + reach * outwards);
  };
  const horizontal = (y: number) => {
    line(left - gap * outwards, y, left - reach * outwards, y);
    line(right + gap * outwards, y, right + reach * outwards, y);
  };
  for (const x of [left, right]) vertical(x);
  for (const y of [top, bottom]) horizontal(y);
  if (overlap > 0) {
    file.dash(1.5, { space: 1.5 });
    if (column > 0) vertical(left + overlap);
    if (column < columns - 1) vertical(right - overlap);
    if (row > 0) horizontal(top + overlap);
    if (row < rows - 1) horizontal(bottom - overlap);
  }
  file.restore();
}

/** Which sheet it is, in words and as a plan of all of them. */
function label({ file, painter, title, remark, pages, background, source: { locale } }: PdfContext, { path }: PdfLevel, { page, margin, columns, rows, sheets }: Poster, { column, row, name }: PosterSheet, number: number): void {
  const t = translator(locale);
  const text = [...(sheets.length > 1 ? [t('exports.pdf.sheet', { name, number, pages })] : pages > 1 ? [t('exports.pdf.page', { page: number, pages })] : []), [title, ...path].join(' › '), ...(remark === null ? [] : [remark])].join('  ·  ');
  const hasRoom = margin >= ROOM_FOR_WORDS;
  const y = hasRoom ? page.height - margin / 2 + SMALL * 0.35 : page.height - 4;
  const x = Math.max(margin, 6) + (hasRoom ? MARK : 0);
  if (!hasRoom) file.rect(0, page.height - SMALL - 6, page.width, SMALL + 6).fillColor(background, 0.85).fill();
  painter.text(painter.shortened(text, { size: SMALL, weight: 400 }, page.width - x * 2 - columns * CELL), x, y, { size: SMALL, weight: 400, anchor: 'start' }, 'ink');
  const cell = Math.min(CELL, (hasRoom ? margin - 4 : SMALL + 2) / rows);
  if (sheets.length === 1 || cell < 1) return;
  const left = page.width - x - columns * cell;
  const top = (hasRoom ? page.height - margin / 2 : page.height - SMALL / 2 - 3) - (rows * cell) / 2;
  file.save().lineWidth(0.4).undash().strokeColor('#808080');
  file.rect(left + column * cell, top + row * cell, cell, cell).fill('#808080');
  for (let c = 0; c < columns; c += 1) for (let r = 0; r < rows; r += 1) file.rect(left + c * cell, top + r * cell, cell, cell).stroke();
  file.restore();
}
