import type { Flow } from '../model/Flow.ts';
import type { Bounds, Point } from '../model/Geometry.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import type { Side } from './docking.ts';
import { planeRoot } from './planeRoot.ts';

/** One straight piece of a flow, horizontal or vertical. */
interface Piece {
  readonly flow: string;
  readonly isHorizontal: boolean;
  /** y of a horizontal piece, x of a vertical one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}
interface Dock { readonly flow: string; readonly side: Side; readonly leaves: boolean }

const CELL = 200;
const cellOf = (n: number) => Math.floor(n / CELL);
const keyOf = (column: number, row: number) => column * 1_048_576 + row;

/** Two lines closer than this read as one, px. */
const NEAR = 7;
/** In px of detour: per px that two flows run over each other, and per crossing. */
const OVERLAP_COST = 3;
const CROSSING_COST = 18;
/** A side that other flows use, by the outline: corners are scarce, borders are long. Out where another comes in misleads most. */
const SHARED = { corner: { same: 110, opposite: 180 }, border: { same: 10, opposite: 70 } } as const;

const piecesOf = (flow: string, way: readonly Point[]): Piece[] => way.slice(1).flatMap((b, i): Piece[] => {
  const a = way[i]!;
  if (a.y === b.y && a.x !== b.x) return [{ flow, isHorizontal: true, at: a.y, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) }];
  if (a.x === b.x && a.y !== b.y) return [{ flow, isHorizontal: false, at: a.x, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) }];
  return [];
});

/** The side of a box that a point on its outline belongs to. */
export function sideAt({ x, y, width, height }: Bounds, point: Point): Side {
  const dx = (point.x - (x + width / 2)) / Math.max(1, width);
  const dy = (point.y - (y + height / 2)) / Math.max(1, height);
  return Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? 'right' : 'left') : dy > 0 ? 'bottom' : 'top';
}

/** The flows that are drawn already: a further one keeps off their lines and their sides of the nodes. */
export class Traffic {
  private readonly model: ProcessModel;
  /** By what is drawn together, then by square. */
  private readonly planes = new Map<string | null, Map<number, Piece[]>>();
  private readonly pieces = new Map<string, { readonly plane: string | null; readonly pieces: readonly Piece[] }>();
  private readonly docks = new Map<string, Dock[]>();
  /** Squares and pieces of flows that were looked at so far: what keeping off them has cost. */
  looked = 0;

  /** With the flows of a model that have a way, except some. */
  constructor(model: ProcessModel, except: (id: string) => boolean = () => false) {
    this.model = model;
    for (const flow of Object.values(model.flows)) {
      const way = except(flow.id) ? undefined : find(model.geometry, flow.id)?.waypoints;
      if (way && way.length > 1) this.add(flow, way);
    }
  }

  add(flow: Flow, way: readonly Point[]): void {
    const plane = planeRoot(this.model, flow.source);
    const pieces = piecesOf(flow.id, way);
    this.pieces.set(flow.id, { plane, pieces });
    for (const piece of pieces) this.eachCell(plane, piece, (list) => list.push(piece));
    for (const [id, point, leaves] of [[flow.source, way[0], true], [flow.target, way.at(-1), false]] as const) {
      const bounds = id === null ? undefined : find(this.model.geometry, id)?.bounds;
      if (id === null || !bounds || !point || !Object.hasOwn(this.model.nodes, id)) continue;
      const dock: Dock = { flow: flow.id, side: sideAt(bounds, point), leaves };
      const docks = this.docks.get(id);
      if (docks) docks.push(dock);
      else this.docks.set(id, [dock]);
    }
  }

  remove(flow: Flow): void {
    const known = this.pieces.get(flow.id);
    if (!known) return;
    this.pieces.delete(flow.id);
    for (const piece of known.pieces) this.eachCell(known.plane, piece, (list) => { const at = list.indexOf(piece); if (at >= 0) list.splice(at, 1); });
    for (const id of [flow.source, flow.target]) {
      const docks = id === null ? undefined : this.docks.get(id);
      if (id !== null && docks) this.docks.set(id, docks.filter((dock) => dock.flow !== flow.id));
    }
  }

  private eachCell(plane: string | null, { isHorizontal, at, from, to }: Piece, visit: (list: Piece[]) => void): void {
    let cells = this.planes.get(plane);
    if (!cells) this.planes.set(plane, (cells = new Map()));
    // A line next to the border of a square is near to what is in the next one.
    for (let across = cellOf(at - NEAR); across <= cellOf(at + NEAR); across++) {
      for (let along = cellOf(from); along <= cellOf(to); along++) {
        const key = isHorizontal ? keyOf(along, across) : keyOf(across, along);
        let list = cells.get(key);
        if (!list) cells.set(key, (list = []));
        visit(list);
      }
    }
  }

  /** What a way costs for running over other flows and across them, in px of detour; counted no further than `enough`. */
  cost(plane: string | null, way: readonly Point[], enough = Infinity): number {
    const { overlap, crossings } = this.meet(plane, way, enough);
    return overlap * OVERLAP_COST + crossings * CROSSING_COST;
  }

  /** How far a way runs over other flows, px, and how many it crosses. */
  meet(plane: string | null, way: readonly Point[], enough = Infinity): { readonly overlap: number; readonly crossings: number } {
    const cells = this.planes.get(plane);
    let overlap = 0, crossings = 0;
    if (!cells) return { overlap, crossings };
    for (let i = 1; i < way.length; i++) {
      const a = way[i - 1]!, b = way[i]!;
      const isHorizontal = a.y === b.y;
      const at = isHorizontal ? a.y : a.x;
      const from = isHorizontal ? Math.min(a.x, b.x) : Math.min(a.y, b.y);
      const to = isHorizontal ? Math.max(a.x, b.x) : Math.max(a.y, b.y);
      const across = cellOf(at);
      for (let along = cellOf(from); along <= cellOf(to); along++) {
        if (overlap * OVERLAP_COST + crossings * CROSSING_COST > enough) return { overlap, crossings };
        const low = Math.max(from, along * CELL), high = Math.min(to, (along + 1) * CELL);
        const near = cells.get(isHorizontal ? keyOf(along, across) : keyOf(across, along));
        this.looked += 1 + (near?.length ?? 0);
        for (const piece of near ?? []) {
          if (piece.isHorizontal === isHorizontal) {
            if (Math.abs(piece.at - at) < NEAR) overlap += Math.max(0, Math.min(high, piece.to) - Math.max(low, piece.from));
          } else if (piece.at > low && piece.at <= high && piece.at < to && at > piece.from && at < piece.to) crossings++;
        }
      }
    }
    return { overlap, crossings };
  }

  /** Do two flows leave, or enter, a node at the same side? */
  isCrowded(id: string): boolean {
    const sides = (this.docks.get(id) ?? []).map(({ side }) => side);
    return new Set(sides).size < sides.length;
  }

  /** What each side of a node costs because others use it, added to what it costs anyhow. */
  sideCost(id: string | null, leaves: boolean, base: Readonly<Record<Side, number>>): Readonly<Record<Side, number>> {
    const docks = id === null ? undefined : this.docks.get(id);
    const node = find(this.model.nodes, id);
    if (!docks || docks.length === 0 || !node) return base;
    const shared = NODE_KINDS[node.kind].outline === 'roundedRectangle' ? SHARED.border : SHARED.corner;
    const cost: Record<Side, number> = { ...base };
    for (const dock of docks) cost[dock.side] += dock.leaves === leaves ? shared.same : shared.opposite;
    return cost;
  }
}
