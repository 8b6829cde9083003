import type { Geometry } from '../model/Geometry.ts';
import type { StartEvent } from '../model/Node.ts';
import { drawActivityMarkers, hasMarkers, MARKER_ROW, type Activity } from './activityMarkers.ts';
import { drawEvent } from './drawEvent.ts';
import { fitName } from './fitName.ts';
import { CORNER, DOTTED, inkOf, LINE } from './ink.ts';
import { centredText, LABEL_SIZE, lineHeightOf, textFrom } from './labelText.ts';
import { movePicture } from './movePicture.ts';
import type { Picture, Stroke } from './Picture.ts';
import { drawTaskIcon, hasTaskIcon, ICON_COLUMN, ICON_ROW } from './taskIcons.ts';
import { textWidth } from './textWidth.ts';
import { wrapLabel, type LabelBox } from './wrapLabel.ts';

type Size = { readonly width: number; readonly height: number };

/** Between the border of a step and its name, px. */
export const PADDING = 7;
/** Above the name of an open sub-process, whose steps may begin right below, px; that of a transaction clears the inner line. */
const OPEN_TOP = 4;

export const isSubProcess = (activity: Activity) => activity.kind === 'subProcess' || activity.kind === 'transaction' || activity.kind === 'adHocSubProcess';
export const isCollapsed = (activity: Activity, geometry: Geometry) => isSubProcess(activity) && geometry.isExpanded !== true;

const inset = (size: Size, by: number) => ({ x: by, y: by, width: Math.max(0, size.width - by * 2), height: Math.max(0, size.height - by * 2) });

/** Side of the start event in the corner of a closed event sub-process, px. */
const TRIGGER = 20;
const colours = ({ fill, stroke }: Geometry): Geometry => ({ ...(fill === undefined ? {} : { fill }), ...(stroke === undefined ? {} : { stroke }) });

/** Outline, type icon and markers of a step, without its name. `trigger`: what sets off a closed event sub-process. */
export function drawActivity(activity: Activity, geometry: Geometry, size: Size, trigger?: StartEvent): Picture {
  const { fill, line, sign } = inkOf(geometry);
  const collapsed = isCollapsed(activity, geometry);
  const isEventSubProcess = 'triggeredByEvent' in activity && activity.triggeredByEvent;
  const width = activity.kind === 'callActivity' ? LINE.callActivity : LINE.thin;
  const stroke: Stroke = { paint: line, width, ...(isEventSubProcess ? { dash: DOTTED } : {}) };
  return [
    { kind: 'rect', role: 'body', ...inset(size, width / 2), radius: CORNER, fill, stroke },
    // A transaction has a second line inside the first (BPMN 2.0.2 figure 10.32).
    ...(activity.kind === 'transaction' ? [{ kind: 'rect', ...inset(size, 4), radius: CORNER - 3, fill: 'none', stroke: { paint: line, width: LINE.double } } as const] : []),
    ...drawTaskIcon(activity, sign, fill, { x: 6, y: 6 }),
    ...(trigger ? movePicture(drawEvent(trigger, colours(geometry), { width: TRIGGER, height: TRIGGER }), 5, 5) : []),
    ...drawActivityMarkers(activity, collapsed || activity.kind === 'callActivity', size, sign),
  ];
}

/** The name: in the middle of a step, in the top left corner of an open sub-process. */
export function drawActivityName(activity: Activity, geometry: Geometry, size: Size, trigger?: StartEvent): Picture {
  const { text } = inkOf(geometry);
  const width = Math.max(LABEL_SIZE * 2, size.width - PADDING * 2);
  if (isSubProcess(activity) && !isCollapsed(activity, geometry)) {
    const lines = wrapLabel(activity.name, { width, size: LABEL_SIZE, maxLines: 2 });
    return lines.length === 0 ? [] : [textFrom(lines, { x: PADDING + 3, top: activity.kind === 'transaction' ? PADDING : OPEN_TOP }, 'start', text)];
  }
  const below = hasMarkers(activity, isCollapsed(activity, geometry) || activity.kind === 'callActivity') ? MARKER_ROW : 0;
  const withIcon = trigger !== undefined || hasTaskIcon(activity.kind);
  const { lines, fontSize } = fitName(activity.name, width, (letter) => linesOf(activity.name, { ...size, width }, { withIcon, below }, letter));
  if (lines.length === 0) return [];
  // The name keeps to the true middle as long as it clears the icon above and the markers below.
  const half = (lines.length * lineHeightOf(fontSize)) / 2;
  const lowest = size.height - Math.max(PADDING - 2, below);
  const above = withIcon ? ICON_ROW : PADDING;
  const middle = Math.min(Math.max(size.height / 2, above + half), lowest - half);
  return [centredText(lines, { x: size.width / 2, y: middle }, text, fontSize)];
}

interface Room {
  readonly withIcon: boolean;
  /** px that markers take from the bottom. */
  readonly below: number;
}

/** The lines of a name in the room that a step of a size leaves. */
function linesOf(name: string, { width, height }: Size, { withIcon, below }: Room, fontSize: number): readonly string[] {
  const lineHeight = lineHeightOf(fontSize);
  const box = { width, size: fontSize, maxLines: Math.max(1, Math.floor((height - PADDING - Math.max(PADDING, below)) / lineHeight)) };
  return withIcon ? besideIcon(name, box, Math.max(1, Math.floor((height - Math.max(PADDING - 2, below) - ICON_ROW) / lineHeight))) : wrapLabel(name, box);
}

/** A name under the type icon; where it is too long for the `fitting` lines there, its first line stands beside the icon, or it is cut. */
function besideIcon(name: string, box: LabelBox, fitting: number): readonly string[] {
  const lines = wrapLabel(name, box);
  if (lines.length <= fitting) return lines;
  const firstWidth = box.width + PADDING * 2 - 2 * ICON_COLUMN;
  const narrow = wrapLabel(name, { ...box, firstWidth });
  const clears = textWidth(narrow[0] ?? '', box.size) <= firstWidth;
  return clears ? narrow : wrapLabel(name, { ...box, maxLines: fitting });
}
