import type { ImportWarning } from '../../bpmn/ImportWarning.ts';
import { startsFromOutside } from '../../model/calledPool.ts';
import { parseJson } from '../../files/parseJson.ts';
import { message, type Message } from '../../i18n/Message.ts';
import { laneId, type LaneId, type NodeId } from '../../model/ids.ts';
import type { Flow } from '../../model/Flow.ts';
import type { ProcessNode } from '../../model/Node.ts';
import type { Lane } from '../../model/Pool.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { err, ok, type Result } from '../../result.ts';
import { Complaints } from '../Complaints.ts';
import { ProsimosFile } from './ProsimosFile.ts';
import { readProsimosAttributes } from './readProsimosAttributes.ts';
import { readProsimosBatch } from './readProsimosBatch.ts';
import { readProsimosCalendars } from './readProsimosCalendars.ts';
import { readProsimosDistribution } from './readProsimosDistribution.ts';
import { readProsimosResources } from './readProsimosResources.ts';
import { unreadKeys, type UnreadKey } from './unreadKeys.ts';

export interface AppliedProsimos {
  readonly model: ProcessModel;
  /** What the file says and Laneway cannot honour, with its place. */
  readonly warnings: readonly ImportWarning[];
  /** Steps, gateways and events that the file names, and how many of them the model has. */
  readonly named: number;
  readonly matched: number;
}

/** A file that has none of these is of another kind. */
const SECTIONS = ['resource_profiles', 'task_resource_distribution', 'resource_calendars'];

function parse(text: string): Result<{ readonly file: ProsimosFile; readonly unread: readonly UnreadKey[] }, Message> {
  const json = parseJson(text);
  if (!json.ok) return err(message('interchange.error.notJson', { line: json.error.line, column: json.error.column }));
  const file = ProsimosFile.safeParse(json.value);
  if (file.success) return ok({ file: file.data, unread: unreadKeys(json.value, file.data) });
  const where = file.error.issues[0]?.path.map(String).join('.').slice(0, 200) ?? '';
  const { value } = json;
  const isOther = typeof value !== 'object' || value === null || !SECTIONS.some((section) => Object.hasOwn(value, section));
  return err(isOther ? message('interchange.error.notProsimos') : message('interchange.error.prosimosField', { where }));
}

const same = (a: string, b: string) => a.replaceAll(/[\s_]+/g, '').toLowerCase() === b.replaceAll(/[\s_]+/g, '').toLowerCase();

/**
 * Lays the parameters of a Prosimos JSON file over a model whose control flow stands in the BPMN file beside it. The
 * file replaces who works when and for how long, arrivals and the odds at gateways; the ids are those of both files.
 * Arrivals are read as Prosimos reads them (`push`), and all cases count, as they do there.
 */
export function applyProsimos(model: ProcessModel, text: string): Result<AppliedProsimos, Message> {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const { file, unread } = parsed.value;
  const complaints = new Complaints();
  for (const { path, key } of unread) complaints.ignored({ where: path || key }, key);

  const calendars = readProsimosCalendars(file, complaints);
  const isTask = (id: string) => { const node = find(model.nodes, id); return node !== undefined && 'work' in node; };
  const { roles, people, staffing } = readProsimosResources(file, calendars.byWrittenId, isTask, complaints);
  const { attributes, conditions, priority } = readProsimosAttributes(file, complaints);

  const nodes: Record<NodeId, ProcessNode> = { ...model.nodes };
  for (const [id, { role, duration }] of staffing) {
    const node = nodes[id];
    if (!node || !('work' in node)) continue;
    nodes[id] = { ...node, work: { ...node.work, duration, requirements: [{ role, quantity: 1 }], shiftEnd: 'suspend', ...(priority === null ? {} : { priorityExpression: priority }) } };
  }
  file.batch_processing.forEach((batching, i) => {
    const where = `batch_processing[${i}]`;
    const node = find(nodes, batching.task_id);
    if (!node || !('work' in node) || node.work.duration === null) { complaints.unknown({ where, element: batching.task_id }, batching.task_id); return; }
    const read = readProsimosBatch(batching, node.work.duration, where, complaints);
    if (read) nodes[node.id] = { ...node, work: { ...node.work, ...read } };
  });
  file.event_distribution.forEach((event, i) => {
    const where = `event_distribution[${i}]`;
    const node = find(nodes, event.event_id);
    const delay = readProsimosDistribution(event);
    if (node?.kind !== 'intermediateCatchEvent' && node?.kind !== 'boundaryEvent') complaints.unknown({ where, element: event.event_id }, event.event_id);
    else if (!delay) complaints.invalid({ where, element: event.event_id }, event.distribution_name);
    else nodes[node.id] = { ...node, delay };
  });
  readArrivals(file, model, nodes, calendars.arrivals, complaints);

  const names = new Set([...file.task_resource_distribution.map(({ task_id }) => task_id), ...file.gateway_branching_probabilities.map(({ gateway_id }) => gateway_id), ...file.event_distribution.map(({ event_id }) => event_id)]);
  return ok({
    named: names.size,
    matched: [...names].filter((id) => find(model.nodes, id)).length,
    model: {
      ...model, nodes, flows: readBranches(file, model, conditions, complaints), people, attributes: { ...model.attributes, ...attributes },
      ...staffed(model, nodes, roles, priority !== null),
      calendars: { ...calendars.calendars },
      meta: { ...model.meta, settings: { ...model.meta.settings, warmUpCases: 0 } },
    },
    warnings: complaints.warnings,
  });
}

