import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fontsFolder } from './fontsFolder.ts';

/** Weights that drawings use; a rare character is regular in bold text too. */
export type Weight = 400 | 600;

/** One file of a typeface: a part of its characters at one or two weights. */
export interface BundledFont {
  /** A family of its own, by which a picture asks for exactly this file. */
  readonly family: string;
  readonly typeface: 'inter' | 'noto-sans-sc';
  readonly subset: string;
  readonly weights: readonly Weight[];
  /** Pairs of first and last character that may be in it; what is, its own table says. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** Inter, then the 7,900 most used characters of Noto Sans SC in one file, then its rare ones in a hundred small ones. */
const MAIN_CHINESE = 'chinese-simplified';
const ALL_CHARACTERS = [[0x80, 0x10_ffff]] as const;

function rangesOf(list: string): readonly (readonly [number, number])[] {
  return list.split(',').map((range) => {
    const [first = 0, last = first] = range.replace('U+', '').split('-').map((hex) => Number.parseInt(hex, 16));
    return [first, last];
  });
}

function subsetsOf(typeface: BundledFont['typeface']): readonly [string, string][] {
  const subsets: Record<string, string> = JSON.parse(readFileSync(join(fontsFolder, typeface, 'unicode.json'), 'utf8'));
  return Object.entries(subsets);
}

/** Every font that comes with Laneway, the one to be asked first at the start. */
export function bundledFonts(): readonly BundledFont[] {
  const both = [400, 600] as const;
  // Most text is in the last ones of the list: Latin, and for Chinese the most used characters.
  const inter = subsetsOf('inter').toReversed().map(([subset, list]): BundledFont =>
    ({ family: subset === 'latin' ? 'Inter' : `Inter ${subset}`, typeface: 'inter', subset, weights: both, ranges: rangesOf(list) }));
  const rare = subsetsOf('noto-sans-sc').toReversed().flatMap(([subset, list]): BundledFont[] =>
    (subset.startsWith('[') ? [{ family: `Noto Sans SC ${subset.slice(1, -1)}`, typeface: 'noto-sans-sc', subset: subset.slice(1, -1), weights: [400], ranges: rangesOf(list) }] : []));
  return [...inter, { family: 'Noto Sans SC', typeface: 'noto-sans-sc', subset: MAIN_CHINESE, weights: both, ranges: ALL_CHARACTERS }, ...rare];
}

/** Path below `fontsFolder`. */
export const fileOf = ({ typeface, subset }: BundledFont, weight: Weight): string => join(typeface, 'files', `${typeface}-${subset}-${weight}-normal.woff`);

/** Everything below `fontsFolder` that a built program needs, with the licences that it must carry along. */
export function bundledFontFiles(): readonly string[] {
  const own = (['inter', 'noto-sans-sc'] as const).flatMap((typeface) => [join(typeface, 'unicode.json'), join(typeface, 'LICENSE')]);
  return [...own, ...bundledFonts().flatMap((font) => font.weights.map((weight) => fileOf(font, weight)))];
}
