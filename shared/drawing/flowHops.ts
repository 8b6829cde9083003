import type { Flow } from '../model/Flow.ts';
import type { FlowId } from '../model/ids.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';
import { BEND_RADIUS, HOP, type Jump } from './flowPath.ts';
import { flowWay } from './flowWay.ts';

/** Closer to the end of a piece there is no room for an arc beside the bend or the arrow head. */
const CLEAR = HOP + BEND_RADIUS + 2;
/** A line that ends so near to another joins it, and does not cross it. */
const JOINS = 3;
const CELL = 200;
/** Lines longer than any plan, px, come from broken files; looking along them would take as long as they are. */
const LONGEST = 50_000;

interface Upright { readonly flow: FlowId; readonly x: number; readonly top: number; readonly bottom: number }

const cellsOf = (from: number, to: number) => Array.from({ length: Math.floor(to / CELL) - Math.floor(from / CELL) + 1 }, (_, i) => Math.floor(from / CELL) + i);

/**
 * Where sequence flows cross: the one that runs across jumps over the one that runs upright, so that nobody takes the
 * crossing for a junction. Flows of other kinds are told apart by their dashes. Flows that jump nowhere are absent.
 */
export function flowHops(model: ProcessModel, flows: readonly Flow[]): ReadonlyMap<FlowId, readonly Jump[]> {
  const ways = flows.filter(({ kind }) => kind === 'sequenceFlow').map((flow) => ({ id: flow.id, way: flowWay(model, flow) }));
  const uprights = new Map<string, Upright[]>();
  for (const { id, way } of ways) {
    for (let i = 1; i < way.length; i++) {
      const [a, b] = [way[i - 1], way[i]];
      if (!a || !b || Math.abs(a.x - b.x) > 0.5 || Math.abs(a.y - b.y) > LONGEST) continue;
      const upright = { flow: id, x: a.x, top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) };
      for (const row of cellsOf(upright.top, upright.bottom)) {
        const key = `${Math.floor(upright.x / CELL)}:${row}`;
        const list = uprights.get(key);
        if (list) list.push(upright);
        else uprights.set(key, [upright]);
      }
    }
  }
  const hops = new Map<FlowId, readonly Jump[]>();
  for (const { id, way } of ways) {
    const own: Jump[] = [];
    for (let i = 1; i < way.length; i++) {
      const [a, b] = [way[i - 1], way[i]];
      if (!a || !b || Math.abs(a.y - b.y) > 0.5) continue;
      const [left, right] = [Math.min(a.x, b.x) + CLEAR, Math.max(a.x, b.x) - CLEAR];
      if (left > right || right - left > LONGEST) continue;
      const row = Math.floor(a.y / CELL);
      const met = cellsOf(left, right).flatMap((column) => uprights.get(`${column}:${row}`) ?? [])
        .filter(({ flow, x, top, bottom }) => flow !== id && x >= left && x <= right && top < a.y - JOINS && bottom > a.y + JOINS)
        .map(({ x }) => x)
        .toSorted((p, q) => (a.x < b.x ? p - q : q - p));
      let before: number | null = null;
      for (const x of met) {
        // Two lines that run side by side are jumped over as far as there is room between them.
        if (before !== null && Math.abs(x - before) < HOP * 2 + 1) continue;
        own.push({ piece: i - 1, at: { x, y: a.y } });
        before = x;
      }
    }
    if (own.length > 0) hops.set(id, own);
  }
  return hops;
}
