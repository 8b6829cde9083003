import type { Mark, Paint } from '../../shared/drawing/Picture.ts';
import { svg } from './makeElement.ts';
import type { Scene, Shape } from './Model.ts';
import { colour } from './paintMark.ts';
import { wayPath } from './way.ts';

/** Side of a piece of the plan, px of model. */
const PIECE = 2_400;

function outline({ outline: kind, body: [x, y, width, height] }: Shape): string {
  if (kind === 'diamond') return `M${x + width / 2} ${y}l${width / 2} ${height / 2}l${-width / 2} ${height / 2}l${-width / 2} ${-height / 2}z`;
  if (kind === 'circle') return `M${x} ${y + height / 2}a${width / 2} ${height / 2} 0 1 0 ${width} 0a${width / 2} ${height / 2} 0 1 0 ${-width} 0z`;
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}

/** The paint of the body of a shape. */
function fillOf({ picture }: Shape, marks: readonly Mark[]): Paint {
  for (const ref of picture) {
    const mark = marks[ref];
    if (mark && mark.kind !== 'text' && mark.fill !== 'none') return mark.fill;
  }
  return 'surface';
}

interface Piece {
  left: number;
  top: number;
  right: number;
  bottom: number;
  readonly paths: Map<string, string[]>;
}

/** Some steps of one colour, or some flows, as one path. */
export interface FarPath {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly path: SVGPathElement;
}

const FLOWS = 'flows';

/**
 * A large plan from afar, piece by piece: the flows of a piece are one path, its steps of one colour another. Thousands of
 * shapes would stand still; their names could not be read anyway. `heat`: colours of steps, by id. Flows come first.
 */
export function farShapes({ elements, level }: Scene, marks: readonly Mark[], heat: ReadonlyMap<string, Paint>): readonly FarPath[] {
  const pieces = new Map<string, Piece>();
  elements.forEach((shape, i) => {
    if (!shape.way && (shape.family !== 'node' || i < level.flowsFrom)) return;
    const [x, y, width, height] = shape.body;
    const where = `${shape.way ? FLOWS : 'steps'} ${Math.floor((x + width / 2) / PIECE)} ${Math.floor((y + height / 2) / PIECE)}`;
    let piece = pieces.get(where);
    if (!piece) pieces.set(where, (piece = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity, paths: new Map() }));
    piece.left = Math.min(piece.left, x);
    piece.top = Math.min(piece.top, y);
    piece.right = Math.max(piece.right, x + width);
    piece.bottom = Math.max(piece.bottom, y + height);
    const key = shape.way ? FLOWS : shape.outline === 'open' ? 'none' : colour(heat.get(shape.id) ?? fillOf(shape, marks));
    const list = piece.paths.get(key);
    const d = shape.way ? wayPath(shape.way) : outline(shape);
    if (list) list.push(d);
    else piece.paths.set(key, [d]);
  });
  return [...pieces].toSorted(([a], [b]) => Number(b.startsWith(FLOWS)) - Number(a.startsWith(FLOWS))).flatMap(([, { left, top, right, bottom, paths }]) =>
    [...paths].map(([key, list]): FarPath => ({
      x: left, y: top, width: right - left, height: bottom - top,
      path: svg('path', { d: list.join(''), ...(key === FLOWS ? { fill: 'none', class: 'far-flows' } : { fill: key, class: 'far-shapes' }) }),
    })));
}
