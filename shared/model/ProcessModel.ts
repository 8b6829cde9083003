import { z } from 'zod';
import { Calendar } from './Calendar.ts';
import { Flow } from './Flow.ts';
import { Geometry } from './Geometry.ts';
import type { AttributeId, CalendarId, ElementId, FlowId, LaneId, NodeId, PersonId, PoolId, RoleId, ServiceId } from './ids.ts';
import { isSafeId } from './ids.ts';
import { Attribute, ProcessNode } from './Node.ts';
import { Person } from './Person.ts';
import { Lane, Pool } from './Pool.ts';
import { Role } from './Role.ts';
import { RunSettings } from './RunSettings.ts';
import { ServicePromise, ServiceRow } from './ServiceRow.ts';

/** Elements keyed by id. Patches stay small, and mean the same after a reorder. */
export type Table<I extends string, E> = Readonly<Record<I, E>>;

const table = <I extends string, S extends z.ZodType>(element: S) =>
  z.record(z.custom<I>(isSafeId, { error: 'is not a valid id' }), element).readonly() as unknown as z.ZodType<Table<I, z.infer<S>>>;

export const ModelMeta = z
  .strictObject({
    name: z.string().max(2_000),
    documentation: z.string().max(1_000_000),
    /** Language of the texts in the model, BCP 47; empty when unknown. */
    language: z.string().max(35),
    settings: RunSettings,
  })
  .readonly();
export type ModelMeta = z.infer<typeof ModelMeta>;

const serviceTable = table<ServiceId, typeof ServiceRow>(ServiceRow);

/**
 * A process model: tables of elements keyed by id. Every change is a delta on these tables.
 * Geometry is a table of its own, keyed by the id of pool, lane, node or flow.
 */
export const ProcessModel = z
  .strictObject({
    meta: ModelMeta,
    pools: table<PoolId, typeof Pool>(Pool),
    lanes: table<LaneId, typeof Lane>(Lane),
    nodes: table<NodeId, typeof ProcessNode>(ProcessNode),
    flows: table<FlowId, typeof Flow>(Flow),
    geometry: table<ElementId, typeof Geometry>(Geometry),
    roles: table<RoleId, typeof Role>(Role),
    /** Absent in files of format 1.0: nobody had a name then. */
    people: table<PersonId, typeof Person>(Person).default({}),
    calendars: table<CalendarId, typeof Calendar>(Calendar),
    attributes: table<AttributeId, typeof Attribute>(Attribute),
    systems: serviceTable,
    risks: serviceTable,
    controls: serviceTable,
    promises: table<ServiceId, typeof ServicePromise>(ServicePromise),
    kpis: serviceTable,
    standards: serviceTable,
    items: serviceTable,
    notes: serviceTable,
    scenes: serviceTable,
  })
  .readonly();
export type ProcessModel = z.infer<typeof ProcessModel>;

/** The names of the tables: everything in a model but its meta data. */
export const TABLES = [
  'pools', 'lanes', 'nodes', 'flows', 'geometry', 'roles', 'people', 'calendars', 'attributes',
  'systems', 'risks', 'controls', 'promises', 'kpis', 'standards', 'items', 'notes', 'scenes',
] as const satisfies readonly Exclude<keyof ProcessModel, 'meta'>[];
export type TableName = (typeof TABLES)[number];

/** The elements of a table, in the order in which they were added. */
export const rows = <I extends string, E>(of: Table<I, E>): readonly E[] => Object.values(of);
/** Element by an id that may belong to another table. */
export const find = <I extends string, E>(of: Table<I, E>, id: string | null | undefined): E | undefined =>
  id != null && Object.hasOwn(of, id) ? of[id as I] : undefined;
