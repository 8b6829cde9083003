import { applyPatches, enablePatches, type Patch } from 'immer';
import { z } from 'zod';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import { message } from '../../shared/i18n/Message.ts';
import { Calendar } from '../../shared/model/Calendar.ts';
import { Flow } from '../../shared/model/Flow.ts';
import { Geometry } from '../../shared/model/Geometry.ts';
import { isSafeId } from '../../shared/model/ids.ts';
import { ModelDocument, Variant } from '../../shared/model/ModelDocument.ts';
import { Attribute, ProcessNode } from '../../shared/model/Node.ts';
import { Lane, Pool } from '../../shared/model/Pool.ts';
import { find, ModelMeta, ProcessModel, TABLES, type TableName } from '../../shared/model/ProcessModel.ts';
import { Role } from '../../shared/model/Role.ts';
import { ServiceRow } from '../../shared/model/ServiceRow.ts';

enablePatches();

const ELEMENTS: Readonly<Record<TableName, z.ZodType>> = {
  pools: Pool, lanes: Lane, nodes: ProcessNode, flows: Flow, geometry: Geometry, roles: Role, calendars: Calendar, attributes: Attribute,
  systems: ServiceRow, risks: ServiceRow, controls: ServiceRow, promises: ServiceRow, kpis: ServiceRow, standards: ServiceRow,
  items: ServiceRow, notes: ServiceRow, scenes: ServiceRow,
};
const isTable = (name: unknown): name is TableName => TABLES.some((table) => table === name);

const unreadable = (where: string, problem: string) => new CallFailure('refused', message('storage.commit.unreadable', { where, problem }));

function check(schema: z.ZodType, value: unknown, where: string): void {
  const parsed = schema.safeParse(value);
  if (parsed.success) return;
  const [issue] = parsed.error.issues;
  throw unreadable([where, ...(issue?.path ?? [])].join('/'), issue?.message ?? 'invalid');
}

type Path = readonly (string | number)[];

/** Checks one element (or what stands above it, when the patch replaced that). `undefined`: it was removed. */
function checkInModel(model: ProcessModel, path: Path, where: string): void {
  const [table, id] = path;
  if (table === undefined) return check(ProcessModel, model, where);
  if (table === 'meta') return check(ModelMeta, model.meta, `${where}/meta`);
  if (!isTable(table)) throw unreadable(`${where}/${table}`, 'unknown table');
  if (id === undefined) return check(ProcessModel, model, where);
  if (!isSafeId(id)) throw unreadable(`${where}/${table}`, 'not a valid id');
  checkElement(table, id, valueAt(model[table], id), `${where}/${table}/${id}`);
}

const valueAt = (of: object, key: string): unknown => Object.getOwnPropertyDescriptor(of, key)?.value;

function checkElement(table: TableName, id: string, element: unknown, where: string): void {
  if (element === undefined) return;
  check(ELEMENTS[table], element, where);
  // Geometry is keyed by the element's id but does not repeat it.
  if (table !== 'geometry' && valueAt(Object(element), 'id') !== id) throw unreadable(where, 'its id is not its key');
}

/** A variant keeps what it added as whole elements; these are checked like those of the master. */
function checkVariant(document: ModelDocument, path: Path): void {
  const [id, part, table, change, element] = path;
  if (!isSafeId(id)) throw unreadable('variants', 'not a valid id');
  const variant = find(document.variants, id);
  if (variant === undefined) return;
  check(Variant, variant, `variants/${id}`);
  const { overlay } = variant;
  const tables = part === 'overlay' && isTable(table) ? [table] : part === undefined || part === 'overlay' ? TABLES : [];
  for (const name of tables) {
    const added = overlay[name]?.added ?? {};
    const keys = change === 'added' && typeof element === 'string' ? [element] : change === undefined || change === 'added' ? Object.keys(added) : [];
    for (const key of keys) checkElement(name, key, valueAt(added, key), `variants/${id}/${name}/${key}`);
  }
}

function checkTouched(document: ModelDocument, path: Path): void {
  const [part, ...rest] = path;
  if (part === 'master') return checkInModel(document.master, rest, 'master');
  if (part === 'variants' && rest.length > 0) return checkVariant(document, rest);
  check(ModelDocument, document, 'document');
}

/** How far down a path still tells touched elements apart: `variants/ID/overlay/TABLE/added/ELEMENT`. */
const KEY_DEPTH = 6;

/**
 * The document after the patches. Whatever they touch is parsed by its schema, so that no mistake elsewhere can store
 * a document that does not open again; the rest is not looked at, so that the price does not grow with the model.
 *
 * Throws `CallFailure` (`refused`) when the patches do not fit or the outcome is not a document.
 */
export function applyCommit(document: ModelDocument, patches: readonly Patch[]): ModelDocument {
  let next: ModelDocument;
  try {
    next = applyPatches(document, patches);
  } catch (cause) {
    throw new CallFailure('refused', message('storage.commit.unreadable', { where: 'patches', problem: cause instanceof Error ? cause.message : String(cause) }), { cause });
  }
  const touched = new Map(patches.map(({ path }) => [JSON.stringify(path.slice(0, path[0] === 'master' ? 3 : KEY_DEPTH)), path]));
  for (const path of touched.values()) checkTouched(next, path);
  return next;
}
