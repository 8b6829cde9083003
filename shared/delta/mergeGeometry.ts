import type { Flow } from '../model/Flow.ts';
import type { Bounds, Geometry, Point } from '../model/Geometry.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { isEqual } from './isEqual.ts';
import type { Rows, Tables } from './mergeTables.ts';
import { mergeFields } from './mergeValue.ts';

const LIMIT = 1_000_000;
const within = (n: number, least: number) => Math.max(least, Math.min(LIMIT, n));

/** Displacements add up: what one side pushed down by a new row and the other by a new lane, goes down by both. */
const shiftOf = (base: number, a: number, b: number): number => (a === b ? a : a + b - base);

const boundsOfBoth = (base: Bounds, a: Bounds, b: Bounds): Bounds => ({
  x: within(shiftOf(base.x, a.x, b.x), -LIMIT), y: within(shiftOf(base.y, a.y, b.y), -LIMIT),
  width: within(shiftOf(base.width, a.width, b.width), 0), height: within(shiftOf(base.height, a.height, b.height), 0),
});

const moved = <T extends Point>(at: T, by: Point): T => (by.x === 0 && by.y === 0 ? at : { ...at, x: within(at.x + by.x, -LIMIT), y: within(at.y + by.y, -LIMIT) });
const HERE: Point = { x: 0, y: 0 };

const textOf = (row: Readonly<Record<string, unknown>> | undefined, field: string): string | null => { const value = row?.[field]; return typeof value === 'string' ? value : null; };

export interface MergedGeometry {
  readonly geometry: Readonly<Record<string, Geometry>>;
  /** Flows whose ends moved apart or are others now: their way has to be found anew. */
  readonly lost: ReadonlySet<string>;
}

/**
 * Where everything stands after both sides' changes. Layout is never a conflict: where both moved the same thing it goes
 * both ways; what one side added keeps its place in its lane, wherever that is now; a flow whose ends moved together
 * goes along. Only colours and the like that both changed are decided by whose they are: mine.
 */
