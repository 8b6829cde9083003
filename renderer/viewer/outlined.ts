import { middleOf } from '../../shared/layout/middleOf.ts';
import type { ChangeKind } from '../../shared/viewer/ViewerData.ts';
import { changeMark } from './changeSign.ts';
import { svg } from './makeElement.ts';
import type { Shape } from './Model.ts';
import { wayPath, waypoints } from './way.ts';

/** Why an element is framed. */
export type Sign = ChangeKind | 'match' | 'match current' | 'hover' | 'selected';

const isChange = (sign: Sign): sign is ChangeKind => sign === 'added' || sign === 'changed' || sign === 'removed';

/** A frame around an element, or along its way; as wide on the screen at every zoom. */
export function outlined(element: Shape, kind: Sign, k: number, hasRing: boolean): SVGElement {
  const common = { class: `sign ${kind}`, fill: 'none' };
  const [x, y, width, height] = element.body;
  // Outside the widest ring of the heat.
  const gap = element.way ? 0 : hasRing && element.family === 'node' ? 12 : kind === 'selected' ? 4 : 3;
  const shape = element.way
    ? svg('path', { d: wayPath(element.way), ...common })
    : svg('rect', { x: x - gap, y: y - gap, width: width + 2 * gap, height: height + 2 * gap, rx: 8, ...common });
  if (!isChange(kind)) return shape;
  // A sign besides the colour; small plans keep it readable.
  const size = Math.min(40, 12 / Math.min(1, k));
  const at = element.way ? middleOf(waypoints(element.way)) : { x: x - gap, y: y - gap };
  return svg('g', { class: `change ${kind}`, 'aria-hidden': 'true' }, shape, svg('circle', { cx: at.x, cy: at.y, r: size * 0.62, class: 'glyph-ground' }), changeMark(kind, at, size));
}
