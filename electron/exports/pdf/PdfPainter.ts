import type PDFDocument from 'pdfkit';
import { colourOf, opacityOf, type Palette } from '../../../shared/drawing/palette.ts';
import { HALO, type Mark, type Paint, type Picture, type Stroke } from '../../../shared/drawing/Picture.ts';
import type { Weight } from '../fonts/bundledFonts.ts';
import { fontShelf } from '../fonts/FontShelf.ts';

type Document = InstanceType<typeof PDFDocument>;

export interface TextStyle {
  /** pt, in the units that are in force. */
  readonly size: number;
  readonly weight: Weight;
  readonly anchor: 'start' | 'middle' | 'end';
  /** A ground around the letters, so that a line that crosses them strikes nothing through. */
  readonly halo?: Paint | undefined;
}

/** Parts of `rgb(1, 2, 3)` and `rgba(1, 2, 3, 0.5)`. */
const FUNCTION = /^rgba?\(([^)]*)\)$/i;
const HEX_WITH_ALPHA = /^#(?:[0-9a-f]{4}|[0-9a-f]{8})$/i;

/** A colour as pdfkit takes it, and how much it covers. */
function colour(text: string): { readonly value: string | [number, number, number]; readonly opacity: number } {
  const parts = FUNCTION.exec(text)?.[1]?.split(/[\s,]+/).filter((part) => part !== '');
  if (parts) {
    const channel = (i: number) => { const part = parts[i] ?? '0'; return Math.min(255, Math.max(0, part.endsWith('%') ? Number.parseFloat(part) * 2.55 : Number.parseFloat(part))) || 0; };
    return { value: [channel(0), channel(1), channel(2)], opacity: parts[3] === undefined ? 1 : Math.min(1, Math.max(0, Number.parseFloat(parts[3]) || 0)) };
  }
  if (!HEX_WITH_ALPHA.test(text)) return { value: text, opacity: 1 };
  const digits = text.length === 5 ? Array.from(text.slice(1), (digit) => digit + digit) : (text.slice(1).match(/../g) ?? []);
  return { value: `#${digits.slice(0, 3).join('')}`, opacity: Number.parseInt(digits[3] ?? 'ff', 16) / 255 };
}

/** Line ends and tabs are no characters of a font. */
const printable = (text: string) => text.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ');

/**
 * Paints the marks of a drawing on the page of a PDF that is open, as `toSvg` writes them into a file: same paints, same
 * places, text as text. Fonts are laid into the document with the characters that are used, and with what they mean, so
 * that text can be searched and copied.
 */
export class PdfPainter {
  readonly #document: Document;
  readonly #palette: Palette;
  readonly #registered = new Set<string>();

  constructor(document: Document, palette: Palette) {
    this.#document = document;
    this.#palette = palette;
  }

  paint(picture: Picture): void {
    for (const mark of picture) this.#mark(mark);
  }

  /** As much of a line as there is room for, with an ellipsis where it was cut. */
  shortened(line: string, { size, weight }: Pick<TextStyle, 'size' | 'weight'>, room: number): string {
    const widthOf = (text: string) => this.#measured(text, size, weight).reduce((sum, run) => sum + run.width, 0);
    if (widthOf(line) <= room) return line;
    const characters = [...line];
    let [fits, tooLong] = [0, characters.length];
    while (tooLong - fits > 1) {
      const middle = Math.floor((fits + tooLong) / 2);
      if (widthOf(`${characters.slice(0, middle).join('')}…`) <= room) fits = middle;
      else tooLong = middle;
    }
    return fits === 0 ? '' : `${characters.slice(0, fits).join('').trimEnd()}…`;
  }

  /** One line of text on its baseline; returns how wide it is. */
  text(line: string, x: number, y: number, { size, weight, anchor, halo }: TextStyle, paint: Paint): number {
    const runs = this.#measured(line, size, weight);
    const width = runs.reduce((sum, run) => sum + run.width, 0);
    const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
    if (halo !== undefined && !isNothing(halo)) {
      this.#strokeWith({ paint: halo, width: HALO });
      // The letters below are the text; these are its ground, and are not to be read or copied a second time.
      this.#document.lineJoin('round').addContent('/Span <</ActualText <FEFF>>> BDC');
      this.#runs(runs, left, y, size, { stroke: true });
      this.#document.addContent('EMC').lineJoin('miter');
    }
    this.#fillWith(paint);
    this.#runs(runs, left, y, size, {});
    return width;
  }

