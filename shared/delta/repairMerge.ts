import { violations, type Violation } from '../model/invariants.ts';
import { TABLES, type ProcessModel, type TableName } from '../model/ProcessModel.ts';
import { references, type Reference } from '../model/references.ts';
import { withoutReference } from '../model/withoutReference.ts';
import { isEqual } from './isEqual.ts';
import { groupOf, rowOf, type Tables } from './mergeTables.ts';
import { valueAt, withValueAt, type Fields } from './mergeValue.ts';

/** Parts of a step's work that name other elements. */
const WORK_WITH_NAMES = ['requirements', 'alternatives', 'performer', 'keepUntil', 'sets'] as const;

export const referencesOf = (table: TableName, id: string, row: Fields): readonly Reference[] => [...references(table, id, row as never)];

/** Does a value name an id anywhere in it? */
export const names = (value: unknown, id: string): boolean => value !== undefined && JSON.stringify(value).includes(JSON.stringify(id));

/** Where in the row the reference stands, as fields that change together. */
function pathsOf(table: TableName, row: Fields, { field, id }: Reference): readonly (readonly string[])[] {
  if (field === 'work') return WORK_WITH_NAMES.map((part) => ['work', part]).filter((path) => names(valueAt(row, path), id));
  if (field === 'handOff') return [['handOff', 'responseStandard']];
  return groupOf(table, field).map((name) => [name]);
}

/**
 * Makes the merged tables whole. Whatever does not work together goes back to how mine has it, and mine alone is whole,
 * so this ends with a valid model. What it takes from the other side shows when the same is done the other way round.
 */
export class MergeRepair {
  readonly #base: ProcessModel;
  readonly #mine: ProcessModel;
  readonly #other: ProcessModel;
  readonly #tables: Tables;

  constructor(base: ProcessModel, mine: ProcessModel, other: ProcessModel, tables: Tables) {
    this.#base = base;
    this.#mine = mine;
    this.#other = other;
    this.#tables = tables;
  }

