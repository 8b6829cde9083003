import { LABEL_SIZE } from './labelText.ts';
import { hasLongWord } from './wrapLabel.ts';

/** Font sizes of a name within its shape, px: a smaller one where a word would be parted or the name cut. */
const FONT_SIZES = [LABEL_SIZE, 11, 10, 9] as const;

const LONGEST = 400;

export interface FittedName { readonly lines: readonly string[]; readonly fontSize: number }

const isCut = (lines: readonly string[], name: string) => (lines.at(-1)?.endsWith('…') ?? false) && !name.trimEnd().endsWith('…');

/**
 * The lines of a name at the largest size at which all of it is there and no word is parted; else as much of it as fits.
 * @param width px of a line
 * @param linesAt the lines of the name at a font size
 */
export function fitName(name: string, width: number, linesAt: (fontSize: number) => readonly string[]): FittedName {
  let whole: FittedName | null = null;
  let last: FittedName = { lines: [], fontSize: LABEL_SIZE };
  // A name as long as a page fits at no size: it is cut at the usual one.
  for (const fontSize of name.length > LONGEST ? [LABEL_SIZE] : FONT_SIZES) {
    const lines = linesAt(fontSize);
    last = { lines, fontSize };
    if (isCut(lines, name)) continue;
    whole ??= last;
    if (!hasLongWord(name, { width, size: fontSize })) return last;
  }
  return whole ?? last;
}
