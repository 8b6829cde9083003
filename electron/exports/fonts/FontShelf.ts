import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledFonts, fileOf, type BundledFont, type Weight } from './bundledFonts.ts';
import { fontsFolder } from './fontsFolder.ts';
import { charactersOf, withFamily } from './fontTables.ts';
import { unpackWoff } from './unpackWoff.ts';

/** Characters of a text that stand in one font. */
export interface FontRun {
  readonly text: string;
  readonly font: BundledFont;
}

/** Joiners and selectors of variants, which nobody sees: they go with the character before them. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cf}]$/u;

/**
 * The fonts that come with Laneway, read when a text first needs them. The same characters stand in the same font on
 * every machine: what is installed there is not asked, so a model gives the same file everywhere.
 *
 * A character is taken from Inter if it has it, else from the common characters of Noto Sans SC, else from its rare
 * ones. What none of them has (13,800 characters: neither Arabic, Hangul and emoji, nor ideographs beyond GB 2312 and
 * the common traditional ones) is drawn as the empty box of Inter and told by `missing`.
 */
export class FontShelf {
  readonly #fonts = bundledFonts();
  readonly #first: BundledFont;
  readonly #files = new Map<string, Uint8Array>();
  readonly #characters = new Map<BundledFont, ReadonlySet<number>>();
  readonly #found = new Map<number, BundledFont | null>();

  constructor() {
    const [first] = this.#fonts;
    if (!first) throw new Error('no fonts in the program');
    this.#first = first;
  }

  /** The font that has a character; `null`: none. */
  fontOf(code: number): BundledFont | null {
    const known = this.#found.get(code);
    if (known !== undefined) return known;
    const font = this.#fonts.find((candidate) => candidate.ranges.some(([first, last]) => code >= first && code <= last) && this.#charactersOf(candidate).has(code)) ?? null;
    this.#found.set(code, font);
    return font;
  }

  /** A line of text, cut wherever the font changes. */
  runs(text: string): FontRun[] {
    const runs: { text: string; readonly font: BundledFont }[] = [];
    for (const character of text) {
      const last = runs.at(-1);
      const font = last && INVISIBLE.test(character) ? last.font : (this.fontOf(character.codePointAt(0) ?? 0) ?? this.#first);
      if (last?.font === font) last.text += character;
      else runs.push({ text: character, font });
    }
    return runs;
  }

  /** Characters of texts that no font has, each once, in their order. */
  missing(texts: Iterable<string>): readonly string[] {
    const missing = new Set<string>();
    for (const text of texts) {
      for (const character of text) {
        if (!INVISIBLE.test(character) && !/\s|\p{Cc}/u.test(character) && this.fontOf(character.codePointAt(0) ?? 0) === null) missing.add(character);
      }
    }
    return [...missing];
  }

  /** A TrueType file; where a font has no such weight, the regular one. */
  bytesOf(font: BundledFont, wanted: Weight): Uint8Array {
    const weight = font.weights.includes(wanted) ? wanted : 400;
    const name = fileOf(font, weight);
    const known = this.#files.get(name);
    if (known) return known;
    const bytes = withFamily(unpackWoff(readFileSync(join(fontsFolder, name))), font.family, weight === 400 ? 'Regular' : 'SemiBold');
    this.#files.set(name, bytes);
    return bytes;
  }

  #charactersOf(font: BundledFont): ReadonlySet<number> {
    const known = this.#characters.get(font);
    if (known) return known;
    const characters = charactersOf(this.bytesOf(font, 400));
    this.#characters.set(font, characters);
    return characters;
  }
}

/** Reading fonts takes a tenth of a second: everything in a process uses the same ones. */
export const fontShelf = new FontShelf();