export function mergeGeometry(base: ProcessModel, mine: ProcessModel, other: ProcessModel, tables: Tables): MergedGeometry {
  const geometry: Record<string, Geometry> = {};
  const lost = new Set<string>();
  const of = (model: ProcessModel, id: string) => find<string, Geometry>(model.geometry, id);
  /** By how much something stands elsewhere than on one side; `null`: not there, or of another size. */
  const shift = (id: string | null, side: ProcessModel): Point | null => {
    const now = id === null ? undefined : geometry[id]?.bounds;
    const then = id === null ? undefined : of(side, id)?.bounds;
    return now && then ? { x: now.x - then.x, y: now.y - then.y } : null;
  };

  const place = (id: string, container: string | null): void => {
    const [was, here, there] = [of(base, id), of(mine, id), of(other, id)];
    const side = here ? mine : other;
    const only = here ?? there ?? was;
    if (!only) return;
    if (here && there && (isEqual(here, there) || (was && isEqual(was, there)))) geometry[id] = here;
    else if (here && there && was && isEqual(was, here)) geometry[id] = there;
    else if (here && there && was) {
      geometry[id] = {
        ...(mergeFields(was, here, there) as Geometry),
        ...(was.bounds && here.bounds && there.bounds ? { bounds: boundsOfBoth(was.bounds, here.bounds, there.bounds) } : {}),
        ...(was.label && here.label && there.label ? { label: boundsOfBoth(was.label, here.label, there.label) } : {}),
      };
    } else if (was) geometry[id] = only;
    else {
      const by = shiftOfNew(id, container, side);
      geometry[id] = { ...only, ...(only.bounds ? { bounds: moved(only.bounds, by) } : {}), ...(only.label ? { label: moved(only.label, by) } : {}) };
    }
  };

  /** Along the flow as the step before it, which both sides know; across, as its lane. */
  const shiftOfNew = (id: string, container: string | null, side: ProcessModel): Point => {
    const home = shift(container, side) ?? HERE;
    const before = shift(stepBefore(id, side), side);
    if (!before || textOf(tables.nodes[id], 'attachedTo') !== null) return home;
    const lane = textOf(tables.nodes[id], 'lane') ?? textOf(tables.nodes[id], 'pool');
    if (container === null || container !== lane) return before;
    return of(side, container)?.isHorizontal === false ? { x: home.x, y: before.y } : { x: before.x, y: home.y };
  };
  const stepBefore = (id: string, side: ProcessModel): string | null => {
    const ways = side === mine ? (intoMine ??= sourcesOf(mine)) : (intoOther ??= sourcesOf(other));
    const seen = new Set<string>();
    for (let at = ways.get(id); at !== undefined && !seen.has(at); at = ways.get(at)) {
      if (of(base, at) && geometry[at]) return at;
      seen.add(at);
    }
    return null;
  };
  let intoMine: ReadonlyMap<string, string> | null = null;
  let intoOther: ReadonlyMap<string, string> | null = null;

  for (const id of Object.keys(tables.pools)) place(id, null);
  for (const id of outerFirst(tables.lanes)) place(id, textOf(tables.lanes[id], 'parent') ?? textOf(tables.lanes[id], 'pool'));
  // What is new finds its place by what is known.
  const nodes = outerFirst(tables.nodes);
  for (const id of [...nodes.filter((each) => of(base, each)), ...nodes.filter((each) => !of(base, each))]) {
    const row = tables.nodes[id];
    const parent = textOf(row, 'parent');
    // The content of a closed sub-process has a plane of its own.
    const frame = parent === null ? (textOf(row, 'lane') ?? textOf(row, 'pool')) : geometry[parent]?.isExpanded ? parent : null;
    place(id, textOf(row, 'attachedTo') ?? frame);
  }
  for (const [id, row] of Object.entries(tables.flows)) placeFlow(id, row);

  function placeFlow(id: string, row: Readonly<Record<string, unknown>>): void {
    const [was, here, there] = [of(base, id), of(mine, id), of(other, id)];
    const side = here && (!there || !was || !isEqual(was, here) || isEqual(was, there)) ? mine : there ? other : base;
    const drawn = side === mine ? here : side === other ? there : was;
    if (!drawn) return;
    const before = find<string, { readonly source: string | null; readonly target: string | null }>(side.flows, id);
    const ends = ['source', 'target'].map((field) => ({ now: textOf(row, field), before: textOf(before, field) }));
    const [a = HERE, b = HERE] = ends.map((end) => shift(end.now, side) ?? HERE);
    const isSame = ends.every((end) => {
      const size = end.now === null ? undefined : geometry[end.now]?.bounds;
      const old = end.now === null ? undefined : of(side, end.now)?.bounds;
      return end.now === end.before && size?.width === old?.width && size?.height === old?.height;
    });
    const looks = was && here && there ? (mergeFields({ ...was, waypoints: null, label: null }, { ...here, waypoints: null, label: null }, { ...there, waypoints: null, label: null }) as Geometry) : drawn;
    const { waypoints: _w, label: _l, ...rest } = looks;
    if (!isSame || Math.abs(a.x - b.x) > 0.01 || Math.abs(a.y - b.y) > 0.01) lost.add(id);
    const by = isSame && !lost.has(id) ? a : HERE;
    geometry[id] = {
      ...rest,
      ...(drawn.waypoints ? { waypoints: by === HERE || (by.x === 0 && by.y === 0) ? drawn.waypoints : drawn.waypoints.map((point) => moved(point, by)) } : {}),
      ...(drawn.label ? { label: moved(drawn.label, by) } : {}),
    };
  }
  return { geometry, lost };
}

/** Where a sequence flow into each step comes from. */
const sourcesOf = (model: ProcessModel): ReadonlyMap<string, string> =>
  new Map(Object.values<Flow>(model.flows).flatMap(({ kind, source, target }) => (kind === 'sequenceFlow' && source !== null && target !== null ? [[target, source] as const] : [])));

/** Lanes before the lanes in them, sub-processes before what stands in them, hosts before what sits on them. */
function outerFirst(rows: Rows): readonly string[] {
  const order: string[] = [];
  const done = new Set<string>();
  for (const id of Object.keys(rows)) {
    const chain: string[] = [];
    const waiting: string[] = [id];
    while (waiting.length > 0) {
      const at = waiting.pop()!;
      if (done.has(at)) continue;
      done.add(at);
      chain.push(at);
      for (const field of ['parent', 'attachedTo']) { const next = textOf(rows[at], field); if (next !== null && Object.hasOwn(rows, next)) waiting.push(next); }
    }
    order.push(...chain.toReversed());
  }
  return order;
}
