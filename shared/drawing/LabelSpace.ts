import type { Flow } from '../model/Flow.ts';
import type { Bounds, Geometry, Point } from '../model/Geometry.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { flowLabel, LABEL_GAP } from './flowLabel.ts';
import { distance } from './flowPath.ts';
import { labelSides } from './labelSide.ts';
import { OUTSIDE_LINE, OUTSIDE_SIZE } from './labelText.ts';
import { anchorAt, LABEL_WIDTH, outsideLabelBox } from './nodeLabel.ts';
import { planeOf } from './plane.ts';
import { intersects } from './SpatialIndex.ts';
import { textWidth } from './textWidth.ts';
import { wrapLabel } from './wrapLabel.ts';

interface Taken { readonly box: Bounds; readonly weight: number; readonly isLine: boolean }

/** How much it hurts when a label covers a node or another label, a line, or stands beside a piece that two flows share. */
const COVERS_SHAPE = 10;
const COVERS_LINE = 4;
const ON_SHARED_PIECE = 5;
/** Labels further along the flow are a little worse: a branch is read where it leaves its gateway. */
const PER_PIECE = 0.2;
const MOST_PIECES = 6;

const lineBox = (a: Point, b: Point, by: number): Bounds => ({ x: Math.min(a.x, b.x) - by, y: Math.min(a.y, b.y) - by, width: Math.abs(a.x - b.x) + 2 * by, height: Math.abs(a.y - b.y) + 2 * by });
const isStraight = (a: Point, b: Point) => a.x === b.x || a.y === b.y;

/** Farther from a line than this, px, nobody's label stands by itself. */
const REACH = 150;

function around(points: readonly Point[]): Bounds {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const x = Math.min(...xs) - REACH, y = Math.min(...ys) - REACH;
  return { x, y, width: Math.max(...xs) + REACH - x, height: Math.max(...ys) + REACH - y };
}

