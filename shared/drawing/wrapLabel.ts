import { isFullWidth, textWidth } from './textWidth.ts';

export interface LabelBox {
  /** px that a line may take. */
  readonly width: number;
  /** Font size, px. */
  readonly size: number;
  /** px that the first line may take, where something stands beside it; absent: as much as the others. */
  readonly firstWidth?: number;
  /** Lines beyond it are cut and the last one ends in “…”. */
  readonly maxLines?: number;
}

/** A name can be as long as a book (200,000 characters); nobody draws more than a page of it. */
const MOST_SHOWN = 4_000;

/** Must not open a line (closing punctuation), and must not end one (opening punctuation): GB/T 15834, JIS X 4051. */
const NEVER_FIRST = new Set('、。，．・：；？！）」』】〕〉》”’…—～％℃,.:;?!)]}%');
const NEVER_LAST = new Set('（「『【〔〈《“‘([{');

/** Pieces between which a line may break; a piece keeps the blank behind it. */
function breakable(line: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let breakBefore = false;
  for (const character of line) {
    const wide = isFullWidth(character.codePointAt(0) ?? 0);
    const mayBreak = (breakBefore || wide) && !NEVER_FIRST.has(character) && !NEVER_LAST.has(piece.at(-1) ?? '');
    if (piece && mayBreak && character !== ' ') {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
    breakBefore = wide || character === ' ' || character === '-' || character === '/' || (breakBefore && NEVER_FIRST.has(character));
  }
  if (piece) pieces.push(piece);
  return pieces;
}

/** Where a word that is too long is best parted: after a sign that joins words, and before a capital inside a word. */
const JOINT = /(?<=[_.:@&=+])|(?<=[\p{Ll}\d])(?=\p{Lu})/gu;
/** A shorter rest looks like a slip. */
const LEAST_REST = 3;

/** A piece wider than a whole line, parted at a joint in the last half of what fits, else between characters. */
function cut(piece: string, { width, size }: LabelBox): readonly string[] {
  const letters = [...piece];
  const widths = letters.map((letter) => textWidth(letter, size));
  const joints = new Set<number>();
  let index = 0;
  // By letters, not by UTF-16 units: no pair is torn apart.
  const letterAt = new Map(letters.map((letter, i) => { const at = index; index += letter.length; return [at, i] as const; }));
  for (const { index: at } of piece.matchAll(JOINT)) { const letter = letterAt.get(at); if (letter !== undefined) joints.add(letter); }
  const parts: string[] = [];
  let from = 0;
  while (from < letters.length) {
    let to = from;
    for (let used = 0; to < letters.length && (to === from || used + (widths[to] ?? 0) <= width); to++) used += widths[to] ?? 0;
    if (to < letters.length) {
      const rest = letters.length - to;
      let joint = to;
      while (joint > from + (to - from) / 2 && !joints.has(joint)) joint--;
      if (joint > from + (to - from) / 2) to = joint;
      else if (rest < LEAST_REST && to - from > LEAST_REST) to -= LEAST_REST - rest;
    }
    parts.push(letters.slice(from, to).join(''));
    from = to;
  }
  return parts;
}

/** Is there a word that no line can hold? */
export const hasLongWord = (text: string, { width, size }: Pick<LabelBox, 'width' | 'size'>): boolean =>
  text.slice(0, MOST_SHOWN).split(/[\r\n]+/).some((line) => breakable(line).some((piece) => textWidth(piece.trimEnd(), size) > width));

function wrapLine(line: string, box: LabelBox): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const piece of breakable(line)) {
    const fitting = textWidth(piece.trimEnd(), box.size) > box.width ? cut(piece, box) : [piece];
    for (const part of fitting) {
      if (current && textWidth((current + part).trimEnd(), box.size) > (lines.length === 0 ? box.firstWidth ?? box.width : box.width)) {
        lines.push(current.trimEnd());
        current = '';
      }
      current += part;
    }
  }
  lines.push(current.trimEnd());
  return lines;
}

const shortened = (line: string, { width, size }: LabelBox): string => {
  let kept = line;
  while (kept && textWidth(`${kept}…`, size) > width) kept = [...kept].slice(0, -1).join('');
  return `${kept.trimEnd()}…`;
};

function wrapped(text: string, box: LabelBox): readonly string[] {
  const shown = text.length > MOST_SHOWN ? text.slice(0, MOST_SHOWN) : text;
  if (!shown.trim()) return [];
  const { firstWidth: _, ...rest } = box;
  const lines = shown.trim().split(/\r\n|\r|\n/).flatMap((line, i) => (line.trim() ? wrapLine(line.replaceAll(/[\t ]+/g, ' ').trim(), i === 0 ? box : rest) : ['']));
  if (box.maxLines === undefined || lines.length <= box.maxLines) return lines;
  const kept = lines.slice(0, Math.max(1, box.maxLines));
  return [...kept.slice(0, -1), shortened(kept.at(-1) ?? '', box)];
}

/** Names that were wrapped before: after an edit all names of a plan are asked for again, and nearly all are the same. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 20_000;

/**
 * Breaks a name into lines that fit: at blanks, after hyphens and slashes, and around CJK characters, whose punctuation
 * never opens a line. A break in the name itself is kept. An empty name has no lines.
 */
export function wrapLabel(text: string, box: LabelBox): readonly string[] {
  if (text === '') return [];
  // Long texts are rare, and would fill the memory with keys.
  if (text.length > 300) return wrapped(text, box);
  const key = `${box.width} ${box.firstWidth ?? ''} ${box.size} ${box.maxLines ?? ''} ${text}`;
  const before = known.get(key);
  if (before) return before;
  const lines = wrapped(text, box);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, lines);
  return lines;
}