function readArrivals(file: ProsimosFile, model: ProcessModel, nodes: Record<NodeId, ProcessNode>, calendar: ReturnType<typeof readProsimosCalendars>['arrivals'], complaints: Complaints): void {
  if (!file.arrival_time_distribution) return;
  const where = 'arrival_time_distribution';
  const interArrival = readProsimosDistribution(file.arrival_time_distribution);
  const starts = startsFromOutside(model);
  // Where the drawing has several, cases come in where they did before.
  const start = starts.find(({ arrivals }) => arrivals !== null) ?? starts[0];
  if (!interArrival) complaints.invalid({ where }, file.arrival_time_distribution.distribution_name);
  else if (!start) complaints.unknown({ where }, 'startEvent');
  else nodes[start.id] = { ...start, arrivals: { interArrival, calendar, reading: 'push', batchSize: 1 } };
}

function readBranches(file: ProsimosFile, model: ProcessModel, conditions: ReadonlyMap<string, string>, complaints: Complaints): ProcessModel['flows'] {
  const flows: Record<string, Flow> = { ...model.flows };
  file.gateway_branching_probabilities.forEach(({ gateway_id, probabilities }, i) => {
    const isByCondition = probabilities.length > 0 && probabilities.every(({ condition_id }) => condition_id !== undefined && conditions.has(condition_id));
    probabilities.forEach(({ path_id, value, condition_id }, k) => {
      const place = { where: `gateway_branching_probabilities[${i}].probabilities[${k}]`, element: path_id };
      const flow = find(flows, path_id);
      if (flow?.kind !== 'sequenceFlow' || flow.source !== gateway_id) { complaints.unknown(place, path_id); return; }
      const { condition: _, ...rest } = flow;
      const rule = condition_id === undefined ? undefined : conditions.get(condition_id);
      if (condition_id !== undefined && !isByCondition) complaints.ignored(place, condition_id);
      if (isByCondition && rule !== undefined) flows[flow.id] = { ...flow, probability: null, condition: rule };
      else if (value === undefined) flows[flow.id] = { ...rest, probability: null };
      else if (value >= 0 && value <= 1) flows[flow.id] = { ...rest, probability: value };
      else complaints.invalid(place, String(value));
    });
  });
  return flows;
}

/** The new staff, the roles of before that somebody still needs, and the lanes by name. */
function staffed(model: ProcessModel, nodes: Readonly<Record<NodeId, ProcessNode>>, given: ReturnType<typeof readProsimosResources>['roles'], isByPriority: boolean): Pick<ProcessModel, 'roles' | 'lanes'> {
  const lanes: Record<LaneId, Lane> = { ...model.lanes };
  for (const lane of rows(model.lanes)) {
    const role = rows(given).find(({ id, name }) => lane.name !== '' && (same(id, lane.name) || same(name, lane.name)));
    if (role) lanes[laneId(lane.id)] = { ...lane, role: role.id };
  }
  const needed = new Set<string | null | undefined>([
    ...rows(lanes).map(({ role }) => role), ...rows(model.pools).map(({ role }) => role),
    ...rows(nodes).flatMap((node) => ('work' in node ? [...(node.work.requirements ?? []), ...(node.work.alternatives ?? []).flat()].map(({ role }) => role) : [])),
  ]);
  const kept = rows(model.roles).filter(({ id }) => needed.has(id) && !find(given, id)).map((role) => [role.id, { ...role, calendar: null }]);
  const staff = isByPriority ? Object.fromEntries(rows(given).map((role) => [role.id, { ...role, queueOrder: 'priority' as const }])) : given;
  return { roles: { ...staff, ...Object.fromEntries(kept) }, lanes };
}
