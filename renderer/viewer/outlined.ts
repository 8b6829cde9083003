import { svg } from './makeElement.ts';
import { waypoints, type Shape } from './Model.ts';

/** A frame around an element, or along its way; as wide on the screen at every zoom. */
export function outlined(element: Shape, kind: string, k: number, hasRing: boolean): SVGElement {
  const common = { class: `sign ${kind}`, fill: 'none' };
  const glyph = kind === 'added' ? '+' : kind === 'changed' ? '~' : kind === 'removed' ? '−' : '';
  const [x, y, width, height] = element.body;
  // Outside the widest ring of the heat.
  const gap = element.way ? 0 : hasRing && element.family === 'node' ? 12 : kind === 'selected' ? 4 : 3;
  const shape = element.way
    ? svg('path', { d: waypoints(element.way).map((p, i) => `${i === 0 ? 'M' : 'L'}${p.x} ${p.y}`).join(''), ...common })
    : svg('rect', { x: x - gap, y: y - gap, width: width + 2 * gap, height: height + 2 * gap, rx: 8, ...common });
  if (!glyph) return shape;
  // A sign besides the colour; small plans keep it readable.
  const size = Math.min(40, 12 / Math.min(1, k));
  const at = element.way ? midpoint(waypoints(element.way)) : { x: x - gap, y: y - gap };
  return svg('g', { class: `change ${kind}`, 'aria-hidden': 'true' }, shape, svg('circle', { cx: at.x, cy: at.y, r: size * 0.62, class: 'glyph-ground' }), svg('text', { x: at.x, y: at.y + size * 0.36, 'font-size': size, 'text-anchor': 'middle', class: 'glyph' }, glyph));
}

function midpoint(way: readonly { readonly x: number; readonly y: number }[]): { readonly x: number; readonly y: number } {
  const middle = Math.floor((way.length - 1) / 2);
  const [a, b] = [way[middle], way[middle + 1]];
  return a && b ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : { x: 0, y: 0 };
}
