import type { VariantId } from '../model/ids.ts';
import { TABLES, type ProcessModel, type TableName } from '../model/ProcessModel.ts';
import { isEqual } from './isEqual.ts';
import type { ConflictPlace, MergeConflict } from './MergeConflict.ts';
import { groupOf, rowOf, rowsOf } from './mergeTables.ts';
import { differingLeaves, valueAt, type Fields } from './mergeValue.ts';
import { names, referencesOf } from './repairMerge.ts';

type Place = ConflictPlace;

/** Places that change together, and where they stand. */
interface Unit {
  readonly table: TableName | 'meta';
  readonly id: string;
  readonly places: Place[];
  /** The first unit of its conflict. */
  leader: Unit;
}

/** Facts that decide whether what refers to the element can. */
const STRUCTURAL: ReadonlySet<string> = new Set(['kind', 'pool', 'parent', 'lane', 'attachedTo', 'triggeredByEvent']);
const DRAWN: ReadonlySet<string> = new Set(['pools', 'lanes', 'nodes', 'flows']);
const SETTINGS: readonly (readonly [field: string, table: TableName])[] = [['siteCalendar', 'calendars'], ['caseClass', 'attributes']];

const leaderOf = (unit: Unit): Unit => { let at = unit; while (at.leader !== at) at = at.leader; return at; };
const join = (a: Unit, b: Unit) => { leaderOf(b).leader = leaderOf(a); };
const place = (table: Place['table'], id: string, path: readonly string[], base: unknown, ours: unknown, theirs: unknown): Place => ({
  table, id, path, ...(base === undefined ? {} : { base }), ...(ours === undefined ? {} : { ours }), ...(theirs === undefined ? {} : { theirs }),
});
const isWhole = ({ path }: Place) => path.length === 0;

/**
 * The conflicts of a merge: whatever differs between the model in which ours wins and the one in which theirs does, apart
 * from layout and places in a list, which are settled by rule. What hangs together is one conflict: an element that one
 * side removed, with what the other has leading to it.
 */
export function conflictsOf(base: ProcessModel, ours: ProcessModel, theirs: ProcessModel, variant: VariantId | null): readonly MergeConflict[] {
  const units = new Map<string, Unit[]>();
  const add = (table: Unit['table'], id: string, places: Place[]): void => {
    const unit = { table, id, places } as Unit;
    unit.leader = unit;
    const key = `${table}/${id}`;
    const list = units.get(key);
    if (list) list.push(unit);
    else units.set(key, [unit]);
  };

  for (const { path, a, b } of differingLeaves(ours.meta, theirs.meta)) add('meta', 'meta', [place('meta', 'meta', path, valueAt(base.meta, path), a, b)]);
  for (const table of TABLES) {
    if (table === 'geometry' || ours[table] === theirs[table]) continue;
    for (const id of new Set([...Object.keys(rowsOf(ours, table)), ...Object.keys(rowsOf(theirs, table))])) {
      const [was, a, b] = [rowOf(base, table, id), rowOf(ours, table, id), rowOf(theirs, table, id)];
      if (isEqual(a, b)) continue;
      if (!a || !b || isOtherKind(a, b)) { add(table, id, [place(table, id, [], was, a, b)]); continue; }
      const grouped = new Map<string, Place[]>();
      for (const leaf of differingLeaves(a, b)) {
        const field = leaf.path[0] ?? '';
        if (field === 'order') continue;
        const group = was ? (groupOf(table, field).length > 1 ? (groupOf(table, field)[0] ?? '') : leaf.path.join('.')) : '';
        const one = place(table, id, leaf.path, was && valueAt(was, leaf.path), leaf.a, leaf.b);
        const list = grouped.get(group);
        if (list) list.push(one);
        else grouped.set(group, [one]);
      }
      for (const places of grouped.values()) add(table, id, places);
    }
  }

  const all = [...units.values()].flat();
  for (const unit of all) joinWithWhatItNames(unit, units, ours, theirs);
  joinDefaults(units, [ours, theirs]);
  for (const unit of all) addPlaceOnCanvas(unit, base, ours, theirs);

  const groups = new Map<Unit, Unit[]>();
  for (const unit of all) {
    const leader = leaderOf(unit);
    const group = groups.get(leader);
    if (group) group.push(unit);
    else groups.set(leader, [unit]);
  }
  return [...groups.values()].map((group) => conflictOf(group, base, variant)).toSorted((a, b) => byRank(a.places[0]!, b.places[0]!));
}

