import type { Bounds, Geometry } from '../../model/Geometry.ts';
import type { NodeKind } from '../../model/Node.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import { HEADER, isLyingFlat } from '../headerStrip.ts';
import { CORNER } from '../ink.ts';
import type { Mark, Paint, Picture } from '../Picture.ts';
import { placePath, px } from '../placePath.ts';
import { textWidth } from '../textWidth.ts';
import { HEAT_LEVELS, type HeatLevel } from './heatScale.ts';
import type { HeatData, LaneLoad } from './heatData.ts';

/** Width of the ring around a step, px: level by level, for those who do not see colours. */
const RING: Readonly<Record<HeatLevel, number>> = { 0: 2, 1: 3, 2: 5, 3: 7, 4: 9 };
const PAINT: Readonly<Record<HeatLevel, Paint>> = { 0: 'heat0', 1: 'heat1', 2: 'heat2', 3: 'heat3', 4: 'heat4' };

/** A ring outside the outline of a step, relative to its bounds. */
export function drawHeatRing(kind: NodeKind, { width, height }: Pick<Bounds, 'width' | 'height'>, level: HeatLevel): Picture {
  const ring = RING[level];
  const stroke = { paint: PAINT[level], width: ring };
  return NODE_KINDS[kind].outline === 'circle'
    ? [{ kind: 'circle', cx: width / 2, cy: height / 2, r: (Math.min(width, height) + ring) / 2, fill: 'none', stroke }]
    : [{ kind: 'rect', x: -ring / 2, y: -ring / 2, width: width + ring, height: height + ring, radius: CORNER + ring / 2, fill: 'none', stroke }];
}

const TEXT_SIZE = 11;
/** In a box of 11 × 11. */
const CLOCK = 'M 0.5 5.5 A 5 5 0 1 0 10.5 5.5 A 5 5 0 1 0 0.5 5.5 Z M 5.5 2.6 V 5.5 L 7.6 6.7';
const PEOPLE = 'M 1.8 3 A 2.2 2.2 0 1 0 6.2 3 A 2.2 2.2 0 1 0 1.8 3 Z M 0.5 10.5 V 9.6 C 0.5 7.6 1.8 6.8 4 6.8 C 6.2 6.8 7.5 7.6 7.5 9.6 V 10.5 M 7.4 1 A 2.2 2.2 0 0 1 7.4 5 M 8.7 7.1 C 10 7.5 10.6 8.3 10.6 9.6 V 10.5';
const icon = (d: string, x: number, y: number): Mark => ({ kind: 'path', role: 'icon', d: placePath(d, x, y), fill: 'none', stroke: { paint: 'ink', width: 1 } });
const words = (text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end' = 'start', size = TEXT_SIZE, isBold = false): Mark =>
  ({ kind: 'text', lines: [text], x, y, lineHeight: size * 1.25, size, anchor, paint: 'ink', ...(isBold ? { isBold } : {}) });

/** Mean waiting each time, and mean length of the queue, in a pill of the size that `badgeSize` gives. */
export function drawHeatBadge({ waiting, queue }: { readonly waiting: string; readonly queue: string }, { width, height }: Pick<Bounds, 'width' | 'height'>): Picture {
  const baseline = height / 2 + TEXT_SIZE * 0.36;
  const afterClock = 8 + 11 + 4;
  const bar = afterClock + textWidth(waiting, TEXT_SIZE) + 5;
  return [
    { kind: 'rect', role: 'body', x: 0.5, y: 0.5, width: width - 1, height: height - 1, radius: (height - 1) / 2, fill: 'surface', stroke: { paint: 'inkSoft', width: 1 } },
    icon(CLOCK, 8, height / 2 - 5.5),
    words(waiting, afterClock, baseline),
    { kind: 'path', d: `M ${px(bar)} 5 V ${px(height - 5)}`, fill: 'none', stroke: { paint: 'inkSoft', width: 1 } },
    icon(PEOPLE, bar + 5, height / 2 - 5.5),
    words(queue, bar + 5 + 11 + 4, baseline),
  ];
}

/** How busy the people of a lane are: a bar at the edge of its header, and the figure. */
export function drawLaneLoad({ level, share, text }: LaneLoad, geometry: Geometry): Picture {
  const { width, height } = geometry.bounds ?? { width: 0, height: 0 };
  const isFlat = isLyingFlat(geometry);
  const outline = { paint: 'inkSoft', width: 0.75 } as const;
  const length = (isFlat ? height : width) * share;
  const label = textWidth(text, 10) * 1.06 + 6;
  // On a lane that stands upright the figure follows the bar, on one that lies flat it stands at the foot of the header.
  const at = isFlat ? { x: Math.min(8, HEADER - label), y: height - 18 } : { x: 8, y: 10 };
  return [
    { kind: 'rect', ...(isFlat ? { x: 0, y: height - length, width: 6, height: length } : { x: 0, y: 0, width: length, height: 6 }), radius: 0, fill: PAINT[level], stroke: outline },
    { kind: 'rect', x: at.x, y: at.y, width: label, height: 14, radius: 3, fill: 'surface' },
    words(text, at.x + 3, at.y + 10.6, 'start', 10, true),
  ];
}

const SWATCH = 38;
/** Space around the parts of the legend, px. */
const PAD = 12;

/** What the colours mean, with the largest value that they stand for; `size` is the room that it takes. */
export function drawHeatLegend({ title, least, most, lanes }: HeatData['legend']): { readonly size: Pick<Bounds, 'width' | 'height'>; readonly picture: Picture } {
  const scale = SWATCH * HEAT_LEVELS.length;
  const width = Math.ceil(Math.max(scale, textWidth(title, TEXT_SIZE) * 1.06, textWidth(lanes, TEXT_SIZE))) + PAD * 2;
  const height = 86;
  return {
    size: { width, height },
    picture: [
      { kind: 'rect', role: 'body', x: 0.5, y: 0.5, width: width - 1, height: height - 1, radius: 6, fill: 'surface', stroke: { paint: 'inkSoft', width: 1 } },
      words(title, PAD, 20, 'start', TEXT_SIZE, true),
      ...HEAT_LEVELS.map((level): Mark => {
        const thickness = RING[level] + 3;
        return { kind: 'rect', x: PAD + level * SWATCH, y: 36 - thickness / 2, width: SWATCH - 2, height: thickness, radius: 2, fill: PAINT[level], stroke: { paint: 'inkSoft', width: 0.75 } };
      }),
      words(least, PAD, 58),
      words(most, PAD + scale - 2, 58, 'end'),
      words(lanes, PAD, 76),
    ],
  };
}
