import { z } from 'zod';
import { Flow } from '../../model/Flow.ts';
import { ProcessNode } from '../../model/Node.ts';
import { Lane, Pool } from '../../model/Pool.ts';
import { ModelMeta, ProcessModel, TABLES, find, type TableName } from '../../model/ProcessModel.ts';
import { emptyModel } from '../../model/emptyModel.ts';
import { withoutReference } from '../../model/withoutReference.ts';
import { references, resolves } from '../../model/references.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { Imported } from './importTree.ts';

/**
 * The Laneway extension (namespace `urn:laneway:bpmn:1`): what a model holds beyond BPMN, so that a `.bpmn` file alone
 * keeps a complete model.
 *
 * - `<laneway:fields>` in the extensionElements of an element: a JSON object of the fields that plain BPMN does not
 *   give (work, arrivals, probability, hand-off, …); `without` names fields that BPMN gives and the model has not.
 * - `<laneway:table name="roles">` in the extensionElements of the collaboration or first process: a JSON object, the
 *   whole table. `<laneway:meta>` there: fields of the meta data. `<laneway:variants>` there: all variants, and
 *   `<laneway:lineage>`: the states that the file descends from, both as a `.laneway` file holds them (`readVariants`).
 * - Attributes: `laneway:id` is the id inside Laneway where that is no XML name; `laneway:route="auto"` of an edge that is
 *   routed anew when its ends move; `laneway:way` of a flow that no diagram can show (`readHiddenWay`); `laneway:offset` of a
 *   plane, where its content stands on Laneway's one canvas; `laneway:kind` of an association that is a data
 *   association; `laneway:lane` of a single lane without a name that is meant.
 *
 * All of it is checked against the schema of the model; what does not fit is left out with a warning.
 */
export const OWNED_TABLES = ['pools', 'lanes', 'nodes', 'flows'] as const;
export type OwnedTable = (typeof OWNED_TABLES)[number];
export const FREE_TABLES = TABLES.filter((table) => table !== 'pools' && table !== 'lanes' && table !== 'nodes' && table !== 'flows' && table !== 'geometry');

const SCHEMAS: Readonly<Record<OwnedTable, z.ZodType>> = { pools: Pool, lanes: Lane, nodes: ProcessNode, flows: Flow };
/** The structure is what the XML says, whatever an extension claims. What a copy was made from is no matter once it has an element. */
export const STRUCTURE: ReadonlySet<string> = new Set(['id', 'kind', 'pool', 'parent', 'source', 'target', 'attachedTo', 'element', 'copyOf']);

const Fields = z.record(z.string(), z.unknown());
const Without = z.array(z.string());

const extensionOf = (element: XmlElement, local: string) => element.child('extensionElements')?.child(local, 'laneway');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Row = Readonly<Record<string, unknown>>;

/** A row by field names, whatever its table. */
export const rowOf = (model: ProcessModel, table: TableName, id: string): Row | undefined => find<string, Row>(model[table] as Readonly<Record<string, Row>>, id);

/** Lays the Laneway extension of a file over the model that plain BPMN gives. */
export function readExtensions(imported: Imported, base: ProcessModel): ProcessModel {
  const { index, inventory } = imported;
  const homes = index.root.elements().filter((root) => root.vocabulary === 'bpmn').flatMap((root) => root.child('extensionElements') ?? root.is('extensionElements') ? [root.child('extensionElements') ?? root] : []);
  let model = base;
  const complain = (reason: string, at?: XmlElement) => index.warn('bpmn.warning.extension', { reason: reason.slice(0, 200) }, at);

  for (const home of homes) {
    for (const element of home.all('table', 'laneway')) {
      const name = element.get('name');
      const table = FREE_TABLES.find((candidate) => candidate === name);
      const rows = ProcessModel.safeParse({ ...emptyModel(''), [table ?? '']: parseJson(element.text()) });
      if (table && rows.success) model = { ...model, [table]: rows.data[table] };
      else complain(rows.success ? name ?? '' : rows.error.issues[0]?.message ?? '', element);
    }
    const meta = home.child('meta', 'laneway');
    if (meta) {
      const fields = Fields.safeParse(parseJson(meta.text()));
      const parsed = ModelMeta.safeParse({ ...model.meta, ...(fields.success ? fields.data : {}) });
      if (fields.success && parsed.success) model = { ...model, meta: parsed.data };
      else complain('meta', meta);
    }
  }

  const found: Readonly<Record<OwnedTable, readonly { readonly id: string; readonly element: XmlElement }[]>> = inventory;
  for (const table of OWNED_TABLES) {
    let rows: Record<string, unknown> | null = null;
    for (const { id, element } of found[table]) {
      const extension = extensionOf(element, 'fields');
      const row = rowOf(model, table, id);
      if (!extension || !row) continue;
      const fields = Fields.safeParse(parseJson(extension.text()));
      const without = Without.safeParse((extension.get('without') ?? '').split(' ').filter(Boolean));
      if (!fields.success || !without.success) { complain('JSON', element); continue; }
      const given = Object.entries(fields.data).filter(([field]) => !STRUCTURE.has(field));
      const kept = Object.entries(row).filter(([field]) => STRUCTURE.has(field) || !without.data.includes(field));
      const parsed = SCHEMAS[table].safeParse(Object.fromEntries([...kept, ...given]));
      if (!parsed.success) { complain(`${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`, element); continue; }
      rows ??= { ...model[table] };
      rows[id] = parsed.data;
    }
    if (rows) model = { ...model, [table]: rows };
  }
  return withoutDangling(model, base, (table, id) => complain(`${table} ${id}`, index.elementOf(id)));
}

/** Rows whose extension names a role or calendar that is not there fall back to what plain BPMN says. */
function withoutDangling(model: ProcessModel, base: ProcessModel, complain: (table: TableName, id: string) => void): ProcessModel {
  let checked = model;
  for (const table of ['pools', 'lanes', 'nodes', 'flows', 'roles', 'people', 'promises'] as const) {
    for (const [id, row] of Object.entries(checked[table])) {
      const fallback = rowOf(base, table, id);
      if (row === fallback) continue;
      const lost = [...references(table, id, row)].filter((reference) => reference.isOptional && !resolves(checked, reference));
      if (lost.length === 0) continue;
      complain(table, id);
      const repaired = lost.reduce((left: Readonly<Record<string, unknown>>, { field, id: missing }) => (fallback && Object.hasOwn(fallback, field) ? { ...left, [field]: fallback[field] } : withoutReference(left, field, missing)), row);
      checked = { ...checked, [table]: { ...checked[table], [id]: repaired } };
    }
  }
  return checked;
}
