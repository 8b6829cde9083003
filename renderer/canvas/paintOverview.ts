import { HEADER, isLyingFlat } from '../../shared/drawing/headerStrip.ts';
import { inkOf } from '../../shared/drawing/ink.ts';
import type { Paint } from '../../shared/drawing/Picture.ts';
import { wrapLabel } from '../../shared/drawing/wrapLabel.ts';
import type { Bounds } from '../../shared/model/Geometry.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import type { Scene } from './scene.ts';

/** Colours of the theme, read once per painting. */
export interface OverviewColours {
  readonly surface: string;
  readonly header: string;
  readonly ink: string;
  readonly soft: string;
  readonly accent: string;
  /** Of colours that a file gives to pools and lanes. */
  readonly tintOpacity: number;
}

export function readColours(element: Element): OverviewColours {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return { surface: read('--paint-surface'), header: read('--paint-surface-alt'), ink: read('--paint-ink'), soft: read('--paint-ink-soft'), accent: read('--accent'), tintOpacity: Number(read('--paint-tint-opacity')) };
}

export interface OverviewOptions {
  /** px of canvas per px of model, and where the model's origin is. */
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  /** What of the model is painted. */
  readonly view: Bounds;
  readonly colours: OverviewColours;
  readonly selection: ReadonlySet<ElementId>;
  readonly withText: boolean;
}

/** A colour of the file; all others are the theme's. */
const given = (paint: Paint) => (typeof paint === 'object' ? paint.colour : undefined);
const isIn = (b: Bounds, view: Bounds) => b.x < view.x + view.width && view.x < b.x + b.width && b.y < view.y + view.height && view.y < b.y + b.height;

function outline(context: CanvasRenderingContext2D, kind: keyof typeof NODE_KINDS, { x, y, width, height }: Bounds): void {
  context.beginPath();
  switch (NODE_KINDS[kind].outline) {
    case 'diamond':
      context.moveTo(x + width / 2, y);
      context.lineTo(x + width, y + height / 2);
      context.lineTo(x + width / 2, y + height);
      context.lineTo(x, y + height / 2);
      context.closePath();
      break;
    case 'circle':
      context.arc(x + width / 2, y + height / 2, Math.min(width, height) / 2, 0, Math.PI * 2);
      break;
    case 'roundedRectangle':
      context.roundRect(x, y, width, height, 8);
      break;
    default:
      context.rect(x, y, width, height);
  }
}

/** A whole plan in one pass over a bitmap: for far zooms and the minimap, where 5,000 DOM nodes would stand still. */
export function paintOverview(context: CanvasRenderingContext2D, scene: Scene, { scale, x, y, view, colours, selection, withText }: OverviewOptions): void {
  const { model, plane } = scene;
  context.save();
  context.setTransform(scale, 0, 0, scale, x, y);
  // A line is never thinner than a hair on the screen.
  const hair = Math.max(1.25, 0.7 / scale);
  context.lineJoin = 'round';
  for (const [bands, isPool] of [[plane.pools, true], [plane.lanes, false]] as const) {
    for (const { id, name } of bands) {
      const geometry = model.geometry[id];
      const bounds = geometry?.bounds;
      if (!bounds || !isIn(bounds, view)) continue;
      context.lineWidth = hair;
      context.strokeStyle = isPool ? colours.ink : colours.soft;
      const { fill } = inkOf(geometry);
      if (typeof fill === 'object') {
        context.globalAlpha = colours.tintOpacity;
        context.fillStyle = fill.colour;
        context.fillRect(bounds.x, bounds.y, bounds.width, bounds.height);
        context.globalAlpha = 1;
      } else if (isPool) {
        context.fillStyle = colours.surface;
        context.fillRect(bounds.x, bounds.y, bounds.width, bounds.height);
        context.fillStyle = colours.header;
        if (isLyingFlat(geometry)) context.fillRect(bounds.x, bounds.y, HEADER, bounds.height);
        else context.fillRect(bounds.x, bounds.y, bounds.width, HEADER);
      }
      context.strokeRect(bounds.x, bounds.y, bounds.width, bounds.height);
      if (withText && isLyingFlat(geometry)) {
        context.save();
        context.translate(bounds.x + HEADER / 2, bounds.y + bounds.height / 2);
        context.rotate(-Math.PI / 2);
        context.fillStyle = colours.ink;
        context.textAlign = 'center';
        context.textBaseline = 'middle';
        context.font = `${isPool ? 600 : 400} 14px 'Inter Variable', sans-serif`;
        context.fillText(wrapLabel(name, { width: bounds.height - 12, size: 14, maxLines: 1 })[0] ?? '', 0, 0);
        context.restore();
      }
    }
  }
  context.strokeStyle = colours.ink;
  context.lineWidth = hair;
  context.globalAlpha = 0.75;
  context.beginPath();
  for (const flow of plane.flows) {
    const [first, ...rest] = model.geometry[flow.id]?.waypoints ?? [];
    if (!first) continue;
    context.moveTo(first.x, first.y);
    for (const point of rest) context.lineTo(point.x, point.y);
  }
  context.stroke();
  context.globalAlpha = 1;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const node of plane.nodes) {
    const geometry = model.geometry[node.id];
    const bounds = geometry?.bounds;
    if (!bounds || !isIn(bounds, view)) continue;
    const isSelected = selection.has(node.id);
    outline(context, node.kind, bounds);
    const { fill, line, text } = inkOf(geometry);
    if (node.kind !== 'group' && node.kind !== 'textAnnotation') {
      context.fillStyle = given(fill) ?? colours.surface;
      context.fill();
    }
    context.strokeStyle = isSelected ? colours.accent : (given(line) ?? colours.ink);
    context.lineWidth = isSelected ? hair * 3 : node.kind === 'endEvent' ? hair * 2 : hair;
    context.stroke();
    if (withText && NODE_KINDS[node.kind].label === 'inside' && !geometry.isExpanded) {
      context.fillStyle = given(text) ?? colours.ink;
      context.font = `12px 'Inter Variable', sans-serif`;
      const lines = wrapLabel(node.name, { width: bounds.width - 14, size: 12, maxLines: 4 });
      lines.forEach((words, i) => context.fillText(words, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2 + (i - (lines.length - 1) / 2) * 15));
    }
  }
  context.restore();
}
