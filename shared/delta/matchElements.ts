import { NODE_KINDS } from '../model/nodeKinds.ts';
import type { NodeKind } from '../model/Node.ts';
import { find, rows, TABLES, type ProcessModel, type TableName } from '../model/ProcessModel.ts';
import { rowsOf } from './mergeTables.ts';
import type { Fields } from './mergeValue.ts';
import type { Renaming } from './renamedModel.ts';

export interface Matching {
  readonly matching: 'ids' | 'likeness';
  /** Ids of the first model → of the second, where they differ; elements without partner get an id that the second does not have. */
  readonly renaming: Renaming;
}

/** Files of which less than this share of the smaller one's steps have their id in the other do not descend from each other. */
const COMMON_IDS = 0.5;

/** Whom an element is, among those of the other model that may be the same. */
type Signature = (row: Fields) => string | null;

/**
 * Which elements of two models are the same. Ids decide where the files share them: they are stable for life, so what
 * has a new id is new (but for a pool in which the same steps stand). Where they share few (another tool wrote the file anew), elements are told by likeness, with care:
 * only what is alike and the only one of its kind on both sides is taken to be the same.
 * 1. pools, lanes, roles and rows of tables by name (a lane also by its pool);
 * 2. steps by kind and name in the same pool and sub-process, then without the place, then without the kind of task;
 * 3. steps by neighbours: kind, and name if they have one, and every neighbour that is known already, again and again;
 * 4. a step that stands between the same neighbours, all of them known, was renamed;
 * 5. flows by kind and ends (and name, where there are several).
 */
export function matchElements(a: ProcessModel, b: ProcessModel): Matching {
  const smaller = Math.min(Object.keys(a.nodes).length, Object.keys(b.nodes).length);
  const common = Object.keys(a.nodes).filter((id) => Object.hasOwn(b.nodes, id) && isPossible(a.nodes[id as keyof typeof a.nodes], b.nodes[id as keyof typeof b.nodes])).length;
  if (smaller === 0 || common >= smaller * COMMON_IDS) return { matching: 'ids', renaming: new Map([['pools', samePools(a, b)], ['flows', sameFlows(a, b)]]) };
  const search = new LikenessSearch(a, b);
  search.run();
  return { matching: 'likeness', renaming: search.renaming() };
}

/** Tools give processes and participants new ids where they keep those of steps: a pool with the same steps is the same. */
function samePools(a: ProcessModel, b: ProcessModel): ReadonlyMap<string, string> {
  const homes = new Map<string, Set<string>>();
  const guests = new Map<string, Set<string>>();
  const note = (map: Map<string, Set<string>>, key: string, value: string) => map.set(key, (map.get(key) ?? new Set()).add(value));
  for (const { id, pool } of rows(a.nodes)) {
    const other = find(b.nodes, id)?.pool ?? null;
    if (pool === null || other === null) continue;
    note(homes, pool, other);
    note(guests, other, pool);
  }
  return new Map([...homes].flatMap(([from, [to, another]]) =>
    (to !== undefined && another === undefined && to !== from && guests.get(to)?.size === 1 && !Object.hasOwn(b.pools, from) && !Object.hasOwn(a.pools, to) ? [[from, to] as const] : [])));
}

/**
 * Files made anew from the same steps (a table, a flowchart) count their flows in another order: where an id joins
 * other steps, or is not there, a flow of another id that joins the same steps is the same.
 */
function sameFlows(a: ProcessModel, b: ProcessModel): ReadonlyMap<string, string> {
  const isLoose = (id: string) => {
    const [one, other] = [find(a.flows, id), find(b.flows, id)];
    return one === undefined || other === undefined || (one.source !== other.source || one.target !== other.target);
  };
  const byEnds = (model: ProcessModel, isFree: (id: string) => boolean) =>
    Map.groupBy(rows(model.flows).filter(({ id }) => isFree(id)), ({ kind, source, target }) => `${kind} ${source} ${target}`);
  const there = byEnds(b, isLoose);
  const ids = new Map<string, string>();
  for (const [ends, [flow, another]] of byEnds(a, isLoose)) {
    const [same, twin] = there.get(ends) ?? [];
    if (flow && same && !another && !twin) ids.set(flow.id, same.id);
  }
  const taken = new Set(ids.values());
  for (const { id } of rows(a.flows)) if (taken.has(id) && !ids.has(id)) ids.set(id, `${id.slice(0, 180)}~first`);
  return ids;
}

