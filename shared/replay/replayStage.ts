import { planeOf, type Plane } from '../drawing/plane.ts';
import type { Bounds, Point } from '../model/Geometry.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import type { Trace } from '../simulation/Trace.ts';

/** A way that tokens walk, with the length up to each of its points. */
export interface Track {
  readonly points: readonly Point[];
  readonly upTo: readonly number[];
  readonly length: number;
}

/** Where the numbered elements of a trace stand on one plane of the model; `null` where they are not drawn. */
export interface ReplayStage {
  /** Of the node itself, or of the closed sub-process that it stands in. */
  readonly nodes: readonly (Bounds | null)[];
  /** Two nodes in one closed sub-process share a spot, and with it a queue on the screen. */
  readonly spot: Int32Array;
  readonly flows: readonly (Track | null)[];
}

function trackOf(points: readonly Point[]): Track {
  const upTo = [0];
  for (let i = 1; i < points.length; i += 1) upTo.push(upTo[i - 1]! + Math.hypot(points[i]!.x - points[i - 1]!.x, points[i]!.y - points[i - 1]!.y));
  return { points, upTo, length: upTo.at(-1) ?? 0 };
}

/** The point at a distance from the beginning of the way. */
export function pointOnTrack({ points, upTo, length }: Track, distance: number): Point {
  const d = Math.min(length, Math.max(0, distance));
  let i = 1;
  while (i < points.length - 1 && upTo[i]! < d) i += 1;
  const [a, b] = [points[i - 1]!, points[i] ?? points[i - 1]!];
  const leg = (upTo[i] ?? 0) - upTo[i - 1]!;
  const share = leg > 0 ? (d - upTo[i - 1]!) / leg : 0;
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/** `root`: the sub-process whose plane is shown; `null`: the top. */
export function replayStage(model: ProcessModel, plane: Plane, root: string | null, { nodeIds, flowIds }: Trace): ReplayStage {
  const shown = new Set<string>(plane.nodes.map(({ id }) => id));
  const shownFlows = new Set<string>(plane.flows.map(({ id }) => id));
  /** The element of this plane at which a node is seen: itself, or the closed sub-process around it. */
  const seenAt = (id: string): string | null => {
    let node = find(model.nodes, id);
    for (let level = 0; node && level < 100; level += 1) {
      if (shown.has(node.id)) return node.id;
      const outer = planeOf(model, node);
      if (outer === null || outer === root) return null;
      node = find(model.nodes, outer);
    }
    return null;
  };
  const spots = new Map<string, number>();
  const seen = nodeIds.map(seenAt);
  return {
    nodes: seen.map((id) => (id === null ? null : (find(model.geometry, id)?.bounds ?? null))),
    spot: Int32Array.from(seen, (id) => {
      if (id === null) return -1;
      const known = spots.get(id) ?? spots.size;
      spots.set(id, known);
      return known;
    }),
    flows: flowIds.map((id) => {
      const waypoints = shownFlows.has(id) ? find(model.geometry, id)?.waypoints : undefined;
      return waypoints && waypoints.length >= 2 ? trackOf(waypoints) : null;
    }),
  };
}
