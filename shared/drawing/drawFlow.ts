import type { Flow } from '../model/Flow.ts';
import type { Geometry, Point } from '../model/Geometry.ts';
import { drawFlowLabel } from './flowLabel.ts';
import { distance, pointAlong, roundedPath, towards, type Jump } from './flowPath.ts';
import { DASHED, inkOf, LINE } from './ink.ts';
import type { Mark, Paint, Picture } from './Picture.ts';
import { placePath, px } from './placePath.ts';

/** Length and half width of an arrow head, px. */
const HEAD = { length: 10, half: 4.2 } as const;
const SOURCE_CIRCLE = 3.5;

export interface FlowEnds {
  /** A conditional flow shows its diamond only where it leaves a step; at a gateway the gateway says it (BPMN 2.0.2 §8.4.13). */
  readonly leavesActivity: boolean;
  /** Where it jumps over other flows, as `flowHops` gives it. */
  readonly hops?: readonly Jump[];
}

const along = (tip: Point, back: Point, length: number, side: number): Point => {
  const d = distance(tip, back) || 1;
  const [ux, uy] = [(back.x - tip.x) / d, (back.y - tip.y) / d];
  return { x: tip.x + ux * length - uy * side, y: tip.y + uy * length + ux * side };
};
const p = (point: Point) => `${px(point.x)} ${px(point.y)}`;

/** Head of an arrow that ends at `tip` and comes from `back`. */
const triangle = (tip: Point, back: Point) => `M ${p(along(tip, back, HEAD.length, HEAD.half))} L ${p(tip)} L ${p(along(tip, back, HEAD.length, -HEAD.half))}`;

const envelopeAt = ({ x, y }: Point, isFilled: boolean, paint: Paint): Picture => [
  { kind: 'path', role: 'icon', d: placePath('M 0 0 H 22 V 15 H 0 Z', x - 11, y - 7.5), fill: isFilled ? 'inkSoft' : 'surface', stroke: { paint, width: LINE.icon } },
  { kind: 'path', role: 'icon', d: placePath('M 0 0 L 11 9 L 22 0', x - 11, y - 7.5), fill: 'none', stroke: { paint: isFilled ? 'surface' : paint, width: LINE.icon } },
];

/** Line, heads and markers, in model coordinates, without the name. */
export function drawFlowLine(flow: Flow, geometry: Geometry, waypoints: readonly Point[], ends: FlowEnds): Picture {
  const [first, second] = waypoints;
  const [beforeLast, last] = waypoints.slice(-2);
  if (!first || !second || !beforeLast || !last) return [];
  const { line } = inkOf({ stroke: geometry.stroke });
  const path = (points: readonly Point[], dash?: readonly number[]): Mark => ({ kind: 'path', role: 'body', d: roundedPath(points, ends.hops), fill: 'none', stroke: { paint: line, width: LINE.thin, ...(dash ? { dash } : {}) } });
  const openHead = (tip: Point, back: Point): Mark => ({ kind: 'path', role: 'marker', d: triangle(tip, back), fill: 'none', stroke: { paint: line, width: LINE.icon } });
  switch (flow.kind) {
    case 'sequenceFlow': {
      // The line ends inside the head, so that its blunt end does not show beside the tip.
      const stem = [...waypoints.slice(0, -1), towards(last, beforeLast, Math.min(HEAD.length - 2, distance(last, beforeLast)))];
      const head: Mark = { kind: 'path', role: 'marker', d: `${triangle(last, beforeLast)} Z`, fill: line };
      const isConditional = flow.condition !== undefined && !flow.isDefault && ends.leavesActivity;
      if (isConditional) {
        const diamond: Mark = { kind: 'path', role: 'marker', fill: 'surface', stroke: { paint: line, width: LINE.icon }, d: `M ${p(first)} L ${p(along(first, second, 8, 4.5))} L ${p(along(first, second, 16, 0))} L ${p(along(first, second, 8, -4.5))} Z` };
        return [path(stem), head, diamond];
      }
      if (flow.isDefault) return [path(stem), head, { kind: 'path', role: 'marker', fill: 'none', stroke: { paint: line, width: LINE.thin }, d: `M ${p(along(first, second, 7, 5))} L ${p(along(first, second, 13, -5))}` }];
      return [path(stem), head];
    }
    case 'messageFlow': {
      const shortened = [towards(first, second, SOURCE_CIRCLE * 2), ...waypoints.slice(1, -1), towards(last, beforeLast, HEAD.length)];
      return [
        path(shortened, DASHED),
        { kind: 'circle', role: 'marker', cx: towards(first, second, SOURCE_CIRCLE).x, cy: towards(first, second, SOURCE_CIRCLE).y, r: SOURCE_CIRCLE, fill: 'surface', stroke: { paint: line, width: LINE.icon } },
        { kind: 'path', role: 'marker', d: `${triangle(last, beforeLast)} Z`, fill: 'surface', stroke: { paint: line, width: LINE.icon } },
        ...(flow.envelope ? envelopeAt(pointAlong(waypoints, 0.5).at, flow.envelope === 'nonInitiating', line) : []),
      ];
    }
    case 'association':
      return [
        path(waypoints, [1.5, 3.5]),
        ...(flow.direction === 'none' ? [] : [openHead(last, beforeLast)]),
        ...(flow.direction === 'both' ? [openHead(first, second)] : []),
      ];
    case 'dataAssociation':
      return [path(waypoints, [1.5, 3.5]), openHead(last, beforeLast)];
    case 'lockedFlow':
      // Within a choreography flows point on, as they do elsewhere; a conversation link points nowhere.
      return flow.element === 'sequenceFlow' ? [path(waypoints), { kind: 'path', role: 'marker', d: `${triangle(last, beforeLast)} Z`, fill: line }] : [path(waypoints)];
  }
}

/** A flow as it stands on the canvas and in every file. */
export const drawFlow = (flow: Flow, geometry: Geometry, waypoints: readonly Point[] = geometry.waypoints ?? [], ends: FlowEnds = { leavesActivity: false }): Picture => [
  ...drawFlowLine(flow, geometry, waypoints, ends),
  ...drawFlowLabel(flow, geometry, waypoints),
];
