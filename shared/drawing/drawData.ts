import type { Geometry } from '../model/Geometry.ts';
import type { DataNode } from '../model/Node.ts';
import { iconLine, inkOf, thin } from './ink.ts';
import type { Mark, Picture } from './Picture.ts';
import { placePath, px } from './placePath.ts';

/** Page with a folded corner (data object, input, output) or a cylinder (data store). */
export function drawData(node: DataNode, geometry: Geometry, { width, height }: { readonly width: number; readonly height: number }): Picture {
  const { fill, line, sign: ink } = inkOf(geometry);
  const w = width - 0.75;
  const h = height - 0.75;
  if (node.kind === 'dataStore') {
    const ry = Math.min(7, height / 5);
    const arc = (y: number) => `M 0.75 ${px(y)} C 0.75 ${px(y + ry * 1.25)} ${px(w)} ${px(y + ry * 1.25)} ${px(w)} ${px(y)}`;
    const rings = [0, 0.55, 1.1].map((k) => arc(ry + k * ry)).join(' ');
    return [
      { kind: 'path', role: 'body', fill, stroke: thin(line), d: `M 0.75 ${px(ry)} C 0.75 ${px(-ry * 0.25)} ${px(w)} ${px(-ry * 0.25)} ${px(w)} ${px(ry)} V ${px(h - ry)} C ${px(w)} ${px(h + ry * 0.25)} 0.75 ${px(h + ry * 0.25)} 0.75 ${px(h - ry)} Z` },
      { kind: 'path', d: rings, fill: 'none', stroke: iconLine(ink) },
    ];
  }
  const fold = Math.min(11, width / 3);
  const arrow = 'M 1 5 H 8 V 2 L 13.5 7 L 8 12 V 9 H 1 Z';
  const marks: Mark[] = [
    { kind: 'path', role: 'body', fill, stroke: thin(line), d: `M 0.75 0.75 H ${px(width - fold)} L ${px(w)} ${px(fold)} V ${px(h)} H 0.75 Z` },
    { kind: 'path', fill: 'none', stroke: iconLine(ink), d: `M ${px(width - fold)} 0.75 V ${px(fold)} H ${px(w)}` },
  ];
  if (node.kind === 'dataInput' || node.kind === 'dataOutput') {
    marks.push({ kind: 'path', role: 'marker', d: placePath(arrow, 4, 4), fill: node.kind === 'dataOutput' ? ink : 'none', stroke: iconLine(ink) });
  }
  if (node.isCollection) {
    const x = width / 2;
    marks.push({ kind: 'path', role: 'marker', fill: 'none', stroke: { paint: ink, width: 1.75 }, d: [-4, 0, 4].map((d) => `M ${px(x + d)} ${px(height - 13)} V ${px(height - 4)}`).join(' ') });
  }
  return marks;
}
