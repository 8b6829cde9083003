import type { Calendar, OpenInterval } from '../../model/Calendar.ts';
import { calendarId, isSafeId, laneId, roleId, type CalendarId, type RoleId } from '../../model/ids.ts';
import type { ProcessNode } from '../../model/Node.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import type { Role } from '../../model/Role.ts';
import { RunSettings } from '../../model/RunSettings.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { Imported } from './importTree.ts';
import { readQbpDistribution } from './readQbpDistribution.ts';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const MINUTES_PER_DAY = 1_440;

/** Minutes after midnight of `09:00:00.000+00:00`; the last instant of a day is its end. */
function timeOfDay(text: string | undefined): number | null {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?/.exec(text ?? '');
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]) + (Number(match[3] ?? 0) >= 30 ? 1 : 0);
  return minutes <= MINUTES_PER_DAY ? minutes : null;
}

function openIntervals(rule: XmlElement): OpenInterval[] | null {
  const from = timeOfDay(rule.get('fromTime'));
  const to = timeOfDay(rule.get('toTime'));
  const first = DAYS.indexOf(rule.get('fromWeekDay')?.toUpperCase() ?? '');
  const last = DAYS.indexOf(rule.get('toWeekDay')?.toUpperCase() ?? '');
  if (from === null || to === null || from >= MINUTES_PER_DAY || first < 0 || last < 0) return null;
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, i) => ({ weekday: ((first + i) % 7) + 1, from, to }));
}

function findInfo(element: XmlElement): XmlElement | null {
  if (element.is('processSimulationInfo', 'qbp')) return element;
  for (const child of element.elements()) {
    const found = findInfo(child);
    if (found) return found;
  }
  return null;
}

/** Names that differ in nothing but blanks and case. */
const same = (a: string, b: string) => a.replaceAll(/\s+/g, '').toLowerCase() === b.replaceAll(/\s+/g, '').toLowerCase();
const listOf = (info: XmlElement, list: string, item: string) => info.child(list, 'qbp')?.all(item, 'qbp') ?? [];

/**
 * Simulation parameters in the BIMP/QBP extension (`qbp:processSimulationInfo`, a child of `definitions` or in
 * extensionElements), laid over the plain model. Arrivals follow BIMP's reading: the gap counts open hours of the
 * default timetable only. What cannot be honoured is named in the warnings.
 */