  #measured(line: string, size: number, weight: Weight) {
    return fontShelf.runs(printable(line)).map(({ text, font }) => {
      const name = this.#font(font.weights.includes(weight) ? weight : 400, font);
      return { text, name, width: this.#document.font(name).fontSize(size).widthOfString(text) };
    });
  }

  #runs(runs: readonly { readonly text: string; readonly name: string; readonly width: number }[], x: number, y: number, size: number, options: PDFKit.Mixins.TextOptions): void {
    let left = x;
    for (const run of runs) {
      this.#document.font(run.name).fontSize(size).text(run.text, left, y, { ...options, lineBreak: false, baseline: 'alphabetic' });
      left += run.width;
    }
  }

  #font(weight: Weight, font: Parameters<typeof fontShelf.bytesOf>[0]): string {
    const name = `${font.family} ${weight}`;
    if (!this.#registered.has(name)) {
      this.#registered.add(name);
      this.#document.registerFont(name, fontShelf.bytesOf(font, weight));
    }
    return name;
  }

  #fillWith(paint: Paint): void {
    const { value, opacity } = colour(colourOf(paint, this.#palette));
    // A name that pdfkit does not know changes nothing: it is painted black then, as in SVG.
    this.#document.fillColor('black').fillColor(value, opacity * (opacityOf(paint, this.#palette) ?? 1));
  }

  #strokeWith(stroke: Stroke): void {
    const { value, opacity } = colour(colourOf(stroke.paint, this.#palette));
    this.#document.lineWidth(stroke.width).strokeColor('black').strokeColor(value, opacity);
    this.#document.addContent(`[${(stroke.dash ?? []).join(' ')}] 0 d`);
  }

  /** Paints the path that was just laid down. */
  #finish(fill: Paint, stroke: Stroke | undefined): void {
    const isFilled = !isNothing(fill);
    const isStroked = stroke !== undefined && !isNothing(stroke.paint) && stroke.width > 0;
    if (isFilled) this.#fillWith(fill);
    if (isStroked) this.#strokeWith(stroke);
    if (isFilled && isStroked) this.#document.fillAndStroke();
    else if (isFilled) this.#document.fill();
    else if (isStroked) this.#document.stroke();
    else this.#document.addContent('n');
  }

  #mark(mark: Mark): void {
    const document = this.#document;
    switch (mark.kind) {
      case 'path':
        document.path(mark.d);
        return this.#finish(mark.fill, mark.stroke);
      case 'rect': {
        const radius = Math.min(mark.radius, mark.width / 2, mark.height / 2);
        if (mark.width <= 0 || mark.height <= 0) return;
        if (radius > 0) document.roundedRect(mark.x, mark.y, mark.width, mark.height, radius);
        else document.rect(mark.x, mark.y, mark.width, mark.height);
        return this.#finish(mark.fill, mark.stroke);
      }
      case 'circle':
        if (mark.r <= 0) return;
        document.circle(mark.cx, mark.cy, mark.r);
        return this.#finish(mark.fill, mark.stroke);
      case 'text': {
        const isTurned = mark.rotate !== undefined && mark.rotate !== 0;
        if (isTurned) document.save().rotate(mark.rotate, { origin: [mark.x, mark.y] });
        const style: TextStyle = { size: mark.size, weight: mark.isBold ? 600 : 400, anchor: mark.anchor, halo: mark.halo };
        for (const [i, line] of mark.lines.entries()) this.text(line, mark.x, mark.y + i * mark.lineHeight, style, mark.paint);
        if (isTurned) document.restore();
      }
    }
  }
}

const isNothing = (paint: Paint): boolean => paint === 'none' || (typeof paint === 'object' && (paint.colour === 'none' || paint.colour === 'transparent'));
