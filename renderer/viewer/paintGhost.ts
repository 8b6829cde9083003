import type { Mark } from '../../shared/drawing/Picture.ts';
import { svg } from './makeElement.ts';
import type { Shape } from './Model.ts';
import { outlined } from './outlined.ts';
import { paintPicture } from './paintMark.ts';

/** What a variant took away, faint and framed; `k` is the zoom. */
export const paintGhost = (ghost: Shape, marks: readonly Mark[], k: number): SVGGElement =>
  svg('g', { class: 'ghost', 'aria-hidden': 'true' }, svg('g', { transform: `translate(${ghost.at[0]} ${ghost.at[1]})` }, ...paintPicture(marks, ghost.picture)), outlined(ghost, 'removed', k, false));
