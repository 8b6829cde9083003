import { BLANK_WORK } from '../commands/newNode.ts';
import type { ImportWarning } from '../bpmn/ImportWarning.ts';
import { isEqual } from '../delta/isEqual.ts';
import type { Flow } from '../model/Flow.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find, rows, TABLES, type ProcessModel } from '../model/ProcessModel.ts';
import { references, resolves } from '../model/references.ts';
import { withoutReference } from '../model/withoutReference.ts';
import { Complaints } from './Complaints.ts';
import { underIdsOf } from './underIdsOf.ts';

export interface TransferredParameters {
  readonly model: ProcessModel;
  readonly warnings: readonly ImportWarning[];
  /** Steps and flows that have parameters in the source, and how many of them the model has too. */
  readonly named: number;
  readonly matched: number;
}

/** What the simulation reads of a node besides its place in the flow; `null` when nothing was given. */
function parametersOf(node: ProcessNode): Partial<ProcessNode> | null {
  if ('work' in node) return isEqual(node.work, BLANK_WORK) && node.loop === null ? null : { work: node.work, loop: node.loop };
  switch (node.kind) {
    case 'startEvent': return node.arrivals === null ? null : { arrivals: node.arrivals };
    case 'intermediateCatchEvent': return node.delay === null ? null : { delay: node.delay };
    case 'boundaryEvent': return node.delay === null && node.probability === null ? null : { delay: node.delay, probability: node.probability, clock: node.clock };
    default: return null;
  }
}

const ofFlow = (flow: Flow) => (flow.kind === 'sequenceFlow' && (flow.probability !== null || flow.condition !== undefined) ? { probability: flow.probability, ...(flow.condition === undefined ? {} : { condition: flow.condition }) } : null);

/**
 * Takes the simulation parameters of one model over into another by the ids of steps, flows, lanes and pools: times,
 * staff, shares, arrivals, with the roles, people and calendars that they name, all attributes and the run settings. What the other
 * model has no element for is named.
 */
export function transferParameters(written: ProcessModel, to: ProcessModel): TransferredParameters {
  const { model: from, warnings } = underIdsOf(written, to);
  const complaints = new Complaints();
  let named = 0;
  let matched = 0;
  const nodes: Record<string, ProcessNode> = { ...to.nodes };
  for (const source of rows(from.nodes)) {
    const given = parametersOf(source);
    if (!given) continue;
    named += 1;
    const target = find(nodes, source.id);
    // A step may have become another kind of step, not an event.
    if (!target || !Object.keys(given).every((field) => field in target)) complaints.unknown({ where: source.name.slice(0, 60) || source.id, element: source.id }, source.id);
    else {
      matched += 1;
      nodes[source.id] = { ...target, ...given } as ProcessNode;
    }
  }
  const flows: Record<string, Flow> = { ...to.flows };
  for (const source of rows(from.flows)) {
    const given = ofFlow(source);
    if (!given) continue;
    named += 1;
    const target = find(flows, source.id);
    if (target?.kind !== 'sequenceFlow') complaints.unknown({ where: source.name.slice(0, 60) || source.id, element: source.id }, source.id);
    else {
      matched += 1;
      const { condition: _, ...rest } = target;
      flows[source.id] = { ...rest, ...given };
    }
  }
  // A lane of another name that has a role already only happens to have the same id.
  const lanes = Object.fromEntries(rows(to.lanes).map((lane) => {
    const other = find(from.lanes, lane.id);
    return [lane.id, other?.role && (lane.role === null || other.name === lane.name) ? { ...lane, role: other.role } : lane];
  }));
  const pools = Object.fromEntries(rows(to.pools).map((pool) => {
    const { role, responseTime } = find(from.pools, pool.id) ?? {};
    return [pool.id, { ...pool, ...(role == null ? {} : { role }), ...(responseTime === undefined ? {} : { responseTime }) }];
  }));
  const model: ProcessModel = {
    ...to, nodes, flows, lanes, pools, ...staffOf(from, to, { nodes, lanes, pools }),
    // Conditions name attributes in their text.
    attributes: { ...to.attributes, ...from.attributes },
    meta: { ...to.meta, settings: from.meta.settings },
  };
  return matched === 0 ? { model: to, warnings: complaints.warnings, named, matched } : { model: settled(model), warnings: [...complaints.warnings, ...warnings], named, matched };
}

/** Roles, people and calendars with those of the source that its steps, lanes, pools or settings name. */
function staffOf(from: ProcessModel, to: ProcessModel, { nodes, lanes, pools }: Pick<ProcessModel, 'nodes' | 'lanes' | 'pools'>): Pick<ProcessModel, 'roles' | 'people' | 'calendars'> {
  const named = new Set<string | null | undefined>([from.meta.settings.siteCalendar]);
  for (const [table, each] of [['nodes', nodes], ['lanes', lanes], ['pools', pools]] as const) {
    for (const [id, row] of Object.entries(each)) for (const reference of references(table, id, row)) named.add(reference.id);
  }
  const roles = rows(from.roles).filter(({ id }) => named.has(id));
  const people = rows(from.people).filter((person) => person.roles.some((role) => named.has(role)));
  for (const { calendar } of [...roles, ...people]) named.add(calendar);
  const calendars = rows(from.calendars).filter(({ id }) => named.has(id));
  const over = <Row extends { readonly id: string }>(own: Readonly<Record<string, Row>>, taken: readonly Row[]) => ({ ...own, ...Object.fromEntries(taken.map((row) => [row.id, row])) });
  return { roles: over(to.roles, roles), people: over(to.people, people), calendars: over(to.calendars, calendars) };
}

/** Without references to what only the source has. */
function settled(model: ProcessModel): ProcessModel {
  let next = model;
  for (const table of TABLES) {
    for (const [id, row] of Object.entries(model[table])) {
      const lost = [...references(table, id, row as never)].filter((reference) => reference.isOptional && !resolves(model, reference));
      if (lost.length === 0) continue;
      const mended = lost.reduce<Readonly<Record<string, unknown>>>((kept, { field, id: missing }) => withoutReference(kept, field, missing), { ...(row as object) });
      next = { ...next, [table]: { ...next[table], [id]: mended } };
    }
  }
  return next;
}
