import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFile } from 'node:fs/promises';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { Size } from '../../shared/paging/paperSize.ts';
import { isTooLarge, MOST_PIXELS, pictureSize } from '../../shared/paging/pictureSize.ts';
import type { BundledFont, Weight } from './fonts/bundledFonts.ts';
import { fontShelf } from './fonts/FontShelf.ts';
import { painterFile } from './fonts/fontsFolder.ts';

export interface Png {
  readonly bytes: Uint8Array;
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
}

let painter: Promise<void> | null = null;
const ready = (): Promise<void> => (painter ??= readFile(painterFile).then((wasm) => initWasm(wasm)));

const TEXT_ELEMENT = /<text\b[^>]*>[\s\S]*?<\/text>/g;
const BETWEEN_TAGS = />([^<>]+)</g;
const ASCII = /^[\x20-\x7e]*$/;

/** Says of each piece of text in which font it stands, and gives those fonts: the painter would take any font that has the character. */
function withFonts(svg: string): { readonly svg: string; readonly files: readonly Uint8Array[] } {
  const fonts = new Set<BundledFont>(fontShelf.runs('A').map(({ font }) => font));
  const marked = svg.replaceAll(TEXT_ELEMENT, (element) => element.replaceAll(BETWEEN_TAGS, (whole, text: string) => {
    if (ASCII.test(text)) return whole;
    const pieces = fontShelf.runs(text).map((run) => {
      fonts.add(run.font);
      return run.font.family === 'Inter' ? run.text : `<tspan font-family="${run.font.family}">${run.text}</tspan>`;
    });
    return `>${pieces.join('')}<`;
  }));
  const weights: readonly Weight[] = svg.includes('font-weight') ? [400, 600] : [400];
  return { svg: marked, files: [...new Set([...fonts].flatMap((font) => weights.map((weight) => fontShelf.bytesOf(font, weight))))] };
}

/** Width and height that an SVG file of ours asks for, px. */
function sizeOf(svg: string): Size {
  const [root = ''] = /<svg\b[^>]*>/.exec(svg) ?? [];
  const of = (name: string) => Number(new RegExp(`\\s${name}="([\\d.]+)"`).exec(root)?.[1] ?? Number.NaN);
  return { width: of('width'), height: of('height') };
}

/** Throws `CallFailure` (`refused`) when the picture of a drawing would take more memory than it should, with the scale that would do. */
function refuseTooLarge(drawing: Size, scale: number): void {
  const size = pictureSize(drawing, scale);
  if (!isTooLarge(size)) return;
  const fitting = Math.floor(Math.sqrt(MOST_PIXELS / (drawing.width * drawing.height)) * 100) / 100;
  throw new CallFailure('refused', message('exports.png.tooLarge', { ...size, limit: MOST_PIXELS / 1_000_000, fitting }));
}

/**
 * Paints an SVG of ours with the fonts that come with Laneway: no display, no browser and no font of the machine is
 * asked, so the same picture comes out everywhere.
 * @param scale px of the picture for one of the drawing
 */
export async function toPng(svg: string, scale: number): Promise<Png> {
  refuseTooLarge(sizeOf(svg), scale);
  await ready();
  const { svg: marked, files } = withFonts(svg);
  const painting = new Resvg(marked, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers: [...files], defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
  });
  try {
    const image = painting.render();
    try {
      return { bytes: image.asPng(), width: image.width, height: image.height };
    } finally {
      image.free();
    }
  } finally {
    painting.free();
  }
}
