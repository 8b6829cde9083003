import { drawFlow } from '../../shared/drawing/drawFlow.ts';
import { union } from '../../shared/drawing/extent.ts';
import { flowWay } from '../../shared/drawing/flowWay.ts';
import { leavesActivity } from '../../shared/drawing/leavesActivity.ts';
import type { Mark, Picture } from '../../shared/drawing/Picture.ts';
import type { Flow } from '../../shared/model/Flow.ts';
import type { Bounds, Geometry } from '../../shared/model/Geometry.ts';
import type { ElementId, FlowId } from '../../shared/model/ids.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import type { Scene } from './scene.ts';

/** Flows of a square of the plane, melted into as few SVG elements as can be. */
export interface FlowChunk {
  readonly key: string;
  readonly bounds: Bounds;
  readonly marks: Picture;
  readonly texts: Picture;
}

/** Side of a square, px of model. */
const SIZE = 1_200;

type PathMark = Mark & { readonly kind: 'path' };

/** Marks live as long as their flow stays as it is: what they look like is asked once, not with each edit. */
const styles = new WeakMap<PathMark, string>();
function styleOf(mark: PathMark): string {
  const known = styles.get(mark);
  if (known !== undefined) return known;
  const style = JSON.stringify([mark.fill, mark.stroke, mark.role]);
  styles.set(mark, style);
  return style;
}

/** Paths that look alike become one path: React and the browser then handle one element instead of hundreds. */
function melt(pictures: readonly Picture[]): Picture {
  const paths = new Map<string, { readonly like: PathMark; readonly ways: string[] }>();
  const others: Mark[] = [];
  for (const picture of pictures) {
    for (const mark of picture) {
      if (mark.kind === 'text') continue;
      if (mark.kind !== 'path') {
        others.push(mark);
        continue;
      }
      const style = styleOf(mark);
      const same = paths.get(style);
      if (same) same.ways.push(mark.d);
      else paths.set(style, { like: mark, ways: [mark.d] });
    }
  }
  return [...[...paths.values()].map(({ like, ways }) => ({ ...like, d: ways.join(' ') })), ...others];
}

function spanOf(waypoints: readonly { readonly x: number; readonly y: number }[]): Bounds {
  const xs = waypoints.map((p) => p.x);
  const ys = waypoints.map((p) => p.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Chunks of all flows but those that are drawn live; chunks that did not change are the same objects as before. */
export function createFlowChunks(): (scene: Scene, live: ReadonlySet<ElementId>) => readonly FlowChunk[] {
  let drawn = new Map<FlowId, { readonly flow: Flow; readonly geometry: Geometry; readonly from: Geometry | undefined; readonly to: Geometry | undefined; readonly leaves: boolean; readonly jumps: string; readonly picture: Picture }>();
  let chunks = new Map<string, { readonly members: readonly Picture[]; readonly chunk: FlowChunk }>();
  return (scene, live) => {
    const nextDrawn: typeof drawn = new Map();
    const squares = new Map<string, { members: Picture[]; bounds: Bounds }>();
    for (const flow of scene.plane.flows) {
      const geometry = scene.model.geometry[flow.id] ?? {};
      const leaves = leavesActivity(scene.model, flow);
      // A way ends at the outlines of its shapes, so it is drawn anew when they move.
      const [from, to] = [find(scene.model.geometry, flow.source), find(scene.model.geometry, flow.target)];
      const hops = scene.hops.get(flow.id) ?? [];
      const jumps = hops.map(({ piece, at }) => `${piece}:${at.x}`).join();
      const before = drawn.get(flow.id);
      const isSame = before?.flow === flow && before.geometry === geometry && before.from === from && before.to === to && before.leaves === leaves && before.jumps === jumps;
      const entry = isSame ? before : { flow, geometry, from, to, leaves, jumps, picture: drawFlow(flow, geometry, flowWay(scene.model, flow), { leavesActivity: leaves, hops }) };
      nextDrawn.set(flow.id, entry);
      if (live.has(flow.id)) continue;
      const span = spanOf(geometry.waypoints ?? []);
      const key = `${Math.floor((span.x + span.width / 2) / SIZE)}:${Math.floor((span.y + span.height / 2) / SIZE)}`;
      const square = squares.get(key);
      if (square) {
        square.members.push(entry.picture);
        square.bounds = union(square.bounds, span);
      } else squares.set(key, { members: [entry.picture], bounds: span });
    }
    drawn = nextDrawn;
    const next: typeof chunks = new Map();
    for (const [key, { members, bounds }] of squares) {
      const before = chunks.get(key);
      const isSame = before && before.members.length === members.length && before.members.every((picture, i) => picture === members[i]);
      next.set(key, isSame ? before : {
        members,
        chunk: { key, bounds: { x: bounds.x - 80, y: bounds.y - 80, width: bounds.width + 160, height: bounds.height + 160 }, marks: melt(members), texts: members.flat().filter((mark) => mark.kind === 'text') },
      });
    }
    chunks = next;
    return [...next.values()].map(({ chunk }) => chunk);
  };
}
