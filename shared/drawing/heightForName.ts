import type { Geometry } from '../model/Geometry.ts';
import type { ProcessNode } from '../model/Node.ts';
import { hasMarkers, MARKER_ROW } from './activityMarkers.ts';
import { ANNOTATION_INDENT } from './drawArtifact.ts';
import { isCollapsed, isSubProcess, PADDING } from './drawActivity.ts';
import { boundsOf } from './drawNode.ts';
import { LABEL_SIZE, LINE_HEIGHT } from './labelText.ts';
import { hasTaskIcon, ICON_ROW } from './taskIcons.ts';
import { wrapLabel } from './wrapLabel.ts';

const GRID = 10;

/** The height, px, at which the whole name fits into a step or annotation of its present width; `null` where names stand outside. */
export function heightForName(node: ProcessNode, geometry: Geometry): number | null {
  const { width } = boundsOf(node, geometry);
  const heightOf = (inner: number, around: number) => {
    const lines = wrapLabel(node.name, { width: inner, size: LABEL_SIZE });
    return Math.ceil((lines.length * LINE_HEIGHT + around) / GRID) * GRID;
  };
  if (node.kind === 'textAnnotation') return heightOf(Math.max(20, width - ANNOTATION_INDENT - 2), 6);
  if (!('work' in node) || (isSubProcess(node) && !isCollapsed(node, geometry))) return null;
  const below = hasMarkers(node, isCollapsed(node, geometry) || node.kind === 'callActivity') ? MARKER_ROW : 0;
  return heightOf(Math.max(LABEL_SIZE * 2, width - PADDING * 2), (hasTaskIcon(node.kind) ? ICON_ROW : PADDING) + Math.max(PADDING - 2, below));
}
