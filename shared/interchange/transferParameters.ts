import { BLANK_WORK } from '../commands/newNode.ts';
import type { ImportWarning } from '../bpmn/ImportWarning.ts';
import { isEqual } from '../delta/isEqual.ts';
import type { Flow } from '../model/Flow.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find, rows, TABLES, type ProcessModel } from '../model/ProcessModel.ts';
import { references, resolves } from '../model/references.ts';
import { withoutReference } from '../model/withoutReference.ts';
import { Complaints } from './Complaints.ts';

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
 * staff, shares, arrivals, with the roles, people, calendars, attributes and run settings that they name. What the other
 * model has no element for is named.
 */
export function transferParameters(from: ProcessModel, to: ProcessModel): TransferredParameters {
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
  const lanes = Object.fromEntries(rows(to.lanes).map((lane) => [lane.id, { ...lane, role: find(from.lanes, lane.id)?.role ?? lane.role }]));
  const pools = Object.fromEntries(rows(to.pools).map((pool) => {
    const { role, responseTime } = find(from.pools, pool.id) ?? {};
    return [pool.id, { ...pool, ...(role == null ? {} : { role }), ...(responseTime === undefined ? {} : { responseTime }) }];
  }));
  const model: ProcessModel = {
    ...to, nodes, flows, lanes, pools,
    roles: { ...to.roles, ...from.roles }, people: { ...to.people, ...from.people }, calendars: { ...to.calendars, ...from.calendars }, attributes: { ...to.attributes, ...from.attributes },
    meta: { ...to.meta, settings: from.meta.settings },
  };
  return { model: matched === 0 ? to : settled(model), warnings: complaints.warnings, named, matched };
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
