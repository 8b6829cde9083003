import { applyPatches, enablePatches, type Patch } from 'immer';
import { z } from 'zod';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import { message } from '../../shared/i18n/Message.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { ELEMENT_SCHEMAS } from '../../shared/model/elementSchemas.ts';
import { isSafeId, variantId } from '../../shared/model/ids.ts';
import { ModelDocument, Variant } from '../../shared/model/ModelDocument.ts';
import { find, ModelMeta, ProcessModel, TABLES, type TableName } from '../../shared/model/ProcessModel.ts';

enablePatches();

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
  check(ELEMENT_SCHEMAS[table], element, where);
  // Geometry is keyed by the element's id but does not repeat it.
  if (table !== 'geometry' && valueAt(Object(element), 'id') !== id) throw unreadable(where, 'its id is not its key');
}

/**
 * What a variant adds is whole elements, checked like those of the master. What it changes is fields: these are checked
 * in the element that they make of the parent's.
 */
function checkVariant(document: ModelDocument, path: Path): void {
  const [id, part, table, change, element] = path;
  if (!isSafeId(id)) throw unreadable('variants', 'not a valid id');
  const variant = find(document.variants, id);
  if (variant === undefined) return;
  check(Variant, variant, `variants/${id}`);
  const effective = () => effectiveModel(document, variantId(id)).model;
  const touches = (name: string, at: unknown) => at === undefined || at === name;
  if (!touches('overlay', part)) return;
  if (variant.overlay.meta && touches('meta', table)) check(ModelMeta, effective().meta, `variants/${id}/meta`);
  for (const name of TABLES.filter((each) => touches(each, table))) {
    const { added = {}, changed = {} } = variant.overlay[name] ?? {};
    const where = `variants/${id}/${name}`;
    const keysOf = (rows: object) => (typeof element === 'string' ? [element] : Object.keys(rows));
    if (touches('added', change)) for (const key of keysOf(added)) checkElement(name, key, valueAt(added, key), `${where}/${key}`);
    if (touches('changed', change)) for (const key of keysOf(changed)) checkElement(name, key, valueAt(effective()[name], key), `${where}/${key}`);
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