export function readSimulationInfo({ model, index }: Imported): ProcessModel {
  const info = findInfo(index.root);
  if (!info) return model;
  const complain = (what: string, at: XmlElement) => index.warn('bpmn.warning.simulation', { what: what.slice(0, 200) }, at);

  const calendars: Record<CalendarId, Calendar> = {};
  let defaultCalendar: CalendarId | null = null;
  for (const table of listOf(info, 'timetables', 'timetable')) {
    const id = table.get('id');
    if (!isSafeId(id)) { complain('timetable', table); continue; }
    const week = listOf(table, 'rules', 'rule').flatMap((rule) => {
      const intervals = openIntervals(rule);
      if (!intervals) complain(rule.get('id') ?? 'rule', rule);
      return intervals ?? [];
    });
    calendars[calendarId(id)] = { id: calendarId(id), name: (table.get('name') ?? id).slice(0, 500), week: week.slice(0, 1_000), holidays: [] };
    if (table.get('default') === 'true') defaultCalendar ??= calendarId(id);
  }

  const given: Record<RoleId, Role> = {};
  for (const resource of listOf(info, 'resources', 'resource')) {
    const id = resource.get('id');
    const headcount = Number(resource.get('totalAmount') ?? 1);
    const cost = Number(resource.get('costPerHour') ?? 0);
    if (!isSafeId(id) || !Number.isInteger(headcount) || headcount < 0 || headcount > 100_000) { complain(id ?? 'resource', resource); continue; }
    const timetable = resource.get('timetableId');
    given[roleId(id)] = {
      id: roleId(id), name: (resource.get('name') ?? id).slice(0, 500), headcount,
      costPerHour: Number.isFinite(cost) && cost >= 0 && cost <= 1e9 ? cost : 0,
      calendar: find(calendars, timetable)?.id ?? null, queueOrder: 'fifo',
    };
    if (timetable !== undefined && !find(calendars, timetable)) complain(timetable, resource);
  }

  // A lane is worked by the resource of its name; other lanes keep the role that the lane stands for.
  const lanes = { ...model.lanes };
  for (const lane of rows(model.lanes)) {
    const role = rows(given).find(({ id, name }) => lane.name !== '' && (same(id, lane.name) || same(name, lane.name)));
    if (role) lanes[laneId(lane.id)] = { ...lane, role: role.id };
  }
  const used = new Set(rows(lanes).map((lane) => lane.role));
  const roles = { ...given, ...Object.fromEntries(rows(model.roles).filter((role) => used.has(role.id) && !find(given, role.id)).map((role) => [role.id, role])) };

  const nodes: Record<string, ProcessNode> = { ...model.nodes };
  for (const element of listOf(info, 'elements', 'element')) {
    const key = index.keyOf(index.resolve(element.get('elementId')));
    const node = key === undefined ? undefined : find(nodes, key);
    const written = element.child('durationDistribution', 'qbp');
    const duration = written ? readQbpDistribution(written) : null;
    if (!node || (written && !duration)) { complain(element.get('elementId') ?? 'element', element); continue; }
    if ('work' in node) {
      const ids = listOf(element, 'resourceIds', 'resourceId').map((resource) => resource.text().trim());
      const requirements = ids.flatMap((id) => { const role = find(given, id); return role ? [{ role: role.id, quantity: 1 }] : []; });
      if (requirements.length < ids.length) complain(ids.join(', '), element);
      nodes[node.id] = { ...node, work: { ...node.work, duration, requirements: requirements.slice(0, 20) } };
    } else if (node.kind === 'intermediateCatchEvent' || node.kind === 'boundaryEvent') {
      nodes[node.id] = { ...node, delay: duration };
    } else if (duration) complain(node.name || node.id, element);
  }

  const arrivals = info.child('arrivalRateDistribution', 'qbp');
  const interArrival = arrivals ? readQbpDistribution(arrivals) : null;
  if (arrivals && !interArrival) complain('arrivalRateDistribution', arrivals);
  const start = rows(model.nodes).find((node) => node.kind === 'startEvent' && node.parent === null);
  if (interArrival && start?.kind === 'startEvent') nodes[start.id] = { ...start, arrivals: { interArrival, calendar: defaultCalendar, reading: 'working', batchSize: 1 } };

  const flows: Record<string, ProcessModel['flows'][keyof ProcessModel['flows']]> = { ...model.flows };
  for (const element of listOf(info, 'sequenceFlows', 'sequenceFlow')) {
    const key = index.keyOf(index.resolve(element.get('elementId')));
    const flow = key === undefined ? undefined : find(flows, key);
    const probability = Number(element.get('executionProbability') ?? Number.NaN);
    if (flow?.kind !== 'sequenceFlow' || !(probability >= 0 && probability <= 1)) { complain(element.get('elementId') ?? 'sequenceFlow', element); continue; }
    flows[flow.id] = { ...flow, probability };
  }

  return { ...model, lanes, nodes, flows, roles, calendars, meta: { ...model.meta, settings: readSettings(info, model.meta.settings, complain) } };
}

function readSettings(info: XmlElement, settings: RunSettings, complain: (what: string, at: XmlElement) => void): RunSettings {
  const instances = info.get('processInstances');
  const start = info.get('startDateTime');
  const currency = info.get('currency');
  const parsed = RunSettings.safeParse({
    ...settings,
    ...(instances === undefined ? {} : { cases: Number(instances) }),
    ...(start === undefined ? {} : { start: start.slice(0, 16) }),
    ...(currency === undefined ? {} : { currency }),
  });
  if (parsed.success) return parsed.data;
  complain('processSimulationInfo', info);
  return settings;
}
