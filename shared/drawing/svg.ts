import type { Flow } from '../model/Flow.ts';
import type { ElementId, NodeId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { drawFlow } from './drawFlow.ts';
import { drawLane } from './drawLane.ts';
import { drawNode } from './drawNode.ts';
import { drawPool } from './drawPool.ts';
import { extentOf } from './extent.ts';
import { labelSides } from './labelSide.ts';
import { colourOf, opacityOf, PALETTES, type DrawingTheme, type Palette } from './palette.ts';
import type { Mark, Picture, Stroke } from './Picture.ts';
import { px } from './placePath.ts';
import { FLOW_LAYER, nodeLayer, planeContent } from './plane.ts';

export interface SvgOptions {
  readonly theme: DrawingTheme;
  /** A sub-process whose content is drawn; `null` or absent: the top of the model. */
  readonly root?: NodeId | null;
  /** px of empty border. */
  readonly margin?: number;
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
      return `<text${attributes({ 'font-size': mark.size, 'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor, fill: colourOf(mark.paint, palette), 'font-weight': mark.isBold ? '600' : undefined })}${turned}>${lines}</text>`;
    }
  }
}

export const pictureToSvg = (picture: Picture, palette: Palette): string => picture.map((mark) => markToSvg(mark, palette)).join('');

/** A conditional flow shows its diamond only where it leaves a step. */
export const leavesActivity = (model: ProcessModel, flow: Flow): boolean => {
  const source = find(model.nodes, flow.source);
  return source !== undefined && 'work' in source;
};

/**
 * A whole model as an SVG file: every text of the model is escaped, nothing in it can run. The same pictures as on the
 * canvas; used for thumbnails, export and print.
 */
export function toSvg(model: ProcessModel, options: SvgOptions): string {
  const palette = PALETTES[options.theme];
  const margin = options.margin ?? 20;
  const plane = planeContent(model, options.root ?? null);
  const sides = labelSides(model);
  const extent = extentOf(model, plane, sides) ?? { x: 0, y: 0, width: 320, height: 200 };
  const frame = { x: extent.x - margin, y: extent.y - margin, width: extent.width + margin * 2, height: extent.height + margin * 2 };
  const group = (id: ElementId, at: { readonly x: number; readonly y: number } | undefined, picture: Picture) =>
    `<g data-element="${escapeXml(id)}"${at ? ` transform="translate(${px(at.x)} ${px(at.y)})"` : ''}>${pictureToSvg(picture, palette)}</g>`;
  const geometry = (id: ElementId) => model.geometry[id] ?? {};

  const nodes = plane.nodes.map((node) => ({ layer: nodeLayer(model, node), svg: group(node.id, geometry(node.id).bounds, drawNode(node, geometry(node.id), sides.get(node.id))) }));
  const body = [
    ...plane.pools.map((pool) => group(pool.id, geometry(pool.id).bounds, drawPool(pool, geometry(pool.id)))),
    ...plane.lanes.map((lane) => group(lane.id, geometry(lane.id).bounds, drawLane(lane, geometry(lane.id), find(model.pools, lane.pool)?.kind === 'implicit'))),
    ...nodes.filter(({ layer }) => layer < FLOW_LAYER).map(({ svg }) => svg),
    ...plane.flows.map((flow) => group(flow.id, undefined, drawFlow(flow, geometry(flow.id), geometry(flow.id).waypoints, { leavesActivity: leavesActivity(model, flow) }))),
    ...nodes.filter(({ layer }) => layer >= FLOW_LAYER).map(({ svg }) => svg),
  ];
  const background = options.withBackground === false ? '' : `<rect${attributes({ x: frame.x, y: frame.y, width: frame.width, height: frame.height, fill: palette.background })}/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[frame.x, frame.y, frame.width, frame.height].map(px).join(' ')}"${attributes({ width: frame.width, height: frame.height, 'font-family': FONT_FAMILY })}><title>${escapeXml(model.meta.name)}</title>${background}${body.join('')}</svg>\n`;
}
