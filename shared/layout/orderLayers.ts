import { longestPath } from './longestPath.ts';

export interface LayerInput {
  readonly count: number;
  readonly edges: readonly (readonly [from: number, to: number])[];
  /** The lane of each node, top to bottom. Lanes never mix: a node stands above every node of a lower lane. */
  readonly band: readonly number[];
}

export interface Layers {
  readonly column: readonly number[];
  /** Position of each node in its column, top to bottom. */
  readonly order: readonly number[];
}

const SWEEPS = 12;
/** Slots for flows that pass columns. A plan of 5,000 steps needs a tenth of it; a tangle would need millions. */
const MOST_SLOTS = 60_000;

interface Slot { readonly node: number; readonly band: number; place: number; weight: number }

/**
 * Layers of a drawing after Sugiyama, Tagawa and Toda (1981): columns by longest path, drawn together where that shortens
 * flows; then the order in each column by barycentre sweeps, lane by lane, keeping the order with the fewest crossings.
 * Flows that pass a column take a slot there, so that they count too.
 */
export function orderLayers({ count, edges, band }: LayerInput): Layers {
  const column = pulledTogether(count, edges, longestPath({ count, edges }));
  const layers: Slot[][] = [];
  const slotOf: Slot[] = [];
  const put = (at: number, slot: Slot) => {
    while (layers.length <= at) layers.push([]);
    layers[at]!.push(slot);
    return slot;
  };
  for (let i = 0; i < count; i++) slotOf.push(put(column[i]!, { node: i, band: band[i]!, place: 0, weight: 0 }));
  const links: (readonly [Slot, Slot])[][] = layers.map(() => []);
  for (const [a, b] of shortEnough(edges, column)) {
    const [from, to] = column[a]! <= column[b]! ? [a, b] : [b, a];
    let last = slotOf[from]!;
    for (let at = column[from]! + 1; at <= column[to]!; at++) {
      const next = at === column[to]! ? slotOf[to]! : put(at, { node: -1, band: band[to]!, place: 0, weight: 0 });
      links[at - 1]!.push([last, next]);
      last = next;
    }
  }
  for (const layer of layers) arrange(layer, (slot) => slot.node === -1 ? Infinity : slot.node);
  let best = snapshot(layers);
  let least = crossingsOf(links);
  for (let sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
    const isForward = sweep % 2 === 0;
    for (let i = 0; i < layers.length; i++) {
      const at = isForward ? i : layers.length - 1 - i;
      const neighbours = new Map<Slot, number[]>();
      for (const [a, b] of (isForward ? links[at - 1] : links[at]) ?? []) {
        const [own, other] = isForward ? [b, a] : [a, b];
        const list = neighbours.get(own);
        if (list) list.push(other.place);
        else neighbours.set(own, [other.place]);
      }
      arrange(layers[at]!, (slot) => {
        const places = neighbours.get(slot);
        return places ? places.reduce((sum, place) => sum + place, 0) / places.length : slot.place;
      });
    }
    const crossings = crossingsOf(links);
    if (crossings < least) {
      least = crossings;
      best = snapshot(layers);
    }
  }
  const order = Array.from({ length: count }, () => 0);
  for (const layer of best) for (const [i, node] of layer.entries()) if (node >= 0) order[node] = i;
  return { column, order };
}

/** The edges that take part in the ordering: all of them, or the shortest where there are too many columns to pass. */
function shortEnough(edges: LayerInput['edges'], column: readonly number[]): LayerInput['edges'] {
  const span = ([from, to]: readonly [number, number]) => Math.abs(column[from]! - column[to]!);
  if (edges.reduce((sum, edge) => sum + span(edge), 0) <= MOST_SLOTS) return edges;
  let slots = 0;
  return edges.toSorted((a, b) => span(a) - span(b)).filter((edge) => (slots += span(edge)) <= MOST_SLOTS);
}

const snapshot = (layers: readonly (readonly Slot[])[]) => layers.map((layer) => layer.map(({ node }) => node));

/** Sorts a column by lane, then by weight; equal ones keep their order. */
function arrange(layer: Slot[], weigh: (slot: Slot) => number): void {
  for (const slot of layer) slot.weight = weigh(slot);
  layer.sort((a, b) => a.band - b.band || a.weight - b.weight || a.place - b.place);
  for (const [i, slot] of layer.entries()) slot.place = i;
}

/** Crossings between neighbouring columns: inversions of one end when sorted by the other, counted by merging. */
function crossingsOf(links: readonly (readonly (readonly [Slot, Slot])[])[]): number {
  let total = 0;
  for (const layer of links) {
    const ends = layer.toSorted(([a, b], [c, d]) => a.place - c.place || b.place - d.place).map(([, to]) => to.place);
    total += inversions(ends);
  }
  return total;
}

function inversions(list: number[]): number {
  if (list.length < 2) return 0;
  const half = list.length >> 1;
  const left = list.slice(0, half);
  const right = list.slice(half);
  let n = inversions(left) + inversions(right);
  let i = 0, j = 0, k = 0;
  while (i < left.length || j < right.length) {
    if (j >= right.length || (i < left.length && left[i]! <= right[j]!)) list[k++] = left[i++]!;
    else {
      n += left.length - i;
      list[k++] = right[j++]!;
    }
  }
  return n;
}

/** Moves nodes towards what follows them where more leads out than in: a step that waits at the left for a join far right comes along. */
function pulledTogether(count: number, edges: readonly (readonly [number, number])[], column: number[]): number[] {
  const out: number[][] = Array.from({ length: count }, () => []);
  const into = Array.from({ length: count }, () => 0);
  for (const [from, to] of edges) {
    if (column[from]! >= column[to]!) continue;
    out[from]!.push(to);
    into[to]!++;
  }
  const byColumn = Array.from({ length: count }, (_, i) => i).toSorted((a, b) => column[b]! - column[a]!);
  for (const i of byColumn) {
    if (out[i]!.length === 0 || out[i]!.length <= into[i]!) continue;
    column[i] = Math.max(column[i]!, Math.min(...out[i]!.map((to) => column[to]!)) - 1);
  }
  const least = Math.min(0, ...column);
  return column.map((c) => c - least);
}
