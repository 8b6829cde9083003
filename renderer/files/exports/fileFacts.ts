import type { ExportFormat, ExportOptions } from '../../../shared/contract/exports.ts';
import type { Level } from '../../../shared/drawing/levels.ts';
import { message, type Message } from '../../../shared/i18n/Message.ts';
import type { NodeId } from '../../../shared/model/ids.ts';
import { chosenLevels } from '../../../shared/paging/chosenLevels.ts';
import type { Size } from '../../../shared/paging/paperSize.ts';
import { isTooLarge, pictureSize } from '../../../shared/paging/pictureSize.ts';
import { MOST_SHEETS, posterGrid } from '../../../shared/paging/posterSheets.ts';

export interface FileFacts {
  readonly text: Message;
  /** It cannot be written like this. */
  readonly isTooMuch: boolean;
}

/**
 * How large the file becomes, in the measure that people plan with; `null`: there is nothing to say.
 * @param sizeOf px of the drawing of a level
 */
export function fileFacts(format: ExportFormat, options: ExportOptions, levels: readonly Level[], sizeOf: (root: NodeId | null) => Size): FileFacts | null {
  if (format === 'png' || format === 'svg') {
    const { width, height } = pictureSize(sizeOf(options.root), format === 'png' ? options.scale : 1);
    return { text: message('exports.facts.pixels', { width, height }), isTooMuch: format === 'png' && isTooLarge({ width, height }) };
  }
  if (format !== 'pdf') return null;
  const { paper, mode } = options.page;
  const roots = chosenLevels(levels, options).map(({ root }) => root);
  if (mode === 'fit') return { text: message('exports.facts.pages', { count: roots.length, paper }), isTooMuch: false };
  const count = roots.reduce((sum, root) => sum + posterGrid(sizeOf(root), options.page).count, 0);
  return { text: message('exports.facts.sheets', { count, paper }), isTooMuch: count > MOST_SHEETS };
}
