import type { Flow } from './Flow.ts';
import type { ProcessNode } from './Node.ts';
import type { Person } from './Person.ts';
import type { Lane, Pool } from './Pool.ts';
import type { ProcessModel, TableName } from './ProcessModel.ts';
import type { Role } from './Role.ts';
import type { ServicePromise } from './ServiceRow.ts';

/** A field that names another element. `isOptional`: the element makes sense without it. */
export interface Reference {
  readonly field: string;
  /** Tables in which the id may stand. */
  readonly tables: readonly TableName[];
  readonly id: string;
  readonly isOptional: boolean;
}

// An association may be drawn to a flow (BPMN 2.0.2 §7.6.2: to any element).
const FLOW_ENDS: readonly TableName[] = ['nodes', 'pools', 'flows'];

function* ofNode(node: ProcessNode): Generator<Reference> {
  if (node.pool) yield { field: 'pool', tables: ['pools'], id: node.pool, isOptional: false };
  if (node.lane) yield { field: 'lane', tables: ['lanes'], id: node.lane, isOptional: true };
  if (node.parent) yield { field: 'parent', tables: ['nodes'], id: node.parent, isOptional: false };
  if (node.kind === 'boundaryEvent' && node.attachedTo) yield { field: 'attachedTo', tables: ['nodes'], id: node.attachedTo, isOptional: false };
  if (node.kind === 'startEvent' && node.arrivals?.calendar) yield { field: 'arrivals', tables: ['calendars'], id: node.arrivals.calendar, isOptional: true };
  if ('definitions' in node) for (const { kind, reference } of node.definitions) if (kind === 'compensation' && reference) yield { field: 'definitions', tables: ['nodes'], id: reference, isOptional: true };
  if (!('work' in node)) return;
  const { requirements, alternatives = [], performer, keepUntil, sets = [] } = node.work;
  for (const team of [requirements ?? [], ...alternatives]) for (const { role } of team) yield { field: 'work', tables: ['roles'], id: role, isOptional: true };
  for (const step of [performer?.step, keepUntil]) if (step !== undefined) yield { field: 'work', tables: ['nodes'], id: step, isOptional: true };
  for (const { attribute } of sets) yield { field: 'work', tables: ['attributes'], id: attribute, isOptional: true };
}

function* ofPerson(person: Person): Generator<Reference> {
  for (const role of person.roles) yield { field: 'roles', tables: ['roles'], id: role, isOptional: true };
  if (person.calendar) yield { field: 'calendar', tables: ['calendars'], id: person.calendar, isOptional: true };
  for (const step of person.steps ?? []) yield { field: 'steps', tables: ['nodes'], id: step, isOptional: true };
  for (const step of Object.keys(person.durations ?? {})) yield { field: 'durations', tables: ['nodes'], id: step, isOptional: true };
}

function* ofPromise({ measure }: ServicePromise): Generator<Reference> {
  for (const node of [measure?.from, measure?.to]) if (node) yield { field: 'measure', tables: ['nodes'], id: node, isOptional: true };
  if (measure?.calendar) yield { field: 'measure', tables: ['calendars'], id: measure.calendar, isOptional: true };
}

function* ofFlow(flow: Flow): Generator<Reference> {
  if (flow.source) yield { field: 'source', tables: FLOW_ENDS, id: flow.source, isOptional: false };
  if (flow.target) yield { field: 'target', tables: FLOW_ENDS, id: flow.target, isOptional: false };
  const calendar = 'handOff' in flow ? flow.handOff?.responseStandard?.calendar : undefined;
  if (calendar) yield { field: 'handOff', tables: ['calendars'], id: calendar, isOptional: true };
}

function* ofPool(pool: Pool): Generator<Reference> {
  if (pool.role) yield { field: 'role', tables: ['roles'], id: pool.role, isOptional: true };
}

function* ofLane(lane: Lane): Generator<Reference> {
  yield { field: 'pool', tables: ['pools'], id: lane.pool, isOptional: false };
  if (lane.parent) yield { field: 'parent', tables: ['lanes'], id: lane.parent, isOptional: false };
  if (lane.role) yield { field: 'role', tables: ['roles'], id: lane.role, isOptional: true };
}

const NONE: readonly Reference[] = [];
const OWNERS: readonly TableName[] = ['pools', 'lanes', 'nodes', 'flows'];

/** Every element that one row of a table names. */
export function references<T extends TableName>(table: T, id: string, row: ProcessModel[T][keyof ProcessModel[T]]): Iterable<Reference> {
  switch (table) {
    case 'nodes': return ofNode(row as unknown as ProcessNode);
    case 'flows': return ofFlow(row as unknown as Flow);
    case 'pools': return ofPool(row as unknown as Pool);
    case 'lanes': return ofLane(row as unknown as Lane);
    case 'people': return ofPerson(row as unknown as Person);
    case 'promises': return ofPromise(row as unknown as ServicePromise);
    case 'geometry': return [{ field: 'id', tables: OWNERS, id, isOptional: false }];
    case 'roles': {
      const { calendar } = row as unknown as Role;
      return calendar ? [{ field: 'calendar', tables: ['calendars'], id: calendar, isOptional: true }] : NONE;
    }
    default: return NONE;
  }
}

/** Is the element there in one of the tables that the reference may point into? */
export const resolves = (model: ProcessModel, { tables, id }: Reference): boolean => tables.some((table) => Object.hasOwn(model[table], id));
