import type { Bounds, Point } from '../../model/Geometry.ts';
import { poolId, type ElementId, type NodeId } from '../../model/ids.ts';
import type { ProcessModel } from '../../model/ProcessModel.ts';
import { pointAlong } from '../flowPath.ts';
import { flowWay } from '../flowWay.ts';
import { HEADER, isLyingFlat } from '../headerStrip.ts';
import type { LabelSide } from '../nodeLabel.ts';
import type { Plane } from '../plane.ts';
import { planeIndex } from '../planeIndex.ts';
import type { PlacedPicture } from '../Sheet.ts';
import { badgeSize, badgeSpot } from './badgeSpot.ts';
import { drawHeatBadge, drawHeatLegend, drawHeatRing, drawLaneLoad } from './drawHeat.ts';
import { drawNote, type NoteKind } from './drawNote.ts';
import { freeSpot } from './freeSpot.ts';
import type { OverlayData } from './overlayData.ts';

export interface OverlayPictures {
  /** Rings lie under the steps and flows, so that they hide no arrow head. */
  readonly below: readonly PlacedPicture[];
  readonly above: readonly PlacedPicture[];
  /** Everything drawn: the sheet grows to hold it. */
  readonly boxes: readonly Bounds[];
}

export const NO_OVERLAYS: OverlayPictures = { below: [], above: [], boxes: [] };

/** Between an element and its notes, and between the diagram and the legend, px. */
const GAP = 3;
const LEGEND_GAP = 24;
/** Half an arrow head and a little more, px. */
const CLEAR = 7;

/** Where a note of a kind likes to stand at a shape: performers over it, times and ids under it; else wherever there is room. */
function spotsAround({ x, y, width, height }: Bounds, kind: NoteKind, note: Pick<Bounds, 'width' | 'height'>): readonly Bounds[] {
  const middle = x + (width - note.width) / 2;
  const [left, right] = [x, x + width - note.width];
  const columns = kind === 'times' ? [right, middle, left] : kind === 'roles' ? [left, middle, right] : [left, right, middle];
  const above = [1, 2].map((row) => y - (GAP + note.height) * row);
  const below = [1, 2].map((row) => y + height + GAP + (GAP + note.height) * (row - 1));
  const lines = kind === 'roles' ? [above[0], below[0], above[1], below[1]] : [below[0], above[0], below[1], above[1]];
  const spots = lines.flatMap((line) => columns.map((column) => ({ x: column, y: line ?? y, ...note })));
  return [...spots, { x: x + width + GAP, y: y + height - note.height, ...note }, { x: x - GAP - note.width, y: y + height - note.height, ...note }];
}

/** Beside the line, clear of its arrow head, as near to the middle as there is room; else on it. */
function spotsBeside(way: readonly Point[], { width, height }: Pick<Bounds, 'width' | 'height'>): readonly Bounds[] {
  const places = [0.5, 0.35, 0.65, 0.2, 0.8].map((share) => pointAlong(way, share));
  const beside = places.flatMap(({ at: { x, y }, isHorizontal }) =>
    [-1, 1].map((side) => (isHorizontal
      ? { x: x - width / 2, y: y + side * (height / 2 + CLEAR) - height / 2, width, height }
      : { x: x + side * (width / 2 + CLEAR) - width / 2, y: y - height / 2, width, height })));
  return [...beside, ...places.map(({ at: { x, y } }) => ({ x: x - width / 2, y: y - height / 2, width, height }))];
}

/** Everything that is laid over a plane, in its place. `extent`: of the plane without it. */
export function drawOverlays(model: ProcessModel, plane: Plane, sides: ReadonlyMap<NodeId, LabelSide>, data: OverlayData, extent: Bounds): OverlayPictures {
  const index = planeIndex(model, plane, sides);
  const below: PlacedPicture[] = [];
  const above: PlacedPicture[] = [];
  const boxes: Bounds[] = [];
  // What is laid down is met like everything else; so are the headers of pools and lanes, which are no place for notes.
  const take = (id: ElementId | null, box: Bounds) => index.addBox({ id: id ?? poolId('legend'), part: 'label', layer: 0 }, box);
  for (const { id } of [...plane.pools, ...plane.lanes]) {
    const { bounds, isHorizontal } = model.geometry[id] ?? {};
    if (bounds) take(id, { ...bounds, ...(isLyingFlat({ isHorizontal }) ? { width: Math.min(HEADER, bounds.width) } : { height: Math.min(HEADER, bounds.height) }) });
  }
  const put = (overlay: NoteKind | 'heat', id: ElementId | null, box: Bounds, picture: PlacedPicture['picture']) => {
    above.push({ id, at: { x: box.x, y: box.y }, picture, overlay });
    boxes.push(box);
    take(id, box);
  };

  if (data.heat) {
    const { steps, lanes } = data.heat;
    for (const { id, kind } of plane.nodes) {
      const heat = steps.get(id);
      const { bounds, isExpanded } = model.geometry[id] ?? {};
      if (!heat || !bounds || isExpanded) continue;
      below.push({ id, at: { x: bounds.x, y: bounds.y }, picture: drawHeatRing(kind, bounds, heat.level), overlay: 'heat' });
      if (!heat.badge) continue;
      const box = badgeSpot(index, bounds, badgeSize(heat.badge.waiting, heat.badge.queue), []);
      put('heat', id, box, drawHeatBadge(heat.badge, box));
    }
    for (const { id } of [...plane.lanes, ...plane.pools]) {
      const load = lanes.get(id);
      const geometry = model.geometry[id];
      if (load && geometry?.bounds) above.push({ id, at: { x: geometry.bounds.x, y: geometry.bounds.y }, picture: drawLaneLoad(load, geometry), overlay: 'heat' });
    }
  }
  for (const kind of ['roles', 'times', 'ids'] as const) {
    const texts = data[kind];
    if (!texts) continue;
    for (const { id } of plane.nodes) {
      const text = texts.get(id);
      const bounds = model.geometry[id]?.bounds;
      if (text === undefined || !bounds) continue;
      const { size, picture } = drawNote(kind, text);
      const box = freeSpot(index, spotsAround(bounds, kind, size));
      if (box) put(kind, id, box, picture);
    }
    for (const flow of plane.flows) {
      const { id } = flow;
      const text = texts.get(id);
      if (text === undefined) continue;
      const { size, picture } = drawNote(kind, text);
      const box = freeSpot(index, spotsBeside(flowWay(model, flow), size));
      if (box) put(kind, id, box, picture);
    }
    // The name of a pool or lane takes its header; a note begins behind it, in the corner where nothing flows.
    for (const { id } of [...plane.pools, ...plane.lanes]) {
      const text = texts.get(id);
      const { bounds, isHorizontal } = model.geometry[id] ?? {};
      if (text === undefined || !bounds) continue;
      const { size, picture } = drawNote(kind, text);
      const isFlat = isLyingFlat({ isHorizontal });
      const start = { x: bounds.x + (isFlat ? HEADER + GAP : GAP), y: bounds.y + (isFlat ? GAP : HEADER + GAP), ...size };
      const spots = [0, 1, 2, 3].map((row) => ({ ...start, y: start.y + row * (size.height + GAP) }));
      const box = freeSpot(index, spots);
      if (box) put(kind, id, box, picture);
    }
  }
  if (data.heat) {
    const { size, picture } = drawHeatLegend(data.heat.legend);
    const bottom = Math.max(extent.y + extent.height, ...boxes.map((box) => box.y + box.height));
    put('heat', null, { x: extent.x, y: bottom + LEGEND_GAP, ...size }, picture);
  }
  return { below, above, boxes };
}