/** Neither side's fields fit the other: it became something else. */
const isOtherKind = (a: Fields, b: Fields) => a['kind'] !== b['kind'] && (('work' in a) !== ('work' in b) || ('definitions' in a) !== ('definitions' in b) || ('triggeredByEvent' in a) !== ('triggeredByEvent' in b) || !('work' in a));

function joinWithWhatItNames(unit: Unit, units: ReadonlyMap<string, readonly Unit[]>, ours: ProcessModel, theirs: ProcessModel): void {
  const { table, id } = unit;
  const joinTo = (to: TableName, named: string) => {
    for (const target of units.get(`${to}/${named}`) ?? []) {
      if (target.places.some((one) => isWhole(one) || STRUCTURAL.has(one.path[0] ?? ''))) join(unit, target);
    }
  };
  if (table === 'meta') {
    for (const [field, to] of SETTINGS) {
      const one = unit.places.find(({ path }) => path[0] === 'settings' && path[1] === field);
      for (const named of [one?.ours, one?.theirs]) if (typeof named === 'string') joinTo(to, named);
    }
    return;
  }
  for (const model of [ours, theirs]) {
    const row = rowOf(model, table, id);
    if (!row) continue;
    for (const reference of referencesOf(table, id, row)) {
      const isMeant = unit.places.some((one) => isWhole(one)
        || (STRUCTURAL.has(one.path[0] ?? '') && STRUCTURAL.has(reference.field))
        || (one.path[0] === reference.field && names(valueAt(row, one.path), reference.id)));
      if (isMeant) for (const to of reference.tables) joinTo(to, reference.id);
    }
  }
}

/** Which of the flows out of a step is its default is one decision. */
function joinDefaults(units: ReadonlyMap<string, readonly Unit[]>, models: readonly ProcessModel[]): void {
  const bySource = new Map<string, Unit>();
  for (const [key, list] of units) {
    if (!key.startsWith('flows/')) continue;
    for (const unit of list) {
      for (const one of unit.places) {
        const isDefault = isWhole(one) ? [one.ours, one.theirs].some((row) => valueAt(row, ['isDefault']) === true) : one.path[0] === 'isDefault';
        if (!isDefault) continue;
        for (const model of models) {
          const source = rowOf(model, 'flows', unit.id)?.['source'];
          if (typeof source !== 'string') continue;
          const first = bySource.get(source);
          if (first) join(first, unit);
          else bySource.set(source, unit);
        }
      }
    }
  }
}

/** An element that comes or goes does so with its place on the canvas; a flow that leads elsewhere, with its way. */
function addPlaceOnCanvas(unit: Unit, base: ProcessModel, ours: ProcessModel, theirs: ProcessModel): void {
  const isDrawnAnew = DRAWN.has(unit.table) && unit.places.some((one) => isWhole(one) || ['source', 'target', 'lane', 'pool', 'parent', 'attachedTo'].includes(one.path[0] ?? ''));
  if (!isDrawnAnew) return;
  const [was, a, b] = [base, ours, theirs].map((model) => rowOf(model, 'geometry', unit.id));
  if (!isEqual(a, b)) unit.places.push(place('geometry', unit.id, [], was, a, b));
}

const RANKS: readonly string[] = ['meta', 'nodes', 'lanes', 'pools', 'roles', 'people', 'calendars', 'attributes', 'promises', 'flows'];
const rank = ({ table }: Place) => (table === 'geometry' ? 99 : RANKS.indexOf(table) < 0 ? 50 : RANKS.indexOf(table));
/** What a person would look at first: what was there and is gone on one side, then steps before flows. */
const weight = (one: Place) => (one.table === 'geometry' ? 4 : isWhole(one) && one.base !== undefined ? 0 : isWhole(one) ? 2 : 1);
const keyOf = ({ table, id, path }: Place) => `${table}/${id}/${path.join('.')}`;
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byRank = (a: Place, b: Place) => rank(a) - rank(b) || byText(keyOf(a), keyOf(b));

function conflictOf(group: readonly Unit[], base: ProcessModel, variant: VariantId | null): MergeConflict {
  const places = group.flatMap((unit) => unit.places).toSorted((a, b) => weight(a) - weight(b) || byRank(a, b));
  const first = places[0]!;
  const isNew = first.table !== 'meta' && first.table !== 'variants' && !rowOf(base, first.table, first.id);
  const kind = isWhole(first) && first.ours === undefined && !isNew ? 'removedInOurs'
    : isWhole(first) && first.theirs === undefined && !isNew ? 'removedInTheirs'
    : isNew && first.ours !== undefined && first.theirs !== undefined ? 'addedInBoth'
    : group.length > 1 || isNew ? 'structure' : 'changedInBoth';
  return { id: `${variant ?? 'master'}/${keyOf(first)}`, kind, variant, places };
}
