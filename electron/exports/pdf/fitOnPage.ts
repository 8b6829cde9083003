import { translator } from '../../../shared/i18n/translator.ts';
import type { FittedPage } from '../../../shared/paging/fitPage.ts';
import { openPage, paintSheet } from './drawingOnPage.ts';
import { destination, type PdfContext, type PdfLevel } from './PdfContext.ts';

const TITLE = 11;
const SMALL = 8;
/** Between the border of a page and its words, where the margin leaves none. */
const LEAST = 8;
const GAP = 8;

/** One page with a whole level on it: its name above, its number below. Returns how many pages there are now. */
export function fitOnPage(context: PdfContext, part: PdfLevel, fitted: FittedPage, before: number, bookmark: () => unknown): number {
  const { file, painter, title, remark, pages, source: { locale } } = context;
  const { page, at, scale, margin } = fitted;
  const t = translator(locale);
  openPage(context, page);
  file.addNamedDestination(destination(part.level.root), 'Fit');
  bookmark();
  const side = Math.max(margin, LEAST);
  const room = page.width - side * 2;
  const name = painter.shortened(title, { size: TITLE, weight: 600 }, part.path.length > 0 ? room * 0.6 : room);
  const width = painter.text(name, side, margin + TITLE + 2, { size: TITLE, weight: 600, anchor: 'start' }, 'ink');
  if (part.path.length > 0) {
    const path = painter.shortened(`›  ${part.path.join('  ›  ')}`, { size: TITLE, weight: 400 }, room - width - GAP);
    painter.text(path, side + width + GAP, margin + TITLE + 2, { size: TITLE, weight: 400, anchor: 'start' }, 'ink');
  }
  const foot = page.height - margin - 3;
  if (remark !== null) painter.text(painter.shortened(remark, { size: SMALL, weight: 400 }, room * 0.8), side, foot, { size: SMALL, weight: 400, anchor: 'start' }, 'ink');
  if (pages > 1) painter.text(t('exports.pdf.page', { page: before + 1, pages }), page.width - side, foot, { size: SMALL, weight: 400, anchor: 'end' }, 'ink');
  paintSheet(context, part, at, scale, null);
  return before + 1;
}
