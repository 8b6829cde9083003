import { isEqual } from './isEqual.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * One value, never mixed from two sides: 5 h is not the 5 of one and the hours of another. Numbers in a unit,
 * distributions, whatever is told apart by its kind or rule; lists, but for those below.
 */
export const isOneValue = (value: unknown): boolean => !isFields(value) || 'kind' in value || 'unit' in value || 'rule' in value;

/** Lists in which nothing but membership counts. */
const SETS: ReadonlySet<string> = new Set(['links', 'holidays', 'roles', 'steps']);
/** Lists whose rows are told apart by one of their fields. */
const KEYS: ReadonlyMap<string, string> = new Map([['requirements', 'role'], ['sets', 'attribute'], ['specialDays', 'date']]);

/**
 * What becomes of a value that two sides may have changed: the change of the one that changed it, both changes where
 * they are of different fields or members, and where they collide, mine. `field`: the name under which it is kept.
 */
export function mergeValue(base: unknown, mine: unknown, other: unknown, field: string): unknown {
  if (mine === other || isEqual(mine, other) || isEqual(base, other)) return mine;
  if (isEqual(base, mine)) return other;
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(other)) {
    const key = KEYS.get(field);
    return (SETS.has(field) ? mergeSets(base, mine, other) : key === undefined ? null : mergeKeyed(base, mine, other, key)) ?? mine;
  }
  if (isFields(base) && isFields(mine) && isFields(other) && ![base, mine, other].some(isOneValue)) return mergeFields(base, mine, other);
  return mine;
}

/** The same field by field. Fields that are absent stay so. */
export function mergeFields(base: Fields, mine: Fields, other: Fields): Fields {
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(mine), ...Object.keys(other)])) {
    const value = mergeValue(base[key], mine[key], other[key], key);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

const byText = (a: unknown, b: unknown) => (String(a) < String(b) ? -1 : 1);

/** Members that were there keep their order, new ones follow in the order of their names; `null`: one stands twice. */
function mergeSets(base: readonly unknown[], mine: readonly unknown[], other: readonly unknown[]): readonly unknown[] | null {
  const [was, here, there] = [new Set(base), new Set(mine), new Set(other)];
  if (was.size < base.length || here.size < mine.length || there.size < other.length) return null;
  return [...base.filter((member) => here.has(member) && there.has(member)), ...new Set([...mine, ...other].filter((member) => !was.has(member)).toSorted(byText))];
}

function mergeKeyed(base: readonly unknown[], mine: readonly unknown[], other: readonly unknown[], key: string): readonly unknown[] | null {
  const [was, here, there] = [base, mine, other].map((list) => new Map(list.map((row) => [isFields(row) ? row[key] : undefined, row])));
  if (!was || !here || !there || was.size < base.length || here.size < mine.length || there.size < other.length) return null;
  const fresh = [...new Set([...here.keys(), ...there.keys()])].filter((name) => !was.has(name)).toSorted(byText);
  return [...was.keys(), ...fresh].flatMap((name) => {
    const [before, a, b] = [was.get(name), here.get(name), there.get(name)];
    if (isFields(before) && isFields(a) && isFields(b)) return [mergeFields(before, a, b)];
    const row = mergeValue(before, a, b, '');
    return row === undefined ? [] : [row];
  });
}

export interface Leaf {
  readonly path: readonly string[];
  readonly a: unknown;
  readonly b: unknown;
}

/** Where two values differ, as deep as a merge goes. */
export function differingLeaves(a: unknown, b: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (isEqual(a, b)) return [];
  const isRow = path.length === 0;
  if (!isFields(a) || !isFields(b) || (!isRow && (isOneValue(a) || isOneValue(b)))) return [{ path, a, b }];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted().flatMap((key) => differingLeaves(a[key], b[key], [...path, key]));
}

export const valueAt = (row: unknown, path: readonly string[]): unknown => path.reduce<unknown>((at, key) => (isFields(at) && Object.hasOwn(at, key) ? at[key] : undefined), row);

/** The row with another value at a path; `undefined` takes the field away. */
export function withValueAt(row: Fields, [key, ...rest]: readonly string[], value: unknown): Fields {
  if (key === undefined) return isFields(value) ? value : row;
  const inner = rest.length === 0 ? value : withValueAt(isFields(row[key]) ? row[key] : {}, rest, value);
  if (inner !== undefined) return { ...row, [key]: inner };
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== key));
}
