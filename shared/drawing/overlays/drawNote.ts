import type { Overlay } from '../../contract/exports.ts';
import type { Bounds } from '../../model/Geometry.ts';
import type { Mark, Picture } from '../Picture.ts';
import { placePath } from '../placePath.ts';
import { textWidth } from '../textWidth.ts';
import { wrapLabel } from '../wrapLabel.ts';

export type NoteKind = Exclude<Overlay, 'heat'>;

const SIZE = 9;
const LINE = 11.5;
const PAD = 4;
/** A name of a role may be long; an id is never broken, since somebody may want to copy it. */
const WIDEST = 130;
const ICON = 9;
const GAP = 3;
/** In a box of 9 × 9. */
const ICONS: Readonly<Record<NoteKind, string | null>> = {
  roles: 'M 2.5 2.6 A 2 2 0 1 0 6.5 2.6 A 2 2 0 1 0 2.5 2.6 Z M 0.8 8.6 C 0.8 6.4 2.2 5.5 4.5 5.5 C 6.8 5.5 8.2 6.4 8.2 8.6 Z',
  times: 'M 0.5 4.5 A 4 4 0 1 0 8.5 4.5 A 4 4 0 1 0 0.5 4.5 Z M 4.5 2.2 V 4.5 L 6.2 5.5',
  ids: null,
};

export interface Note {
  readonly size: Pick<Bounds, 'width' | 'height'>;
  readonly picture: Picture;
}

/** A short line beside an element: who does it, how long it takes, how the file calls it. */
export function drawNote(kind: NoteKind, text: string): Note {
  const sign = ICONS[kind];
  const indent = PAD + (sign ? ICON + GAP : 0);
  const lines = kind === 'ids' ? [text.length > 80 ? `${text.slice(0, 79)}…` : text] : wrapLabel(text, { width: WIDEST, size: SIZE, maxLines: 3 });
  const width = Math.ceil(indent + Math.max(0, ...lines.map((line) => textWidth(line, SIZE))) + PAD);
  const height = lines.length * LINE + 3.5;
  const icon: readonly Mark[] = sign ? [{ kind: 'path', role: 'icon', d: placePath(sign, PAD, 3), fill: 'none', stroke: { paint: 'ink', width: 0.9 } }] : [];
  return {
    size: { width, height },
    picture: [
      { kind: 'rect', role: 'body', x: 0.4, y: 0.4, width: width - 0.8, height: height - 0.8, radius: 3, fill: kind === 'ids' ? 'surfaceAlt' : 'surface', stroke: { paint: 'inkSoft', width: 0.8 } },
      ...icon,
      { kind: 'text', lines, x: indent, y: 10.4, lineHeight: LINE, size: SIZE, anchor: 'start', paint: 'ink' },
    ],
  };
}
