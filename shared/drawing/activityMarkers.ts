import type { CallActivity, SubProcess, Task } from '../model/Node.ts';
import { LINE } from './ink.ts';
import type { Mark, Paint, Picture } from './Picture.ts';
import { placePath } from './placePath.ts';

export type Activity = Task | CallActivity | SubProcess;

/** Side of a marker and the gap between two, px. */
const SIZE = 14;
const GAP = 3;
/** Room that the row of markers takes from the bottom of the shape. */
export const MARKER_ROW = SIZE + 5;

interface Marker {
  readonly d: string;
  readonly isFilled?: boolean;
  readonly width?: number;
}

/** In a box of 14 × 14 (BPMN 2.0.2 figures 10.18–10.26). */
const MARKERS = {
  standard: { d: 'M 5.4 12 A 5.2 5.2 0 1 1 9.4 11.7 M 2.2 12.6 H 5.9 V 8.9' },
  multiInstanceParallel: { d: 'M 3.5 1.5 V 12.5 M 7 1.5 V 12.5 M 10.5 1.5 V 12.5', width: 2 },
  multiInstanceSequential: { d: 'M 1.5 3.5 H 12.5 M 1.5 7 H 12.5 M 1.5 10.5 H 12.5', width: 2 },
  compensation: { d: 'M 6.8 2.4 V 11.6 L 0.8 7 Z M 13 2.4 V 11.6 L 7 7 Z' },
  adHoc: { d: 'M 1 8.6 C 2 5 4 4.2 6 5.6 L 8.4 7.4 C 10.2 8.6 11.6 8 13 5 V 6.6 C 12 10.2 10 10.8 8 9.6 L 5.6 7.8 C 3.8 6.6 2.4 7.2 1 10.2 Z', isFilled: true },
  collapsed: { d: 'M 0.75 0.75 H 13.25 V 13.25 H 0.75 Z M 7 3.4 V 10.6 M 3.4 7 H 10.6' },
} as const satisfies Record<string, Marker>;

function markersOf(activity: Activity, isCollapsed: boolean): readonly Marker[] {
  return [
    ...(activity.loop ? [MARKERS[activity.loop.kind]] : []),
    ...(isCollapsed ? [MARKERS.collapsed] : []),
    ...(activity.isForCompensation ? [MARKERS.compensation] : []),
    ...(activity.kind === 'adHocSubProcess' ? [MARKERS.adHoc] : []),
  ];
}

export const hasMarkers = (activity: Activity, isCollapsed: boolean) => markersOf(activity, isCollapsed).length > 0;

/** The row of markers, centred at the bottom of the shape. */
export function drawActivityMarkers(activity: Activity, isCollapsed: boolean, size: { readonly width: number; readonly height: number }, ink: Paint): Picture {
  const markers = markersOf(activity, isCollapsed);
  const row = markers.length * SIZE + (markers.length - 1) * GAP;
  return markers.map(({ d, isFilled, width }, i): Mark => ({
    kind: 'path', role: 'marker',
    d: placePath(d, size.width / 2 - row / 2 + i * (SIZE + GAP), size.height - SIZE - 4),
    fill: isFilled ? ink : 'none',
    stroke: { paint: ink, width: width ?? (isFilled ? 0.5 : LINE.icon) },
  }));
}