  run(): void {
    do {
      do while (this.#settleReferences()); while (this.#settleStructure());
    } while (this.#putBack());
  }

  #has(table: TableName, id: string): boolean {
    return Object.hasOwn(this.#tables[table], id);
  }

  #resolves({ tables, id }: Reference): boolean {
    return tables.some((table) => this.#has(table, id));
  }

  /** A row, or some of its fields, as mine has them; `false` when they are so already. */
  #restore(table: TableName, id: string, paths: readonly (readonly string[])[] | null): boolean {
    const mine = rowOf(this.#mine, table, id);
    const now = this.#has(table, id) ? this.#tables[table][id] : undefined;
    if (!mine) {
      if (!now) return false;
      delete this.#tables[table][id];
      return true;
    }
    const next = now && paths ? paths.reduce((row, path) => withValueAt(row, path, valueAt(mine, path)), now) : mine;
    if (now && isEqual(now, next)) return false;
    this.#tables[table][id] = next;
    return true;
  }

  #settleReferences(): boolean {
    let isChanged = false;
    for (const table of TABLES) {
      if (table === 'geometry') continue;
      for (const id of Object.keys(this.#tables[table])) {
        const row = this.#tables[table][id];
        if (!row) continue;
        for (const reference of referencesOf(table, id, row)) {
          if (this.#resolves(reference)) continue;
          isChanged = this.#settle(table, id, row, reference) || isChanged;
          break;
        }
      }
    }
    return isChanged;
  }

  #settle(table: TableName, id: string, row: Fields, reference: Reference): boolean {
    if (!rowOf(this.#mine, table, id) && reference.isOptional) {
      this.#tables[table][id] = withoutReference(row, reference.field, reference.id);
      return true;
    }
    if (this.#restore(table, id, pathsOf(table, row, reference))) return true;
    const home = reference.tables.find((one) => rowOf(this.#mine, one, reference.id));
    return home !== undefined && this.#restore(home, reference.id, null);
  }

  #settleStructure(): boolean {
    const model = { ...this.#mine, ...this.#tables, geometry: {} } as unknown as ProcessModel;
    let isChanged = false;
    for (const violation of violations(model)) for (const [table, id, paths] of this.#concerned(violation)) isChanged = this.#restore(table, id, paths) || isChanged;
    return isChanged;
  }

  /** What a broken rule is about: every row that would have to be as mine has it for the rule to hold as in mine. */
  #concerned({ rule, table, id, detail }: Violation): readonly (readonly [TableName, string, readonly (readonly string[])[] | null])[] {
    const row: Fields = this.#tables[table][id] ?? {};
    const place = (of: TableName) => groupOf(of, 'pool').map((field) => [field]);
    const named = (of: TableName, field: string): readonly (readonly [TableName, string, readonly (readonly string[])[]])[] => (typeof row[field] === 'string' ? [[of, row[field], place(of)]] : []);
    switch (rule) {
      case 'lane-of-other-pool': return [[table, id, place(table)], ...named('lanes', table === 'lanes' ? 'parent' : 'lane')];
      case 'pool-of-parent-differs': return [[table, id, place(table)], ...named('nodes', 'parent')];
      case 'parent-not-sub-process': return [[table, id, place(table)], ...named('nodes', 'parent').map(([of, other]) => [of, other, null] as const)];
      case 'parent-cycle': return this.#ring(table, id).map((each) => [table, each, place(table)]);
      case 'boundary-host': return [[table, id, null], ...named('nodes', 'attachedTo').map(([of, other]) => [of, other, null] as const)];
      case 'black-box-with-content': return [['pools', id, null], ...(['nodes', 'lanes'] as const).filter((of) => this.#has(of, detail)).map((of) => [of, detail, place(of)] as const)];
      case 'several-defaults': return Object.values(this.#tables.flows).filter(({ source, isDefault }) => source === detail && isDefault === true).map((flow) => ['flows', String(flow['id']), [['isDefault'], ['source']]] as const);
      case 'flow-end-missing': return [['flows', id, null]];
      case 'id-differs-from-key': case 'reference-lost': case 'geometry-missing': case 'not-finite': case 'lane-order': return [];
    }
  }

  #ring(table: TableName, id: string): readonly string[] {
    const seen = new Set<string>();
    for (let at: unknown = id; typeof at === 'string' && !seen.has(at); at = this.#tables[table][at]?.['parent']) seen.add(at);
    return [...seen];
  }

  /**
   * An element that the other side removed and that stays, because mine changed or needs it, comes back with what went
   * along: its flows, what is attached to it or stands in it, references that were emptied or pointed elsewhere for its sake.
   */
  #putBack(): boolean {
    const kept = TABLES.filter((table) => table !== 'geometry').flatMap((table) =>
      Object.keys(this.#tables[table]).filter((id) => rowOf(this.#base, table, id) && !rowOf(this.#other, table, id)).map((id) => `${table}/${id}`));
    if (kept.length === 0) return false;
    const wanted = new Set(kept);
    let isChanged = false;
    for (const table of TABLES) {
      if (table === 'geometry') continue;
      for (const [id, row] of Object.entries(this.#base[table] as unknown as Readonly<Record<string, Fields>>)) {
        if (row['id'] !== id) continue; // Not there, but not decided either (`undecidedIn`).
        for (const reference of referencesOf(table, id, row)) {
          if (!reference.tables.some((one) => wanted.has(`${one}/${reference.id}`))) continue;
          isChanged = this.#putBackReference(table, id, reference) || isChanged;
        }
      }
    }
    return isChanged;
  }

  #putBackReference(table: TableName, id: string, reference: Reference): boolean {
    const mine = rowOf(this.#mine, table, id);
    const isSame = (each: Reference) => each.field === reference.field && each.id === reference.id;
    if (!mine || !referencesOf(table, id, mine).some(isSame)) return false;
    const now = this.#has(table, id) ? this.#tables[table][id] : undefined;
    if (!now) return !rowOf(this.#other, table, id) && referencesOf(table, id, mine).every((each) => each.isOptional || this.#resolves(each)) && this.#restore(table, id, null);
    if (referencesOf(table, id, now).some(isSame)) return false;
    const candidate = pathsOf(table, mine, reference).reduce((row, path) => withValueAt(row, path, valueAt(mine, path)), now);
    if (!referencesOf(table, id, candidate).every((each) => this.#resolves(each))) return false;
    return this.#restore(table, id, pathsOf(table, mine, reference));
  }
}
