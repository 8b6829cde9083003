import { HALO, type Mark, type Paint, type Stroke } from '../../shared/drawing/Picture.ts';
import type { PictureRef } from '../../shared/viewer/ViewerData.ts';
import { svg } from './makeElement.ts';

const VARIABLES: Readonly<Record<Exclude<Paint, object | 'none'>, string>> = {
  surface: 'var(--paint-surface)', surfaceAlt: 'var(--paint-surface-alt)', ink: 'var(--paint-ink)', inkSoft: 'var(--paint-ink-soft)', accent: 'var(--paint-accent)',
  heat0: 'var(--heat-0)', heat1: 'var(--heat-1)', heat2: 'var(--heat-2)', heat3: 'var(--heat-3)', heat4: 'var(--heat-4)',
};

/** The theme says what a paint is; colours that the model gives stay. */
export const colour = (paint: Paint): string => (paint === 'none' ? 'none' : typeof paint === 'object' ? paint.colour : VARIABLES[paint]);

const line = (stroke: Stroke | undefined) => (stroke ? { stroke: colour(stroke.paint), 'stroke-width': stroke.width, 'stroke-dasharray': stroke.dash?.join(' ') } : {});
const filled = (fill: Paint) => ({ fill: colour(fill), class: typeof fill === 'object' && fill.isTint ? 'tint' : undefined });

/** A ground around letters, so that a line that crosses them strikes nothing through. */
const around = (halo: Paint | undefined) => (halo === undefined || halo === 'none' ? {} : { stroke: colour(halo), 'stroke-width': HALO, 'stroke-linejoin': 'round', 'paint-order': 'stroke' });

/** A line after which a blank was: for ears, search and copying it stays, without a width. Chinese has none. */
const ENDS_WORD = /[^\-/\u2e80-\u9fff\uff00-\uffef]$/;

function paintMark(mark: Mark): SVGElement {
  switch (mark.kind) {
    case 'path':
      return svg('path', { d: mark.d, ...filled(mark.fill), ...line(mark.stroke), 'stroke-linejoin': 'round' });
    case 'rect':
      return svg('rect', { x: mark.x, y: mark.y, width: mark.width, height: mark.height, rx: mark.radius || undefined, ...filled(mark.fill), ...line(mark.stroke) });
    case 'circle':
      return svg('circle', { cx: mark.cx, cy: mark.cy, r: Math.max(0, mark.r), ...filled(mark.fill), ...line(mark.stroke) });
    case 'text':
      return svg(
        'text',
        {
          'font-size': mark.size, 'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor, fill: colour(mark.paint), 'font-weight': mark.isBold ? 600 : undefined, ...around(mark.halo),
          transform: mark.rotate ? `translate(${mark.x} ${mark.y}) rotate(${mark.rotate}) translate(${-mark.x} ${-mark.y})` : undefined,
        },
        ...mark.lines.flatMap((words, i) => [svg('tspan', { x: mark.x, y: mark.y + i * mark.lineHeight }, words), ...(i + 1 < mark.lines.length && ENDS_WORD.test(words) ? [svg('tspan', { 'font-size': 0 }, ' ')] : [])]),
      );
  }
}

/** The marks of a picture as SVG elements. */
export const paintPicture = (marks: readonly Mark[], picture: PictureRef): readonly SVGElement[] => picture.flatMap((ref) => { const mark = marks[ref]; return mark ? [paintMark(mark)] : []; });
