import type { Bounds, Point } from '../model/Geometry.ts';

const CELL = 200;
const key = (column: number, row: number) => column * 1_048_576 + row;
const cellOf = (n: number) => Math.floor(n / CELL);

/** A line this close to a box runs along its border, px. */
const TOUCHING = 4;

/** Boxes sorted into squares, so that asking what a line runs through looks only at what is near it. */
export class ObstacleGrid {
  readonly boxes: readonly Bounds[];
  private readonly cells = new Map<number, number[]>();
  private readonly seen: Int32Array;
  private turn = 0;
  /** Squares and boxes that were looked at so far: what finding ways has cost. */
  looked = 0;

  constructor(boxes: readonly Bounds[]) {
    this.boxes = boxes;
    this.seen = new Int32Array(boxes.length);
    for (const [i, b] of boxes.entries()) {
      this.eachCell(b.x, b.y, b.x + b.width, b.y + b.height, (k) => {
        const list = this.cells.get(k);
        if (list) list.push(i);
        else this.cells.set(k, [i]);
      });
    }
  }

  private eachCell(x1: number, y1: number, x2: number, y2: number, visit: (cell: number) => void): void {
    for (let column = cellOf(x1); column <= cellOf(x2); column++) {
      for (let row = cellOf(y1); row <= cellOf(y2); row++) visit(key(column, row));
    }
  }

  /** Positions in `boxes` of those that share an area with a rectangle. */
  within({ x, y, width, height }: Bounds): number[] {
    this.turn++;
    const found: number[] = [];
    const add = (i: number) => {
      if (this.seen[i] === this.turn) return;
      this.seen[i] = this.turn;
      const b = this.boxes[i]!;
      if (x < b.x + b.width && x + width > b.x && y < b.y + b.height && y + height > b.y) found.push(i);
    };
    // A rectangle larger than the drawing has more squares than there are boxes.
    if ((width / CELL + 1) * (height / CELL + 1) > this.cells.size) for (let i = 0; i < this.boxes.length; i++) add(i);
    else this.eachCell(x, y, x + width, y + height, (k) => { for (const i of this.cells.get(k) ?? []) add(i); });
    return found;
  }

  /** How many boxes a horizontal or vertical piece runs through or along, leaving some out. Long pieces may count a box twice. */
  crossings(a: Point, b: Point, except: ReadonlySet<number>): number {
    const x1 = Math.min(a.x, b.x) - TOUCHING, x2 = Math.max(a.x, b.x) + TOUCHING, y1 = Math.min(a.y, b.y) - TOUCHING, y2 = Math.max(a.y, b.y) + TOUCHING;
    let n = 0;
    for (let column = cellOf(x1); column <= cellOf(x2); column++) {
      for (let row = cellOf(y1); row <= cellOf(y2); row++) {
        const list = this.cells.get(key(column, row));
        this.looked += 1 + (list?.length ?? 0);
        if (!list) continue;
        for (const i of list) {
          const o = this.boxes[i]!;
          if (x1 < o.x + o.width && x2 > o.x && y1 < o.y + o.height && y2 > o.y && !except.has(i)) n++;
        }
      }
    }
    return n;
  }
}
