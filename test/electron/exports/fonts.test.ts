import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledFontFiles, bundledFonts } from '../../../electron/exports/fonts/bundledFonts.ts';
import { fontsFolder } from '../../../electron/exports/fonts/fontsFolder.ts';
import { fontShelf } from '../../../electron/exports/fonts/FontShelf.ts';
import { charactersOf, withFamily } from '../../../electron/exports/fonts/fontTables.ts';
import { unpackWoff } from '../../../electron/exports/fonts/unpackWoff.ts';
import { textWidth } from '../../../shared/drawing/textWidth.ts';

const inter = () => unpackWoff(readFileSync(join(fontsFolder, 'inter/files/inter-latin-400-normal.woff')));
const code = (character: string) => character.codePointAt(0) ?? 0;

/** Advance width of a character in thousandths of the font size, read from `hmtx` by hand. */
function advance(font: Uint8Array, glyph: number): number {
  const view = new DataView(font.buffer);
  const table = (tag: string) => {
    for (let i = 0; i < view.getUint16(4); i += 1) if (String.fromCharCode(...font.subarray(12 + i * 16, 16 + i * 16)) === tag) return view.getUint32(12 + i * 16 + 8);
    throw new Error(tag);
  };
  const metrics = view.getUint16(table('hhea') + 34);
  return (view.getUint16(table('hmtx') + Math.min(glyph, metrics - 1) * 4) * 1_000) / view.getUint16(table('head') + 18);
}

describe('the fonts that come with Laneway', () => {
  it('are unpacked to TrueType with all tables in their places', () => {
    const font = inter();

    expect([...font.subarray(0, 4)]).toEqual([0, 1, 0, 0]);
    expect(charactersOf(font).has(code('A'))).toBe(true);
    expect(charactersOf(font).has(code('中'))).toBe(false);
    // Glyph 0 is the box for what is missing; Inter gives it a width of its own.
    expect(advance(font, 0)).toBeGreaterThan(0);
  });

  it('refuse what is no font file', () => {
    expect(() => unpackWoff(new Uint8Array(100))).toThrow('not a WOFF file');
  });

  it('take another family without losing a character', () => {
    const renamed = withFamily(inter(), 'Quite Another', 'Regular');

    expect(new TextDecoder('utf-16be').decode(renamed.subarray(inter().length))).toContain('Quite Another');
    expect(charactersOf(renamed)).toEqual(charactersOf(inter()));
  });

  it('are all there, with the licences that they must carry, and stay under 8 MB', () => {
    const files = bundledFontFiles();

    expect(files.filter((file) => !existsSync(join(fontsFolder, file)))).toEqual([]);
    expect(files.filter((file) => file.endsWith('LICENSE'))).toHaveLength(2);
    expect(files.reduce((sum, file) => sum + statSync(join(fontsFolder, file)).size, 0)).toBeLessThan(8_000_000);
    expect(new Set(bundledFonts().map(({ family }) => family)).size).toBe(bundledFonts().length);
  });

  it.each([
    ['English', 'Check the application – “all there”? 50 %, €, ½'],
    ['other Latin, Greek and Cyrillic', 'Žádost přijata, ővő, Łódź, Ωμέγα, Проверка, tiếng Việt'],
    ['simplified Chinese', '咨询并受理申请，资料齐全？是：《合同》'],
    ['traditional Chinese and rare names', '維護資訊、臺灣電話客服；喆堃昇珺燚淼赟翀'],
    ['signs that figures stand with', '≈ ≥ ≤ ≠ ± × ÷ → ① ② ✓ ★ ● …'],
    ['kana', 'サービス ひらがな'],
  ])('have every character of %s', (_, text) => {
    expect(fontShelf.missing([text])).toEqual([]);
  });

  it('say which characters they do not have, each once', () => {
    expect(fontShelf.missing(['한글 🙂 한', 'plain', 'عرب'])).toEqual(['한', '글', '🙂', 'ع', 'ر', 'ب']);
  });

  it('cut a line where the font changes, and keep marks that nobody sees with what they belong to', () => {
    const runs = fontShelf.runs('超过 25,000 元≥1\u200D');

    expect(runs.map(({ text }) => text).join('')).toBe('超过 25,000 元≥1\u200D');
    expect(runs.map(({ text, font }) => [text, font.family])).toEqual([
      ['超过', 'Noto Sans SC'], [' 25,000 ', 'Inter'], ['元', 'Noto Sans SC'], ['≥', expect.stringMatching(/^Noto Sans SC \d+$/)], ['1\u200D', 'Inter'],
    ]);
  });

  it('are as wide as the table by which labels are wrapped says', () => {
    for (const text of ['I', 'W', 'a', '&', 'é', '中']) {
      const [run] = fontShelf.runs(text);
      const font = fontShelf.bytesOf(run?.font ?? bundledFonts()[0]!, 400);
      const glyphs = [...charactersOf(font)].length;
      expect(glyphs).toBeGreaterThan(0);
      expect(textWidth(text, 1_000)).toBeCloseTo(advance(font, glyphOf(font, code(text))), -1);
    }
  });
});

/** Glyph of a character by `cmap` format 4, written apart from the reader that it checks. */
function glyphOf(font: Uint8Array, wanted: number): number {
  const view = new DataView(font.buffer);
  let cmap = 0;
  for (let i = 0; i < view.getUint16(4); i += 1) if (String.fromCharCode(...font.subarray(12 + i * 16, 16 + i * 16)) === 'cmap') cmap = view.getUint32(12 + i * 16 + 8);
  for (let i = 0; i < view.getUint16(cmap + 2); i += 1) {
    const at = cmap + view.getUint32(cmap + 4 + i * 8 + 4);
    if (view.getUint16(at) !== 4) continue;
    const doubled = view.getUint16(at + 6);
    for (let s = 0; s < doubled; s += 2) {
      const [end, start] = [view.getUint16(at + 14 + s), view.getUint16(at + 16 + doubled + s)];
      if (wanted < start || wanted > end) continue;
      const offset = view.getUint16(at + 16 + doubled * 3 + s);
      const delta = view.getUint16(at + 16 + doubled * 2 + s);
      return ((offset === 0 ? wanted : view.getUint16(at + 16 + doubled * 3 + s + offset + (wanted - start) * 2)) + delta) & 0xffff;
    }
  }
  return 0;
}
