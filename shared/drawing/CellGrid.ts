import type { Bounds, Point } from '../model/Geometry.ts';

/** px. */
const CELL = 200;
/** What takes more cells than this (a line of 50,000 px, an area of 3,200 × 3,200 px) is looked at wherever one looks. */
export const MOST_CELLS = 256;

interface Span { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

const cellOf = (at: number) => Math.floor(at / CELL);
const spanOf = ({ x, y, width, height }: Bounds): Span => ({ left: cellOf(x), right: cellOf(x + width), top: cellOf(y), bottom: cellOf(y + height) });
const sizeOf = ({ left, right, top, bottom }: Span) => (right - left + 1) * (bottom - top + 1);

/** Things by the cells of a plane that they touch: whoever looks for what is near a place looks at a handful. */
export class CellGrid<T> {
  readonly #cells = new Map<string, T[]>();
  readonly #large: T[] = [];

  addArea(area: Bounds, thing: T): void {
    const span = spanOf(area);
    if (sizeOf(span) > MOST_CELLS) {
      this.#large.push(thing);
      return;
    }
    for (let x = span.left; x <= span.right; x += 1) for (let y = span.top; y <= span.bottom; y += 1) this.#put(x, y, thing);
  }

  /** Into the cells that a straight piece passes, not all those of the box around it: a diagonal one touches few of them. */
  addPiece(from: Point, to: Point, thing: T): void {
    const [a, b] = from.x <= to.x ? [from, to] : [to, from];
    const left = cellOf(a.x), right = cellOf(b.x);
    if (right - left + Math.abs(cellOf(b.y) - cellOf(a.y)) + 1 > MOST_CELLS) {
      this.#large.push(thing);
      return;
    }
    const rise = b.x === a.x ? 0 : (b.y - a.y) / (b.x - a.x);
    for (let x = left; x <= right; x += 1) {
      const enters = x === left ? a.y : a.y + rise * (x * CELL - a.x);
      const leaves = x === right ? b.y : a.y + rise * ((x + 1) * CELL - a.x);
      for (let y = cellOf(Math.min(enters, leaves)); y <= cellOf(Math.max(enters, leaves)); y += 1) this.#put(x, y, thing);
    }
  }

  /** All that touches a cell which an area touches. A thing may come several times. */
  *near(area: Bounds): Generator<T> {
    yield* this.#large;
    const { left, right, top, bottom } = spanOf(area);
    if (sizeOf({ left, right, top, bottom }) > this.#cells.size) {
      for (const things of this.#cells.values()) yield* things;
      return;
    }
    for (let x = left; x <= right; x += 1) for (let y = top; y <= bottom; y += 1) yield* this.#cells.get(`${x}:${y}`) ?? [];
  }

  #put(x: number, y: number, thing: T): void {
    const key = `${x}:${y}`;
    const things = this.#cells.get(key);
    if (things) things.push(thing);
    else this.#cells.set(key, [thing]);
  }
}
