import type { Geometry } from '../model/Geometry.ts';
import type { Group, LockedNode, TextAnnotation } from '../model/Node.ts';
import { fitName } from './fitName.ts';
import { CORNER, DASHED, DASH_DOT, inkOf, LINE, thin } from './ink.ts';
import { centredText, lineHeightOf, textFrom } from './labelText.ts';
import type { Picture } from './Picture.ts';
import { px } from './placePath.ts';
import { wrapLabel } from './wrapLabel.ts';

type Size = { readonly width: number; readonly height: number };

/** Space between the bracket of an annotation and its text. */
export const ANNOTATION_INDENT = 8;

/** An open bracket at the left, nothing else; the whole box takes the pointer. */
export function drawTextAnnotation(_node: TextAnnotation, geometry: Geometry, { width, height }: Size): Picture {
  const { fill, line } = inkOf(geometry);
  return [
    { kind: 'rect', role: 'hit', x: 0, y: 0, width, height, radius: 0, fill: fill === 'surface' ? 'none' : fill },
    { kind: 'path', role: 'body', fill: 'none', stroke: thin(line), d: `M ${px(Math.min(14, width))} 0.75 H 0.75 V ${px(height - 0.75)} H ${px(Math.min(14, width))}` },
  ];
}

export function drawAnnotationText({ name }: TextAnnotation, geometry: Geometry, { width, height }: Size): Picture {
  const room = Math.max(20, width - ANNOTATION_INDENT - 2);
  const { lines, fontSize } = fitName(name, room, (size) => wrapLabel(name, { width: room, size, maxLines: Math.max(1, Math.floor((height - 4) / lineHeightOf(size))) }));
  if (lines.length === 0) return [];
  return [textFrom(lines, { x: ANNOTATION_INDENT, top: Math.max(2, Math.min(5, (height - lines.length * lineHeightOf(fontSize)) / 2)) }, 'start', inkOf(geometry).text, fontSize)];
}

export function drawGroup(_node: Group, geometry: Geometry, { width, height }: Size): Picture {
  const { line } = inkOf(geometry);
  return [{ kind: 'rect', role: 'body', x: 0.75, y: 0.75, width: Math.max(0, width - 1.5), height: Math.max(0, height - 1.5), radius: CORNER, fill: 'none', stroke: { paint: line === 'ink' ? 'inkSoft' : line, width: LINE.thin, dash: DASH_DOT } }];
}

/** What a file draws and Laneway cannot edit: a plain dashed frame, so that nobody takes it for a step. */
export function drawLocked(_node: LockedNode, geometry: Geometry, { width, height }: Size): Picture {
  const { fill, line } = inkOf(geometry);
  return [{ kind: 'rect', role: 'body', x: 0.75, y: 0.75, width: Math.max(0, width - 1.5), height: Math.max(0, height - 1.5), radius: CORNER, fill, stroke: { paint: line === 'ink' ? 'inkSoft' : line, width: LINE.thin, dash: DASHED } }];
}

export function drawLockedName({ name, element }: LockedNode, geometry: Geometry, { width, height }: Size): Picture {
  const [said, room] = [name || element, Math.max(20, width - 10)];
  const { lines, fontSize } = fitName(said, room, (size) => wrapLabel(said, { width: room, size, maxLines: Math.max(1, Math.floor((height - 6) / lineHeightOf(size))) }));
  return lines.length === 0 ? [] : [centredText(lines, { x: width / 2, y: height / 2 }, inkOf(geometry).text, fontSize)];
}
