import type { z } from 'zod';
import { Calendar } from './Calendar.ts';
import { Flow } from './Flow.ts';
import { Geometry } from './Geometry.ts';
import { Attribute, ProcessNode } from './Node.ts';
import { Person } from './Person.ts';
import { Lane, Pool } from './Pool.ts';
import type { TableName } from './ProcessModel.ts';
import { Role } from './Role.ts';
import { ServicePromise, ServiceRow } from './ServiceRow.ts';

/** The form of one element of each table. */
export const ELEMENT_SCHEMAS: Readonly<Record<TableName, z.ZodType>> = {
  pools: Pool, lanes: Lane, nodes: ProcessNode, flows: Flow, geometry: Geometry, roles: Role, people: Person, calendars: Calendar, attributes: Attribute,
  systems: ServiceRow, risks: ServiceRow, controls: ServiceRow, promises: ServicePromise, kpis: ServiceRow, standards: ServiceRow,
  items: ServiceRow, notes: ServiceRow, scenes: ServiceRow,
};
