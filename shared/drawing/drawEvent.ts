import type { Geometry } from '../model/Geometry.ts';
import type { ProcessNode } from '../model/Node.ts';
import { drawEventIcon, type EventIcon } from './eventIcons.ts';
import { inkOf, LINE } from './ink.ts';
import type { Picture, Stroke } from './Picture.ts';

export type EventNode = Extract<ProcessNode, { readonly definitions: unknown }>;

export const isEvent = (node: ProcessNode): node is EventNode => 'definitions' in node;

/** None: empty circle. Several: a pentagon, or a cross where all of them must come. */
function iconOf({ definitions, parallelMultiple }: EventNode): EventIcon | null {
  if (definitions.length > 1) return parallelMultiple ? 'parallelMultiple' : 'multiple';
  return definitions[0]?.kind ?? null;
}

const isInterrupting = (event: EventNode) => (event.kind === 'startEvent' ? event.isInterrupting : event.kind !== 'boundaryEvent' || event.cancelActivity);

/** Circle: thin for start, double for intermediate and boundary, thick for end; dashed where the work goes on. */
export function drawEvent(event: EventNode, geometry: Geometry, size: { readonly width: number; readonly height: number }): Picture {
  const { fill, line, sign } = inkOf(geometry);
  const cx = size.width / 2;
  const cy = size.height / 2;
  const r = Math.min(cx, cy);
  const dash = isInterrupting(event) ? {} : { dash: [4.5, 3] };
  const isDouble = event.kind === 'intermediateCatchEvent' || event.kind === 'intermediateThrowEvent' || event.kind === 'boundaryEvent';
  const width = event.kind === 'endEvent' ? LINE.thick : isDouble ? LINE.double : LINE.thin;
  const outline: Stroke = { paint: line, width, ...dash };
  const icon = iconOf(event);
  return [
    { kind: 'circle', role: 'body', cx, cy, r: r - width / 2, fill, stroke: outline },
    ...(isDouble ? [{ kind: 'circle', cx, cy, r: r - 3.6, fill: 'none', stroke: outline } as const] : []),
    ...(icon
      ? drawEventIcon(icon, {
          throws: event.kind === 'endEvent' || event.kind === 'intermediateThrowEvent',
          ink: sign, ground: fill, centre: { x: cx, y: cy },
          scale: (r / 18) * (isDouble ? 0.86 : 0.92),
        })
      : []),
  ];
}
