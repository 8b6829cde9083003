import type { ProcessModel } from '../model/ProcessModel.ts';
import { drawSheet, type SheetOptions } from './drawSheet.ts';
import { colourOf, opacityOf, PALETTES, type DrawingTheme, type Palette } from './palette.ts';
import { HALO, type Mark, type Paint, type Picture, type Stroke } from './Picture.ts';
import { px } from './placePath.ts';

export interface SvgOptions extends SheetOptions {
  readonly theme: DrawingTheme;
  /** Without it the picture is transparent. */
  readonly withBackground?: boolean;
}

export const FONT_FAMILY = "'Inter Variable', Inter, 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif";

/** Characters that XML 1.0 forbids even when escaped, and lone surrogates: nothing can show them, so they are left out. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
export const escapeXml = (text: string) =>
  text.replaceAll(FORBIDDEN, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

const attributes = (pairs: Readonly<Record<string, string | number | undefined>>) =>
  Object.entries(pairs).map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(typeof value === 'number' ? px(value) : value)}"`)).join('');

const strokeOf = (stroke: Stroke | undefined, palette: Palette) => (stroke
  ? { stroke: colourOf(stroke.paint, palette), 'stroke-width': stroke.width, 'stroke-dasharray': stroke.dash?.join(' ') }
  : {});

const haloOf = (halo: Paint | undefined, palette: Palette) => (halo && halo !== 'none'
  ? { stroke: colourOf(halo, palette), 'stroke-width': HALO, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
  : {});

function markToSvg(mark: Mark, palette: Palette): string {
  switch (mark.kind) {
    case 'path':
      return `<path${attributes({ d: mark.d, fill: colourOf(mark.fill, palette), ...strokeOf(mark.stroke, palette) })}/>`;
    case 'rect':
      return `<rect${attributes({ x: mark.x, y: mark.y, width: mark.width, height: mark.height, rx: mark.radius || undefined, fill: colourOf(mark.fill, palette), 'fill-opacity': opacityOf(mark.fill, palette), ...strokeOf(mark.stroke, palette) })}/>`;
    case 'circle':
      return `<circle${attributes({ cx: mark.cx, cy: mark.cy, r: Math.max(0, mark.r), fill: colourOf(mark.fill, palette), ...strokeOf(mark.stroke, palette) })}/>`;
    case 'text': {
      const lines = mark.lines.map((line, i) => `<tspan${attributes({ x: mark.x, y: mark.y + i * mark.lineHeight })}>${escapeXml(line)}</tspan>`).join('');
      // Rotation is about the anchor of the first line, so that further lines stand beside it.
      const turned = mark.rotate ? ` transform="translate(${px(mark.x)} ${px(mark.y)}) rotate(${px(mark.rotate)}) translate(${px(-mark.x)} ${px(-mark.y)})"` : '';
      return `<text${attributes({ 'font-size': mark.size, 'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor, fill: colourOf(mark.paint, palette), 'font-weight': mark.isBold ? '600' : undefined, ...haloOf(mark.halo, palette) })}${turned}>${lines}</text>`;
    }
  }
}

export const pictureToSvg = (picture: Picture, palette: Palette): string => picture.map((mark) => markToSvg(mark, palette)).join('');

/**
 * A whole model as an SVG file: every text of the model is escaped, nothing in it can run. The same pictures as on the
 * canvas; used for thumbnails, export and print.
 */
export function toSvg(model: ProcessModel, options: SvgOptions): string {
  const palette = PALETTES[options.theme];
  const { frame, marks } = drawSheet(model, options);
  const groups = marks.map(({ id, at, picture, overlay }) => {
    const transform = at.x === 0 && at.y === 0 ? undefined : `translate(${px(at.x)} ${px(at.y)})`;
    return `<g${attributes({ 'data-element': id ?? undefined, 'data-overlay': overlay, transform })}>${pictureToSvg(picture, palette)}</g>`;
  });
  const background = options.withBackground === false ? '' : `<rect${attributes({ x: frame.x, y: frame.y, width: frame.width, height: frame.height, fill: palette.background })}/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[frame.x, frame.y, frame.width, frame.height].map(px).join(' ')}"${attributes({ width: frame.width, height: frame.height, 'font-family': FONT_FAMILY })}><title>${escapeXml(model.meta.name)}</title>${background}${groups.join('')}</svg>\n`;
}
