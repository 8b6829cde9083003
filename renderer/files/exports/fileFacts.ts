import type { ExportFormat, ExportOptions } from '../../../shared/contract/exports.ts';
import { drawSheet } from '../../../shared/drawing/drawSheet.ts';
import type { Level } from '../../../shared/drawing/levels.ts';
import { message, type Message } from '../../../shared/i18n/Message.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { MOST_SHEETS, posterSheets } from '../../../shared/paging/posterSheets.ts';
import type { Size } from '../../../shared/paging/paperSize.ts';

export interface FileFacts {
  readonly text: Message;
  /** It cannot be written like this. */
  readonly isTooMuch: boolean;
}

/** Pixels of a PNG beyond which it is refused; a test holds it equal to the writer's own. */
export const MOST_PIXELS = 150_000_000;

/** The levels from `root` on that get pages. */
function levelsBelow(levels: readonly Level[], { root, levels: which }: Pick<ExportOptions, 'root' | 'levels'>): readonly (Level['root'])[] {
  if (which === 'one') return [root];
  if (root === null) return levels.map((level) => level.root);
  const chosen: Level['root'][] = [root];
  for (const level of levels) if (level.parent !== null && chosen.includes(level.parent) && !chosen.includes(level.root)) chosen.push(level.root);
  return chosen;
}

/** How large the file becomes, in the measure that people plan with; `null`: there is nothing to say. */
export function fileFacts(format: ExportFormat, options: ExportOptions, model: ProcessModel, levels: readonly Level[], drawing: Size): FileFacts | null {
  if (format === 'png') {
    const [width, height] = [Math.ceil(drawing.width * options.scale), Math.ceil(drawing.height * options.scale)];
    return { text: message('exports.facts.pixels', { width, height }), isTooMuch: width * height > MOST_PIXELS };
  }
  if (format === 'svg') return { text: message('exports.facts.pixels', { width: Math.ceil(drawing.width), height: Math.ceil(drawing.height) }), isTooMuch: false };
  if (format !== 'pdf') return null;
  const roots = levelsBelow(levels, options);
  if (options.page.mode === 'fit') return { text: message('exports.facts.pages', { count: roots.length, paper: options.page.paper }), isTooMuch: false };
  const count = roots.reduce((sum, root) => sum + posterSheets(root === options.root ? drawing : drawSheet(model, { root }).frame, options.page).sheets.length, 0);
  return { text: message('exports.facts.sheets', { count, paper: options.page.paper }), isTooMuch: count > MOST_SHEETS };
}
