/**
 * Advance widths of Inter at weight 400 in thousandths of the font size, read off the font once, so that a label wraps
 * alike on the screen, in a file and in a test without a font engine. U+0020–007E, then U+00A0–00FF.
 */
const ASCII = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646, 593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511,
  966, 690, 654, 730, 722, 601, 590, 746, 743, 269, 571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471, 456,
  323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
];
const LATIN_1 = [
  281, 288, 571, 611, 725, 550, 270, 568, 591, 914, 454, 583, 662, 0, 666, 478, 456, 662, 442, 446, 323, 586, 603, 288, 268, 304, 482, 583, 802, 847, 882, 511,
  690, 690, 690, 690, 690, 690, 994, 730, 601, 601, 601, 601, 269, 269, 269, 269, 735, 753, 765, 765, 765, 765, 765, 662, 765, 744, 744, 744, 744, 679, 636, 616,
  562, 562, 562, 562, 562, 562, 917, 571, 583, 583, 583, 583, 242, 242, 242, 242, 583, 591, 600, 600, 600, 600, 600, 662, 600, 591, 591, 591, 591, 562, 612, 562,
];
/** Other alphabets and symbols: a little wide, so that a guess rather wraps early than runs over the border. */
const OTHER = 640;
const FULL_WIDTH = 1_000;

/** Chinese, Japanese and Korean characters and their punctuation: one em each, and a line may break around them. */
export const isFullWidth = (code: number) =>
  (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf) || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) || (code >= 0xffe0 && code <= 0xffe6) || (code >= 0x1f300 && code <= 0x1faff) || code >= 0x20000;

const advance = (code: number) => ASCII[code - 0x20] ?? LATIN_1[code - 0xa0] ?? (isFullWidth(code) ? FULL_WIDTH : OTHER);

/** Width of one line of text in px at a font size in px. */
export function textWidth(text: string, size: number): number {
  let thousandths = 0;
  for (const character of text) thousandths += advance(character.codePointAt(0) ?? 0);
  return (thousandths * size) / 1_000;
}