/** The point of a way nearest to a place, and how far along it lies, from 0 to 1. */
export function nearestOn(way: readonly Point[], to: Point): { readonly at: Point; readonly share: number } {
  let best = { at: way[0] ?? to, length: 0, apart: Infinity };
  let length = 0;
  for (let i = 1; i < way.length; i++) {
    const a = way[i - 1]!, b = way[i]!;
    const long = distance(a, b);
    const t = long === 0 ? 0 : Math.max(0, Math.min(1, ((to.x - a.x) * (b.x - a.x) + (to.y - a.y) * (b.y - a.y)) / (long * long)));
    const at = { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
    const apart = distance(at, to);
    if (apart < best.apart) best = { at, length: length + long * t, apart };
    length += long;
  }
  return { at: best.at, share: length === 0 ? 0 : best.length / length };
}

/** What is drawn where, so that the names of flows find free places. Open sub-processes, pools and lanes are ground, not obstacles. */
export class LabelSpace {
  private readonly model: ProcessModel;
  private readonly planes = new Map<string | null, Map<string, Taken[]>>();

  /** `near` some flows: what is far from all of their ways is left out. */
  constructor(model: ProcessModel, near?: Iterable<Flow>) {
    this.model = model;
    const window = near ? around([...near].flatMap((flow) => find(model.geometry, flow.id)?.waypoints ?? [])) : null;
    const sides = labelSides(model);
    for (const node of rows(model.nodes)) {
      const geometry = find(model.geometry, node.id);
      if (!geometry?.bounds || node.kind === 'group' || geometry.isExpanded === true) continue;
      if (window && !intersects(window, geometry.bounds)) continue;
      const taken: Taken[] = [{ box: geometry.bounds, weight: COVERS_SHAPE, isLine: false }];
      if (NODE_KINDS[node.kind].label === 'outside') {
        const { lines, ...box } = outsideLabelBox(node, geometry, geometry.bounds, sides.get(node.id));
        const width = Math.max(0, ...lines.map((line) => textWidth(line, OUTSIDE_SIZE)));
        const side = sides.get(node.id) ?? 'below';
        const anchor = geometry.label ? 'middle' : anchorAt(side);
        const x = anchor === 'middle' ? box.x + (box.width - width) / 2 : anchor === 'end' ? box.x + box.width - width : box.x;
        if (lines.length > 0) taken.push({ box: { ...box, x, width }, weight: COVERS_SHAPE, isLine: false });
      }
      this.plane(planeOf(model, node)).set(node.id, taken);
    }
    for (const flow of rows(model.flows)) {
      const geometry = find(model.geometry, flow.id) ?? {};
      if (!window || intersects(window, around(geometry.waypoints ?? []))) this.update(flow, geometry);
    }
  }

  private plane(id: string | null): Map<string, Taken[]> {
    let plane = this.planes.get(id);
    if (!plane) this.planes.set(id, (plane = new Map()));
    return plane;
  }
  private planeOfFlow(flow: Flow): Map<string, Taken[]> {
    const node = find(this.model.nodes, flow.source) ?? find(this.model.nodes, flow.target);
    return this.plane(node ? planeOf(this.model, node) : null);
  }

  /** Takes note of where a flow and its name are now. */
  update(flow: Flow, geometry: Geometry): void {
    const way = geometry.waypoints ?? [];
    const taken: Taken[] = way.slice(1).flatMap((b, i) => (isStraight(way[i]!, b) ? [{ box: lineBox(way[i]!, b, 1), weight: COVERS_LINE, isLine: true }] : []));
    const label = flowLabel(flow, geometry, way);
    if (label) taken.push({ box: geometry.label ? textBox(geometry.label, label) : label, weight: COVERS_SHAPE, isLine: false });
    this.planeOfFlow(flow).set(flow.id, taken);
  }

  /** What is wrong with a place for the name of a flow; 0: free, and beside a piece of its own. */
  private harm(flow: Flow, way: readonly Point[], box: Bounds): number {
    let harm = 0;
    const { at } = nearestOn(way, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
    const spot = { x: at.x - 3, y: at.y - 3, width: 6, height: 6 };
    for (const [id, list] of this.planeOfFlow(flow)) {
      for (const taken of list) {
        if (id === flow.id && !taken.isLine) continue;
        if (intersects(taken.box, box)) harm += taken.weight;
        if (id !== flow.id && taken.isLine && Math.min(taken.box.width, taken.box.height) <= 2 && intersects(taken.box, spot) && isAlong(taken.box, way, at)) harm += ON_SHARED_PIECE;
      }
    }
    return harm;
  }

  /**
   * A place for the name of a flow: `wanted` while it is free, else where it stands by itself (`undefined`), else the
   * least bad place beside one of its pieces.
   */
  place(flow: Flow, geometry: Geometry, wanted?: Bounds): Bounds | undefined {
    const way = geometry.waypoints ?? [];
    const { label: _, ...bare } = geometry;
    const own = flowLabel(flow, bare, way);
    if (!own) return wanted;
    if (wanted && this.harm(flow, way, wanted) === 0) return wanted;
    let best: { readonly harm: number; readonly box: Bounds | undefined } = { harm: this.harm(flow, way, own), box: undefined };
    if (best.harm === 0) return undefined;
    const lines = wrapLabel(flow.name, { width: LABEL_WIDTH, size: OUTSIDE_SIZE, maxLines: 6 });
    const size = { width: Math.ceil(Math.max(...lines.map((line) => textWidth(line, OUTSIDE_SIZE)))), height: lines.length * OUTSIDE_LINE };
    for (const [i, box] of beside(way, size)) {
      const harm = this.harm(flow, way, box) + i * PER_PIECE;
      if (harm < best.harm) best = { harm, box };
    }
    return best.box;
  }
}

/** The part of a placed label box that its text takes. */
const textBox = (placed: Bounds, { lines, height }: { readonly lines: readonly string[]; readonly height: number }): Bounds => {
  const width = Math.max(...lines.map((line) => textWidth(line, OUTSIDE_SIZE)));
  return { x: placed.x + (placed.width - width) / 2, y: placed.y, width, height };
};

/** Does a line run in the direction that a way has at a point? */
function isAlong(line: Bounds, way: readonly Point[], at: Point): boolean {
  const isFlat = line.width > line.height;
  return way.slice(1).some((b, i) => { const a = way[i]!; return (isFlat ? a.y === b.y : a.x === b.x) && intersects(lineBox(a, b, 1), { x: at.x - 1, y: at.y - 1, width: 2, height: 2 }); });
}

/** Places on both sides of each piece of a way, with the number of the piece. */
function* beside(way: readonly Point[], { width, height }: { readonly width: number; readonly height: number }): Generator<readonly [number, Bounds]> {
  for (let i = 1; i < Math.min(way.length, MOST_PIECES + 1); i++) {
    const a = way[i - 1]!, b = way[i]!;
    const long = distance(a, b);
    if (!isStraight(a, b) || long < 12) continue;
    const isFlat = a.y === b.y;
    const lengthwise = isFlat ? width : height;
    for (const along of new Set([Math.min(long / 2, lengthwise / 2 + 14), long / 2, Math.max(long / 2, long - lengthwise / 2 - 14)])) {
      const x = a.x + ((b.x - a.x) * along) / long;
      const y = a.y + ((b.y - a.y) * along) / long;
      if (isFlat) {
        yield [i - 1, { x: x - width / 2, y: y - LABEL_GAP + 1 - height, width, height }];
        yield [i - 1, { x: x - width / 2, y: y + LABEL_GAP - 1, width, height }];
      } else {
        yield [i - 1, { x: x + LABEL_GAP + 1, y: y - height / 2, width, height }];
        yield [i - 1, { x: x - LABEL_GAP - 1 - width, y: y - height / 2, width, height }];
      }
    }
  }
}
