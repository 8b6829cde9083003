import fc from 'fast-check';
import { STRUCTURE } from '../../../shared/bpmn/read/readExtensions.ts';
import { ELEMENT_SCHEMAS } from '../../../shared/model/elementSchemas.ts';
import { ModelMeta, ProcessModel, TABLES, type TableName } from '../../../shared/model/ProcessModel.ts';
import { references, resolves } from '../../../shared/model/references.ts';
import { withoutReference } from '../../../shared/model/withoutReference.ts';
import { model } from './drawnModel.ts';
import { anyOf, ID_POOL, shapeOf } from './schemaWalk.ts';

type Row = Readonly<Record<string, unknown>>;
type Rows = Readonly<Record<string, Row>>;

const DRAWN: readonly TableName[] = ['pools', 'lanes', 'nodes', 'flows'];
/** Where something stands is generated with what stands there; ranks belong to siblings as a whole. */
const SETTLED: ReadonlySet<string> = new Set([...STRUCTURE, 'lane', 'order']);

/** Of the tables that are not drawn: ids that rows of other tables name. */
const ROW_IDS: Readonly<Partial<Record<TableName, readonly (typeof ID_POOL)[number][]>>> = { roles: ['clerk'], calendars: ['office'], attributes: ['amount'], people: ['someone'] };

/** A row with every other field of its schema drawn anew. */
function filled(table: TableName, row: Row): fc.Arbitrary<Row> {
  const free = Object.entries(shapeOf(ELEMENT_SCHEMAS[table], row)).filter(([field]) => !SETTLED.has(field));
  return fc.record(Object.fromEntries(free.map(([field, schema]) => [field, anyOf(schema)]))).map((fields) => Object.fromEntries(Object.entries({ ...row, ...fields }).filter(([, value]) => value !== undefined)));
}

const tableOf = (of: readonly (readonly [string, fc.Arbitrary<Row>])[]): fc.Arbitrary<Rows> => fc.record(Object.fromEntries(of));

/** Rows whose optional references lead nowhere lose them, as the editor would see to it. */
function withoutDangling(given: ProcessModel): ProcessModel {
  const tables: Record<string, Rows> = {};
  for (const table of TABLES) {
    tables[table] = Object.fromEntries(Object.entries(given[table] as unknown as Rows).map(([id, row]) => {
      const lost = [...references(table, id, row as never)].filter((reference) => reference.isOptional && !resolves(given, reference));
      return [id, lost.reduce<Row>((left, { field, id: missing }) => withoutReference(left, field, missing), row)];
    }));
  }
  return { ...given, ...tables };
}

/** A model in which every table has rows and every field of the schema is drawn, by the schema itself. */
export const completeModel: fc.Arbitrary<ProcessModel> = model.chain((drawn) => {
  const fill = (table: TableName) => tableOf(Object.entries(drawn[table] as unknown as Rows).map(([id, row]) => [id, filled(table, row)]));
  const free = TABLES.filter((table) => !DRAWN.includes(table) && table !== 'geometry');
  const made = (table: TableName) => tableOf((ROW_IDS[table] ?? ['first', 'second']).map((id) => [id, anyOf(ELEMENT_SCHEMAS[table]).map((row) => ({ ...(row as Row), id }))]));
  return fc.record({
    meta: anyOf(ModelMeta),
    ...Object.fromEntries([...DRAWN.map((table) => [table, fill(table)] as const), ...free.map((table) => [table, made(table)] as const)]),
  }).map((tables) => {
    const roles = { ...drawn.roles, ...(tables as unknown as { readonly roles: Rows }).roles };
    return withoutDangling(ProcessModel.parse({ ...drawn, ...tables, roles, geometry: Object.fromEntries(Object.entries(drawn.geometry).map(([id, place]) => [id, Object.hasOwn(drawn.pools, id) ? { ...place, isHorizontal: id.endsWith('0') } : place])) }));
  });
});
