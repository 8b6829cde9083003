import type { Mark, Paint } from '../../shared/drawing/Picture.ts';
import { svg } from './makeElement.ts';
import type { Scene, Shape } from './Model.ts';
import { colour } from './paintMark.ts';

function outline({ outline: kind, body: [x, y, width, height] }: Shape): string {
  if (kind === 'diamond') return `M${x + width / 2} ${y}l${width / 2} ${height / 2}l${-width / 2} ${height / 2}l${-width / 2} ${-height / 2}z`;
  if (kind === 'circle') return `M${x} ${y + height / 2}a${width / 2} ${height / 2} 0 1 0 ${width} 0a${width / 2} ${height / 2} 0 1 0 ${-width} 0z`;
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}

const wayPath = (way: readonly number[]): string => way.reduce((path, n, i) => path + (i === 0 ? `M${n}` : i % 2 === 1 ? ` ${n}` : `L${n}`), '');

/** The paint of the body of a shape. */
function fillOf({ picture }: Shape, marks: readonly Mark[]): Paint {
  for (const ref of picture) {
    const mark = marks[ref];
    if (mark && mark.kind !== 'text' && mark.fill !== 'none') return mark.fill;
  }
  return 'surface';
}

/**
 * A large plan from afar: all flows as one path, and all steps of one colour as another. Thousands of shapes would stand
 * still; their names could not be read anyway. `heat`: colours of steps, by id.
 */
export function farShapes({ elements, level }: Scene, marks: readonly Mark[], heat: ReadonlyMap<string, Paint>): readonly SVGElement[] {
  const flows: string[] = [];
  const shapes = new Map<string, string[]>();
  elements.forEach((element, i) => {
    if (element.way) flows.push(wayPath(element.way));
    else if (element.family === 'node' && i >= level.flowsFrom) {
      const key = element.outline === 'open' ? 'none' : colour(heat.get(element.id) ?? fillOf(element, marks));
      const list = shapes.get(key);
      if (list) list.push(outline(element));
      else shapes.set(key, [outline(element)]);
    }
  });
  return [
    svg('path', { d: flows.join(''), fill: 'none', class: 'far-flows' }),
    ...[...shapes].map(([fill, paths]) => svg('path', { d: paths.join(''), fill, class: 'far-shapes' })),
  ];
}
