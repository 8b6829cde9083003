import type { Geometry } from '../model/Geometry.ts';
import { drawActivityMarkers, hasMarkers, MARKER_ROW, type Activity } from './activityMarkers.ts';
import { CORNER, DOTTED, inkOf, LINE } from './ink.ts';
import { centredText, LINE_HEIGHT, LABEL_SIZE, textFrom } from './labelText.ts';
import type { Picture, Stroke } from './Picture.ts';
import { drawTaskIcon, hasTaskIcon, ICON_COLUMN, ICON_ROW } from './taskIcons.ts';
import { textWidth } from './textWidth.ts';
import { wrapLabel, type LabelBox } from './wrapLabel.ts';

type Size = { readonly width: number; readonly height: number };

/** Between the border of a step and its name, px. */
export const PADDING = 7;

export const isSubProcess = (activity: Activity) => activity.kind === 'subProcess' || activity.kind === 'transaction' || activity.kind === 'adHocSubProcess';
export const isCollapsed = (activity: Activity, geometry: Geometry) => isSubProcess(activity) && geometry.isExpanded !== true;

const inset = (size: Size, by: number) => ({ x: by, y: by, width: Math.max(0, size.width - by * 2), height: Math.max(0, size.height - by * 2) });

/** Outline, type icon and markers of a step, without its name. */
export function drawActivity(activity: Activity, geometry: Geometry, size: Size): Picture {
  const { fill, line, text } = inkOf(geometry);
  const ink = line === 'ink' ? text : line;
  const collapsed = isCollapsed(activity, geometry);
  const isEventSubProcess = 'triggeredByEvent' in activity && activity.triggeredByEvent;
  const width = activity.kind === 'callActivity' ? LINE.callActivity : LINE.thin;
  const stroke: Stroke = { paint: line, width, ...(isEventSubProcess ? { dash: DOTTED } : {}) };
  return [
    { kind: 'rect', role: 'body', ...inset(size, width / 2), radius: CORNER, fill, stroke },
    // A transaction has a second line inside the first (BPMN 2.0.2 figure 10.32).
    ...(activity.kind === 'transaction' ? [{ kind: 'rect', ...inset(size, 4), radius: CORNER - 3, fill: 'none', stroke: { paint: line, width: LINE.double } } as const] : []),
    ...drawTaskIcon(activity.kind, ink, fill, { x: 6, y: 6 }),
    ...drawActivityMarkers(activity, collapsed || activity.kind === 'callActivity', size, ink),
  ];
}

/** The name: in the middle of a step, in the top left corner of an open sub-process. */
export function drawActivityName(activity: Activity, geometry: Geometry, size: Size): Picture {
  const { text } = inkOf(geometry);
  const width = Math.max(LABEL_SIZE * 2, size.width - PADDING * 2);
  if (isSubProcess(activity) && !isCollapsed(activity, geometry)) {
    const lines = wrapLabel(activity.name, { width, size: LABEL_SIZE, maxLines: 2 });
    return lines.length === 0 ? [] : [textFrom(lines, { x: PADDING + 3, top: PADDING }, 'start', text)];
  }
  const below = hasMarkers(activity, isCollapsed(activity, geometry) || activity.kind === 'callActivity') ? MARKER_ROW : 0;
  const lowest = size.height - Math.max(PADDING - 2, below);
  const box = { width, size: LABEL_SIZE, maxLines: Math.max(1, Math.floor((size.height - PADDING - Math.max(PADDING, below)) / LINE_HEIGHT)) };
  const withIcon = hasTaskIcon(activity.kind);
  const lines = withIcon ? besideIcon(activity.name, box, size.width, lowest) : wrapLabel(activity.name, box);
  if (lines.length === 0) return [];
  // The name keeps to the true middle as long as it clears the icon above and the markers below.
  const half = (lines.length * LINE_HEIGHT) / 2;
  const above = withIcon ? ICON_ROW : PADDING;
  const middle = Math.min(Math.max(size.height / 2, above + half), lowest - half);
  return [centredText(lines, { x: size.width / 2, y: middle }, text)];
}

/** A name under the type icon; where it is too long for that, its first line stands beside the icon, or it is cut. */
function besideIcon(name: string, box: LabelBox, width: number, lowest: number): readonly string[] {
  const fitting = Math.max(1, Math.floor((lowest - ICON_ROW) / LINE_HEIGHT));
  const lines = wrapLabel(name, box);
  if (lines.length <= fitting) return lines;
  const firstWidth = width - 2 * ICON_COLUMN;
  const narrow = wrapLabel(name, { ...box, firstWidth });
  const clears = textWidth(narrow[0] ?? '', LABEL_SIZE) <= firstWidth;
  return clears ? narrow : wrapLabel(name, { ...box, maxLines: fitting });
}
