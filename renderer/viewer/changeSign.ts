import type { ChangeKind } from '../../shared/viewer/ViewerData.ts';
import { KIND_SIGNS } from '../compare/kindSigns.ts';
import { svg } from './makeElement.ts';

/** Side of the field in which signs are drawn. */
const FIELD = 12;

/** The sign of a change as part of a drawing, around a place; the same that a comparison in Laneway shows. */
export const changeMark = (kind: ChangeKind, at: { readonly x: number; readonly y: number }, size: number): SVGPathElement =>
  svg('path', { class: 'glyph', d: KIND_SIGNS[kind].sign, transform: `translate(${at.x - size / 2} ${at.y - size / 2}) scale(${size / FIELD})` });

/** The sign of a change among words. */
export const changeSign = (kind: ChangeKind): SVGSVGElement =>
  svg('svg', { class: 'change-sign', viewBox: `0 0 ${FIELD} ${FIELD}`, width: FIELD, height: FIELD, 'aria-hidden': 'true' }, svg('path', { class: 'glyph', d: KIND_SIGNS[kind].sign }));
