import { ok, type Result } from '../result.ts';
import type { Message } from '../i18n/Message.ts';
import type { Geometry } from '../model/Geometry.ts';
import type { ElementId } from '../model/ids.ts';
import { find, TABLES, type ProcessModel, type TableName } from '../model/ProcessModel.ts';
import { edit, type Edited } from './edit.ts';
import type { EditError } from './EditError.ts';

type Row<T extends TableName> = ProcessModel[T][keyof ProcessModel[T]];
type Writable = Record<string, Record<string, unknown>>;

/** Same fields with the same values, one level deep: what a patch would leave alone. */
const isSame = (a: unknown, b: unknown): boolean => a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

/**
 * A model while a command works on it. Reading it costs nothing special, so that a command may look at thousands of
 * elements (Immer's drafts would wrap each); writing replaces an element in a copied table and never touches the
 * element itself. `finish` hands the differences, field by field, to one Immer recipe.
 */
export class Sketch {
  readonly base: ProcessModel;
  /** The state so far. Tables that were not written to are those of `base`. */
  readonly model: ProcessModel;
  /** Flows whose way the command has decided itself. */
  readonly routed = new Set<string>();
  /** Flows some of whose bends moved with the space around them. */
  readonly shifted = new Set<string>();
  private readonly tables: Writable;
  private readonly copied = new Set<TableName>();
  private readonly touched = new Map<TableName, Set<string>>();

  constructor(base: ProcessModel) {
    this.base = base;
    const copy = { ...base };
    this.model = copy;
    this.tables = copy as unknown as Writable;
  }

  private open(table: TableName, id: string): Record<string, unknown> {
    if (!this.copied.has(table)) {
      this.copied.add(table);
      this.tables[table] = { ...this.tables[table] };
    }
    const ids = this.touched.get(table);
    if (ids) ids.add(id);
    else this.touched.set(table, new Set([id]));
    return this.tables[table] ?? {};
  }

  put<T extends TableName>(table: T, id: string, element: Row<T>): void {
    this.open(table, id)[id] = element;
  }

  /** Changes fields of an element that is there; `undefined` takes an optional field away. */
  patch<T extends TableName>(table: T, id: string, fields: { readonly [K in keyof Row<T>]?: Row<T>[K] | undefined } | Readonly<Record<string, unknown>>): void {
    const rowsOfTable = this.open(table, id);
    const next = { ...(rowsOfTable[id] as object), ...fields } as Record<string, unknown>;
    for (const key of Object.keys(next)) if (next[key] === undefined) delete next[key];
    rowsOfTable[id] = next;
  }

  remove(table: TableName, id: string): void {
    delete this.open(table, id)[id];
  }

  geometry(id: ElementId): Geometry {
    return find(this.model.geometry, id) ?? {};
  }

  patchGeometry(id: ElementId, fields: { readonly [K in keyof Geometry]?: Geometry[K] | undefined }): void {
    this.patch('geometry', id, fields);
  }

  /** Ids of one table that were written to so far. */
  changed(table: TableName): ReadonlySet<string> {
    return this.touched.get(table) ?? new Set();
  }

  /** The differences as one edit: added and removed elements whole, others field by field. */
  finish(label: Message): Edited {
    const before = this.base as unknown as Writable;
    return edit(this.base, label, (draft) => {
      const target = draft as unknown as Writable;
      for (const table of TABLES) {
        for (const id of this.touched.get(table) ?? []) {
          const old = before[table]?.[id] as Record<string, unknown> | undefined;
          const now = this.tables[table]?.[id] as Record<string, unknown> | undefined;
          if (now === old) continue;
          const rowsOfTable = target[table] ?? {};
          if (!now) delete rowsOfTable[id];
          else if (!old || old['kind'] !== now['kind']) rowsOfTable[id] = now;
          else {
            const row = rowsOfTable[id] as Record<string, unknown>;
            for (const key of Object.keys(old)) if (!Object.hasOwn(now, key)) delete row[key];
            for (const key of Object.keys(now)) if (!isSame(old[key], now[key])) row[key] = now[key];
          }
        }
      }
    });
  }

  done(label: Message): Result<Edited, EditError> {
    return ok(this.finish(label));
  }
}
