import type { EventDefinition } from '../model/Node.ts';
import { iconLine, LINE } from './ink.ts';
import type { Mark, Paint, Picture } from './Picture.ts';
import { placePath } from './placePath.ts';

export type EventIcon = EventDefinition['kind'] | 'multiple' | 'parallelMultiple';

/** Outlines in a box of 36 × 36, centre 18, 18 (BPMN 2.0.2 table 10.93). Filled when the event throws. */
const OUTLINES: Readonly<Record<Exclude<EventIcon, 'message' | 'timer' | 'conditional'>, string>> = {
  signal: 'M 18 9.4 L 26 23.4 H 10 Z',
  error: 'M 9.6 26.4 L 14.2 10.6 L 20.6 19.6 L 26.4 9.6 L 22.2 26 L 15.6 17.6 Z',
  escalation: 'M 18 8.8 L 25.2 26.4 L 18 18.8 L 10.8 26.4 Z',
  link: 'M 8.6 14.4 H 19.2 V 10.4 L 27.6 18 L 19.2 25.6 V 21.6 H 8.6 Z',
  compensation: 'M 17.4 11.4 V 24.6 L 8.2 18 Z M 26.6 11.4 V 24.6 L 17.4 18 Z',
  cancel: 'M 10.6 13.6 L 13.6 10.6 L 18 15 L 22.4 10.6 L 25.4 13.6 L 21 18 L 25.4 22.4 L 22.4 25.4 L 18 21 L 13.6 25.4 L 10.6 22.4 L 15 18 Z',
  terminate: 'M 8 18 A 10 10 0 1 0 28 18 A 10 10 0 1 0 8 18 Z',
  multiple: 'M 18 8.6 L 27 15.2 L 23.6 25.6 H 12.4 L 9 15.2 Z',
  parallelMultiple: 'M 15.4 9 H 20.6 V 15.4 H 27 V 20.6 H 20.6 V 27 H 15.4 V 20.6 H 9 V 15.4 H 15.4 Z',
};

/** Ticks of a clock face: twelve, every three hours a longer one. */
const CLOCK_TICKS = Array.from({ length: 12 }, (_, hour) => {
  const angle = (hour * Math.PI) / 6;
  const from = hour % 3 === 0 ? 7.6 : 8.8;
  const at = (r: number) => `${(18 + Math.sin(angle) * r).toFixed(2)} ${(18 - Math.cos(angle) * r).toFixed(2)}`;
  return `M ${at(from)} L ${at(10.6)}`;
}).join(' ');

const envelope = 'M 9 12 H 27 V 24 H 9 Z';

/** The icon inside an event, or inside an event-based gateway. `throws`: filled. */
export function drawEventIcon(icon: EventIcon, options: { readonly throws: boolean; readonly ink: Paint; readonly ground: Paint; readonly centre: { readonly x: number; readonly y: number }; readonly scale: number }): Picture {
  const { throws, ink, ground, centre, scale } = options;
  const place = (d: string) => placePath(d, centre.x - 18 * scale, centre.y - 18 * scale, scale);
  const part = (d: string, fill: Paint, line: Paint): Mark => ({ kind: 'path', role: 'icon', d: place(d), fill, stroke: iconLine(line) });
  const lines = (d: string, line: Paint, width: number = LINE.icon): Mark => ({ kind: 'path', role: 'icon', d: place(d), fill: 'none', stroke: { paint: line, width } });
  switch (icon) {
    case 'message':
      return throws ? [part(envelope, ink, ink), lines('M 9.4 12.4 L 18 19 L 26.6 12.4', ground)] : [part(envelope, ground, ink), lines('M 9 12 L 18 19 L 27 12', ink)];
    case 'timer':
      return [part('M 7 18 A 11 11 0 1 0 29 18 A 11 11 0 1 0 7 18 Z', ground, ink), lines(CLOCK_TICKS, ink, 1), lines('M 19.6 10.6 L 18 18 L 23 18', ink)];
    case 'conditional':
      return [part('M 11 9 H 25 V 27 H 11 Z', ground, ink), lines('M 13.4 12.4 H 22.6 M 13.4 16.1 H 22.6 M 13.4 19.9 H 22.6 M 13.4 23.6 H 22.6', ink)];
    default:
      return [part(OUTLINES[icon], throws || icon === 'terminate' ? ink : 'none', ink)];
  }
}
