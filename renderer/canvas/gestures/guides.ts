import type { Bounds } from '../../../shared/model/Geometry.ts';
import type { ElementId } from '../../../shared/model/ids.ts';
import type { Guide } from '../canvasStore.ts';
import type { Scene } from '../scene.ts';
import { intersects } from '../../../shared/drawing/SpatialIndex.ts';

/** px on the screen within which an edge or middle catches. */
const CATCH = 6;
/** px of model to which movements are rounded where nothing catches. */
const GRID = 5;

const stops = (from: number, length: number) => [from, from + length / 2, from + length];

export interface Snapped {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/** What a box could line up with: the other nodes in view. */
export function neighbours(scene: Scene, view: Bounds, except: ReadonlySet<ElementId>): readonly Bounds[] {
  const boxes: Bounds[] = [];
  for (const id of scene.index.bodiesIn(view)) {
    const bounds = except.has(id) ? undefined : scene.model.geometry[id]?.bounds;
    if (bounds && intersects(bounds, view)) boxes.push(bounds);
  }
  return boxes;
}

interface Match {
  readonly by: number;
  readonly at: number;
  readonly other: Bounds;
}

function bestMatch(box: Bounds, others: readonly Bounds[], axis: 'x' | 'y', reach: number): Match | null {
  let best: Match | null = null;
  const own = axis === 'x' ? stops(box.x, box.width) : stops(box.y, box.height);
  for (const other of others) {
    const theirs = axis === 'x' ? stops(other.x, other.width) : stops(other.y, other.height);
    for (const at of theirs) {
      for (const stop of own) {
        const by = at - stop;
        if (Math.abs(by) <= reach && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, at, other };
      }
    }
  }
  return best;
}

const guide = (axis: 'x' | 'y', match: Match, box: Bounds): Guide => (axis === 'x'
  ? { axis, at: match.at, from: Math.min(box.y, match.other.y) - 12, to: Math.max(box.y + box.height, match.other.y + match.other.height) + 12 }
  : { axis, at: match.at, from: Math.min(box.x, match.other.x) - 12, to: Math.max(box.x + box.width, match.other.x + match.other.width) + 12 });

/** A movement of a box, caught by edges and middles of its neighbours, else rounded to the grid. */
export function snapMove(box: Bounds, dx: number, dy: number, others: readonly Bounds[], zoom: number): Snapped {
  const moved = { ...box, x: box.x + dx, y: box.y + dy };
  const matchX = bestMatch(moved, others, 'x', CATCH / zoom);
  const matchY = bestMatch(moved, others, 'y', CATCH / zoom);
  const snappedX = matchX ? dx + matchX.by : Math.round(dx / GRID) * GRID;
  const snappedY = matchY ? dy + matchY.by : Math.round(dy / GRID) * GRID;
  const landed = { ...box, x: box.x + snappedX, y: box.y + snappedY };
  return { dx: snappedX, dy: snappedY, guides: [...(matchX ? [guide('x', matchX, landed)] : []), ...(matchY ? [guide('y', matchY, landed)] : [])] };
}
