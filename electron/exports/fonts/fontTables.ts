/** The tables of a TrueType font (OpenType 1.9, “Font file”), read as far as painting needs it. */
const DIRECTORY = 12;
const RECORD = 16;

interface Table {
  /** Place of its record in the directory. */
  readonly record: number;
  readonly offset: number;
  readonly length: number;
}

function tableOf(font: Uint8Array, tag: string): Table {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const count = view.getUint16(4);
  for (let i = 0; i < count; i += 1) {
    const record = DIRECTORY + i * RECORD;
    if (String.fromCharCode(...font.subarray(record, record + 4)) === tag) return { record, offset: view.getUint32(record + 8), length: view.getUint32(record + 12) };
  }
  throw new Error(`the font has no table ${tag}`);
}

/** Characters that a font has a glyph for (`cmap`, formats 4 and 12: the ones in use for Unicode). */
export function charactersOf(font: Uint8Array): ReadonlySet<number> {
  const { offset, length } = tableOf(font, 'cmap');
  const cmap = new DataView(font.buffer, font.byteOffset + offset, length);
  const characters = new Set<number>();
  const count = cmap.getUint16(2);
  for (let i = 0; i < count; i += 1) {
    const at = cmap.getUint32(4 + i * 8 + 4);
    const format = cmap.getUint16(at);
    if (format === 4) segments(cmap, at, characters);
    else if (format === 12) groups(cmap, at, characters);
  }
  return characters;
}

function segments(cmap: DataView, at: number, characters: Set<number>): void {
  const doubled = cmap.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const offsets = deltas + doubled;
  for (let i = 0; i < doubled; i += 2) {
    const end = cmap.getUint16(ends + i);
    const start = cmap.getUint16(starts + i);
    const delta = cmap.getUint16(deltas + i);
    const offset = cmap.getUint16(offsets + i);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = offset === 0 ? code + delta : cmap.getUint16(offsets + i + offset + (code - start) * 2);
      if ((glyph & 0xffff) !== 0) characters.add(code);
    }
  }
}

function groups(cmap: DataView, at: number, characters: Set<number>): void {
  const count = cmap.getUint32(at + 12);
  for (let i = 0; i < count; i += 1) {
    const group = at + 16 + i * 12;
    const last = cmap.getUint32(group + 4);
    for (let code = cmap.getUint32(group); code <= last; code += 1) characters.add(code);
  }
}

const FAMILY = 1;
const STYLE = 2;
const FULL_NAME = 4;
const POSTSCRIPT_NAME = 6;
const WINDOWS = 3;
const UNICODE = 1;
const ENGLISH = 0x409;

/**
 * The same font under another family (`name` table). Files cut from one typeface all bear its name, so that a picture
 * could not say which of them it means.
 */
export function withFamily(font: Uint8Array, family: string, style: 'Regular' | 'SemiBold'): Uint8Array {
  const texts: readonly (readonly [number, string])[] = [[FAMILY, family], [STYLE, style], [FULL_NAME, `${family} ${style}`], [POSTSCRIPT_NAME, `${family.replaceAll(' ', '')}-${style}`]];
  const strings = texts.reduce((sum, [, text]) => sum + text.length * 2, 0);
  const header = 6 + texts.length * 12;
  const start = Math.ceil(font.length / 4) * 4;
  const renamed = new Uint8Array(start + header + strings);
  renamed.set(font);
  const view = new DataView(renamed.buffer);
  view.setUint16(start + 2, texts.length);
  view.setUint16(start + 4, header);
  let end = 0;
  for (const [i, [id, text]] of texts.entries()) {
    for (const [k, value] of [WINDOWS, UNICODE, ENGLISH, id, text.length * 2, end].entries()) view.setUint16(start + 6 + i * 12 + k * 2, value);
    for (const [k, letter] of [...text].entries()) view.setUint16(start + header + end + k * 2, letter.charCodeAt(0));
    end += text.length * 2;
  }
  const { record } = tableOf(renamed, 'name');
  view.setUint32(record + 8, start);
  view.setUint32(record + 12, header + strings);
  return renamed;
}
