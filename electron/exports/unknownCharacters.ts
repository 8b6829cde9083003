import type { Sheet } from '../../shared/drawing/Sheet.ts';
import { message, type Message } from '../../shared/i18n/Message.ts';
import { fontShelf } from './fonts/FontShelf.ts';

/** Of a remark; a text in another script may have thousands. */
const NAMED = 12;

/** A remark on characters that show as empty boxes, because no font that comes with Laneway has them. */
export function unknownCharacters(sheets: readonly Sheet[]): readonly Message[] {
  const texts = sheets.flatMap(({ marks }) => marks.flatMap(({ picture }) => picture.flatMap((mark) => (mark.kind === 'text' ? mark.lines : []))));
  const missing = fontShelf.missing(texts);
  if (missing.length === 0) return [];
  const characters = missing.slice(0, NAMED).join(' ') + (missing.length > NAMED ? ' …' : '');
  return [message('exports.font.missing', { characters, count: missing.length })];
}