const family = (kind: unknown): string => {
  const declared = typeof kind === 'string' && Object.hasOwn(NODE_KINDS, kind) ? NODE_KINDS[kind as NodeKind].category : String(kind);
  return declared === 'activity' ? (String(kind).toLowerCase().endsWith('task') ? 'task' : 'subProcess') : String(kind);
};
const nameOf = (row: Fields): string => String(row['name'] ?? '').replaceAll(/\s+/gu, ' ').trim().toLowerCase();
/** The same id may be a coincidence of counters (`Task_1`): then the kind or the name agrees all the same. */
const isPossible = (a: Fields | undefined, b: Fields | undefined): boolean => a !== undefined && b !== undefined && (family(a['kind']) === family(b['kind']) || (nameOf(a) !== '' && nameOf(a) === nameOf(b)));

class LikenessSearch {
  readonly #a: ProcessModel;
  readonly #b: ProcessModel;
  /** First → second, and back, by table. */
  readonly #found = new Map<TableName, Map<string, string>>();
  readonly #taken = new Map<TableName, Set<string>>();

  constructor(a: ProcessModel, b: ProcessModel) {
    this.#a = a;
    this.#b = b;
  }

  run(): void {
    for (const table of TABLES) {
      if (table === 'geometry' || table === 'nodes' || table === 'flows' || table === 'lanes') continue;
      this.#byUnique(table, (row) => (nameOf(row) === '' ? null : `${String(row['kind'] ?? '')} ${nameOf(row)}`));
    }
    // The only process of each file is the same one, whatever it is called.
    this.#byUnique('pools', (row) => `${String(row['kind'] === 'blackBox')}`);
    this.#byUnique('lanes', (row) => (nameOf(row) === '' ? null : `${this.#place('pools', row['pool'])} ${nameOf(row)}`));
    this.#byUnique('lanes', (row) => (nameOf(row) === '' ? null : nameOf(row)));
    const name: Signature = (row) => (nameOf(row) === '' ? null : nameOf(row));
    this.#byUnique('nodes', (row) => name(row) && `${String(row['kind'])} ${nameOf(row)} ${this.#place('pools', row['pool'])} ${row['parent'] === null}`);
    this.#byUnique('nodes', (row) => name(row) && `${String(row['kind'])} ${nameOf(row)}`);
    this.#byUnique('nodes', (row) => name(row) && `${family(row['kind'])} ${nameOf(row)}`);
    const neighbours = [neighboursOf(this.#a), neighboursOf(this.#b)] as const;
    for (let size = -1; size !== this.#size();) {
      size = this.#size();
      this.#byUnique('nodes', (row, isFirst) => this.#surroundings(row, neighbours[isFirst ? 0 : 1], isFirst));
      if (size === this.#size()) this.#byUnique('nodes', (row, isFirst) => this.#gap(row, neighbours[isFirst ? 0 : 1], isFirst));
    }
    const ends = (row: Fields, isFirst: boolean) => (['source', 'target'] as const).map((end) => this.#end(row[end], isFirst));
    const flow = (row: Fields, isFirst: boolean) => { const both = ends(row, isFirst); return both.includes(null) ? null : `${String(row['kind'])} ${both.join(' → ')}`; };
    this.#byUnique('flows', (row, isFirst) => { const known = flow(row, isFirst); return known === null || nameOf(row) === '' ? null : `${known} ${nameOf(row)}`; });
    this.#byUnique('flows', flow);
  }

  renaming(): Renaming {
    const renaming = new Map<TableName, Map<string, string>>();
    for (const table of TABLES) {
      if (table === 'geometry') continue;
      const ids = new Map<string, string>();
      const found = this.#found.get(table);
      for (const id of Object.keys(rowsOf(this.#a, table))) {
        const to = found?.get(id);
        if (to !== undefined) { if (to !== id) ids.set(id, to); }
        // An id that the second gave to something else.
        else if (Object.hasOwn(rowsOf(this.#b, table), id)) ids.set(id, `${id.slice(0, 180)}~first`);
      }
      renaming.set(table, ids);
    }
    return renaming;
  }

  #size(): number {
    return this.#found.get('nodes')?.size ?? 0;
  }

  #place(table: TableName, id: unknown): string {
    return typeof id === 'string' ? (this.#found.get(table)?.get(id) ?? id) : '';
  }

  /** A known end of a flow under the id that the second model has for it, or `null`. */
  #end(id: unknown, isFirst: boolean): string | null {
    if (typeof id !== 'string') return null;
    for (const table of ['nodes', 'pools'] as const) {
      if (isFirst) { const to = this.#found.get(table)?.get(id); if (to !== undefined) return to; }
      else if (this.#taken.get(table)?.has(id)) return id;
    }
    return null;
  }

  /** Kind, name, and the neighbours that are known; `null` when none is. */
  #surroundings(row: Fields, neighbours: ReadonlyMap<string, readonly string[]>, isFirst: boolean): string | null {
    const known = (neighbours.get(String(row['id'])) ?? []).flatMap((neighbour) => {
      const id = this.#end(neighbour.slice(1), isFirst);
      return id === null ? [] : [`${neighbour.slice(0, 1)}${id}`];
    });
    const host = this.#end(row['attachedTo'], isFirst);
    return known.length === 0 && host === null ? null : `${family(row['kind'])} ${nameOf(row)} ${host ?? ''} ${known.toSorted().join(' ')}`;
  }

  /** Kind and neighbours of a step that is known by all of them, and by two at least: what stands there now has another name. */
  #gap(row: Fields, neighbours: ReadonlyMap<string, readonly string[]>, isFirst: boolean): string | null {
    const known = (neighbours.get(String(row['id'])) ?? []).map((neighbour) => [neighbour.slice(0, 1), this.#end(neighbour.slice(1), isFirst)]);
    return known.length < 2 || known.some(([, id]) => id === null) ? null : `${String(row['kind'])} ${known.map(String).toSorted().join(' ')}`;
  }

  /** Takes those for the same whose signature nobody else of their model has. */
  #byUnique(table: TableName, signature: (row: Fields, isFirst: boolean) => string | null): void {
    let found = this.#found.get(table);
    if (!found) this.#found.set(table, (found = new Map()));
    let taken = this.#taken.get(table);
    if (!taken) this.#taken.set(table, (taken = new Set()));
    const index = (model: ProcessModel, isFirst: boolean, isFree: (id: string) => boolean) => {
      const bySignature = new Map<string, string | null>();
      for (const [id, row] of Object.entries(rowsOf(model, table))) {
        const text = isFree(id) ? signature(row, isFirst) : null;
        if (text !== null) bySignature.set(text, bySignature.has(text) ? null : id);
      }
      return bySignature;
    };
    const first = index(this.#a, true, (id) => !found.has(id));
    const second = index(this.#b, false, (id) => !taken.has(id));
    for (const [text, id] of first) {
      const to = second.get(text);
      if (id === null || to == null) continue;
      found.set(id, to);
      taken.add(to);
    }
  }
}

/** What leads to (`<`) and from (`>`) each step, along sequence and message flows. */
function neighboursOf(model: ProcessModel): ReadonlyMap<string, readonly string[]> {
  const neighbours = new Map<string, string[]>();
  const add = (id: string, neighbour: string) => { const list = neighbours.get(id); if (list) list.push(neighbour); else neighbours.set(id, [neighbour]); };
  for (const { source, target } of rows(model.flows)) {
    if (source === null || target === null) continue;
    add(source, `>${target}`);
    add(target, `<${source}`);
  }
  return neighbours;
}
