import { simplified } from '../../../shared/layout/orthogonalRoute.ts';
import { setWaypoints } from '../../../shared/commands/setWaypoints.ts';
import type { Point } from '../../../shared/model/Geometry.ts';
import type { FlowId } from '../../../shared/model/ids.ts';
import { find } from '../../../shared/model/ProcessModel.ts';
import { studio } from '../../store/studioStore.ts';
import { canvas } from '../canvasStore.ts';
import type { Scene } from '../scene.ts';
import type { Gesture } from './Gesture.ts';

const GRID = 5;

/**
 * Moves one piece of a way. Upright pieces move sideways and flat ones up and down, so the way keeps its right angles;
 * at an end a short piece is put in, so the flow stays where it docks. A slanting piece gets a bend.
 */
export function shiftSegment(way: readonly Point[], index: number, dx: number, dy: number): readonly Point[] {
  const [from, to] = [way[index], way[index + 1]];
  if (!from || !to) return way;
  const isFlat = Math.abs(from.y - to.y) < 0.5;
  const isUpright = Math.abs(from.x - to.x) < 0.5;
  if (!isFlat && !isUpright) {
    const bend = { x: (from.x + to.x) / 2 + dx, y: (from.y + to.y) / 2 + dy };
    return [...way.slice(0, index + 1), bend, ...way.slice(index + 1)];
  }
  const by = isFlat ? { x: 0, y: dy } : { x: dx, y: 0 };
  const movedFrom = { x: from.x + by.x, y: from.y + by.y };
  const movedTo = { x: to.x + by.x, y: to.y + by.y };
  const isFirst = index === 0;
  const isLast = index === way.length - 2;
  // The piece that docks keeps its docking point and reaches out a little before it turns.
  const stub = (end: Point, other: Point): Point => {
    const length = Math.min(20, Math.abs(isFlat ? other.x - end.x : other.y - end.y) / 3);
    return isFlat ? { x: end.x + Math.sign(other.x - end.x) * length, y: end.y } : { x: end.x, y: end.y + Math.sign(other.y - end.y) * length };
  };
  const head = isFirst ? [from, stub(from, to), { x: stub(from, to).x + by.x, y: stub(from, to).y + by.y }] : [...way.slice(0, index), movedFrom];
  const tail = isLast ? [{ x: stub(to, from).x + by.x, y: stub(to, from).y + by.y }, stub(to, from), to] : [movedTo, ...way.slice(index + 2)];
  return [...head, ...tail];
}

export function segmentGesture(scene: Scene, flow: FlowId, index: number, from: Point): Gesture {
  const way = find(scene.model.geometry, flow)?.waypoints ?? [];
  const wayAt = (at: Point, isFree: boolean) => {
    const round = (n: number) => (isFree ? n : Math.round(n / GRID) * GRID);
    return shiftSegment(way, index, round(at.x - from.x), round(at.y - from.y));
  };
  return {
    move: (at, { free }) => canvas.setState({ preview: { kind: 'waypoints', flow, waypoints: wayAt(at, free) } }),
    drop: (at, { free }) => {
      const waypoints = simplified(wayAt(at, free));
      studio.getState().execute((model) => setWaypoints(model, { flow, waypoints }));
    },
  };
}
