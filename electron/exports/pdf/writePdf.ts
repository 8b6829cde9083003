import { CallFailure } from '../../../shared/contract/CallFailure.ts';
import type { ExportOptions } from '../../../shared/contract/exports.ts';
import { drawSheet } from '../../../shared/drawing/drawSheet.ts';
import { levels, type Level } from '../../../shared/drawing/levels.ts';
import { scenarioOf } from '../../../shared/drawing/overlays/heatScale.ts';
import { overlayData } from '../../../shared/drawing/overlays/overlayData.ts';
import { PALETTES } from '../../../shared/drawing/palette.ts';
import { message, type Message } from '../../../shared/i18n/Message.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import type { NodeId } from '../../../shared/model/ids.ts';
import { find } from '../../../shared/model/ProcessModel.ts';
import { chosenLevels } from '../../../shared/paging/chosenLevels.ts';
import { fitPage } from '../../../shared/paging/fitPage.ts';
import { MOST_SHEETS, posterGrid, posterSheets } from '../../../shared/paging/posterSheets.ts';
import type { ExportSource } from '../../../shared/files/ExportSource.ts';
import { unknownCharacters } from '../unknownCharacters.ts';
import { fitOnPage } from './fitOnPage.ts';
import type { PdfContext, PdfLevel } from './PdfContext.ts';
import { PdfFile } from './PdfFile.ts';
import { PdfPainter } from './PdfPainter.ts';
import { spreadOverSheets } from './spreadOverSheets.ts';

/** What figures on a page come from: a number without it is worth nothing. */
function simulated({ report, variant, isReportStale, locale }: ExportSource): string | null {
  const t = translator(locale);
  const scenario = scenarioOf(report, variant);
  if (!report || !scenario) return null;
  const { replications, cases } = scenario;
  const facts = t('exports.pdf.simulated', { replications, cases: cases.toLocaleString(locale), seed: report.seed, version: report.engine.version });
  return isReportStale ? `${facts} ${t('exports.pdf.stale')}` : facts;
}

function pathOf(level: Level, all: readonly Level[]): readonly string[] {
  const names: string[] = [];
  for (let at: Level | undefined = level; at && at.depth > 0 && names.length < 50; at = all.find(({ root }) => root === at?.parent)) names.unshift(at.name);
  return names;
}

/**
 * The diagram as a PDF, painted from the same drawing as the SVG: vectors, text as text, one page for each level or a
 * poster over many sheets. Throws `CallFailure` (`refused`) when a poster would take more sheets than anybody glues.
 */
export async function writePdf(source: ExportSource, options: ExportOptions): Promise<{ readonly bytes: Uint8Array; readonly warnings: readonly Message[] }> {
  const { document, model, report, variant, locale } = source;
  const overlays = options.overlays.length === 0 ? null : overlayData(model, report, variant, options.overlays, locale);
  const all = levels(model);
  const parts = chosenLevels(all, options).map((level): PdfLevel => ({ level, sheet: drawSheet(model, { root: level.root, overlays }), path: pathOf(level, all) }));
  const isPoster = options.page.mode === 'poster';
  const count = isPoster ? parts.reduce((sum, { sheet }) => sum + posterGrid(sheet.frame, options.page).count, 0) : parts.length;
  if (isPoster && count > MOST_SHEETS) throw new CallFailure('refused', message('exports.poster.tooMany', { count, most: MOST_SHEETS }));

  const title = [document.master.meta.name, find(document.variants, variant)?.name].filter((name) => name !== undefined).join(' – ');
  const file = new PdfFile({ title, locale });
  const palette = PALETTES[options.theme];
  const context: PdfContext = {
    file, source, title,
    painter: new PdfPainter(file, palette),
    background: palette.background,
    remark: overlays?.heat ? simulated(source) : null,
    pages: count,
    roots: new Set(parts.map(({ level }) => level.root)),
  };
  const outlines = new Map<NodeId | null, PDFKit.PDFOutline>();
  let page = 0;
  for (const part of parts) {
    const { level: { root, name, parent } } = part;
    const bookmark = () => {
      const under = (root === null ? undefined : outlines.get(parent)) ?? file.outline;
      const item = under.addItem((root === null ? title : name) || '–', { expanded: true });
      outlines.set(root, item);
      return item;
    };
    if (isPoster) page = spreadOverSheets(context, part, posterSheets(part.sheet.frame, options.page), page, bookmark);
    else page = fitOnPage(context, part, fitPage(part.sheet.frame, options.page), page, bookmark);
  }
  return { bytes: await file.bytes(), warnings: unknownCharacters(parts.map(({ sheet }) => sheet)) };
}
