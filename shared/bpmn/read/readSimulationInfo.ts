import { Complaints, type Place } from '../../interchange/Complaints.ts';
import { dailyHours, hasSeconds, losesSeconds } from '../../interchange/openHours.ts';
import { unreadParts } from '../../interchange/unreadParts.ts';
import { startsFromOutside } from '../../model/calledPool.ts';
import type { Calendar } from '../../model/Calendar.ts';
import { calendarId, isSafeId, laneId, roleId, type CalendarId, type RoleId } from '../../model/ids.ts';
import type { ProcessNode, Work } from '../../model/Node.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import type { Role } from '../../model/Role.ts';
import { RunSettings } from '../../model/RunSettings.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { Imported } from './importTree.ts';
import { QBP_PARTS } from './qbpParts.ts';
import { readQbpDistribution } from './readQbpDistribution.ts';

const MOST_COST = 1e9;
const MOST_PEOPLE = 100_000;

function infosIn(element: XmlElement): XmlElement[] {
  if (element.is('processSimulationInfo', 'qbp')) return [element];
  return element.elements().flatMap(infosIn);
}

/** Names that differ in nothing but blanks and case. */
const same = (a: string, b: string) => a.replaceAll(/\s+/g, '').toLowerCase() === b.replaceAll(/\s+/g, '').toLowerCase();
const listOf = (info: XmlElement, list: string, item: string) => info.child(list, 'qbp')?.all(item, 'qbp') ?? [];
const offsetOf = (time: string | undefined) => /(Z|[+-]\d{2}:?\d{2})$/.exec(time?.trim() ?? '')?.[1]?.replace(/^[+-]00:?00$/, 'Z') ?? 'Z';

/** The element of the process that something is said about. */
function subjectOf(at: XmlElement): string | undefined {
  for (let each: XmlElement | null = at; each; each = each.parent) { const id = each.get('elementId'); if (id !== undefined) return id; }
  return undefined;
}

const asWritten = (distribution: XmlElement) => ['type', 'mean', 'arg1', 'arg2'].flatMap((name) => distribution.get(name) ?? []).join(' ');

function placeOf(at: XmlElement): Place {
  const subject = subjectOf(at);
  const id = subject ?? (at.local === 'processSimulationInfo' ? undefined : at.get('id'));
  const where = subject !== undefined && at.get('elementId') !== undefined ? subject : id === undefined ? at.local : `${at.local} (${id})`;
  return { where, ...(subject === undefined ? {} : { element: subject }), ...(at.line > 0 ? { line: at.line } : {}) };
}

/** Reads one file's simulation parameters; what cannot be honoured is named as it is met. */
class InfoReader {
  readonly #imported: Imported;
  readonly #info: XmlElement;
  readonly #complaints = new Complaints();
  #defaultCalendar: CalendarId | null = null;

  constructor(imported: Imported, info: XmlElement) {
    this.#imported = imported;
    this.#info = info;
  }

  read(): ProcessModel {
    const { model, index } = this.#imported;
    const info = this.#info;
    for (const { at, name } of unreadParts(info, QBP_PARTS, 'qbp')) this.#ignore(name, at);
    const calendars = this.#calendars();
    const given = this.#resources(calendars);
    // A lane is worked by the resource of its name; other lanes keep the role that the lane stands for.
    const lanes = { ...model.lanes };
    for (const lane of rows(model.lanes)) {
      const role = rows(given).find(({ id, name }) => lane.name !== '' && (same(id, lane.name) || same(name, lane.name)));
      if (role) lanes[laneId(lane.id)] = { ...lane, role: role.id };
    }
    const used = new Set(rows(lanes).map((lane) => lane.role));
    const roles = { ...given, ...Object.fromEntries(rows(model.roles).filter((role) => used.has(role.id) && !find(given, role.id)).map((role) => [role.id, role])) };
    const nodes = this.#elements(given);
    this.#arrivals(nodes);
    const next = { ...model, lanes, nodes, flows: this.#flows(), roles, calendars, meta: { ...model.meta, settings: this.#settings(model.meta.settings) } };
    index.warnings.push(...this.#complaints.warnings);
    return next;
  }

  /** Something that is there but cannot be used. */
  #complain(what: string, at: XmlElement): void {
    this.#imported.index.warn('bpmn.warning.simulation', { what: what.slice(0, 200) }, at);
  }

  #ignore(what: string, at: XmlElement): void {
    this.#complaints.ignored(placeOf(at), what);
  }

  #calendars(): Record<CalendarId, Calendar> {
    const calendars: Record<CalendarId, Calendar> = {};
    for (const table of listOf(this.#info, 'timetables', 'timetable')) {
      const id = table.get('id');
      if (!isSafeId(id)) { this.#complain('timetable', table); continue; }
      const week = listOf(table, 'rules', 'rule').flatMap((rule) => {
        const hours = dailyHours({ fromDay: rule.get('fromWeekDay'), toDay: rule.get('toWeekDay'), from: rule.get('fromTime'), to: rule.get('toTime') });
        if (!hours) this.#complain(rule.get('id') ?? 'rule', rule);
        for (const name of ['fromTime', 'toTime']) if (losesSeconds(rule.get(name))) this.#complaints.approximated(placeOf(rule), `${name} ${rule.get(name) ?? ''}`);
        // Hours and start are both read as the clock of the model; offsets that differ would shift one against the other.
        const offset = offsetOf(rule.get('fromTime'));
        if (offset !== offsetOf(this.#info.get('startDateTime')) && offset !== 'Z') this.#ignore(offset, rule);
        return hours ?? [];
      });
      calendars[calendarId(id)] = { id: calendarId(id), name: (table.get('name') ?? id).slice(0, 500), week: week.slice(0, 1_000), holidays: [] };
      if (table.get('default') === 'true') this.#defaultCalendar ??= calendarId(id);
    }
    return calendars;
  }

  #resources(calendars: Readonly<Record<CalendarId, Calendar>>): Record<RoleId, Role> {
    const roles: Record<RoleId, Role> = {};
    for (const resource of listOf(this.#info, 'resources', 'resource')) {
      const id = resource.get('id');
      if (!isSafeId(id)) { this.#complain(id ?? 'resource', resource); continue; }
      const amount = Number(resource.get('totalAmount') ?? 1);
      const isHeadcount = Number.isInteger(amount) && amount >= 0 && amount <= MOST_PEOPLE;
      if (!isHeadcount) this.#complaints.invalid(placeOf(resource), `totalAmount ${resource.get('totalAmount') ?? ''}`);
      const timetable = resource.get('timetableId');
      const known = find(calendars, timetable);
      if (timetable !== undefined && !known) this.#complain(timetable, resource);
      roles[roleId(id)] = {
        id: roleId(id), name: (resource.get('name') ?? id).slice(0, 500), headcount: isHeadcount ? amount : 1,
        costPerHour: this.#cost(resource, 'costPerHour'), calendar: known?.id ?? this.#defaultCalendar, queueOrder: 'fifo',
      };
    }
    return roles;
  }

  #cost(element: XmlElement, name: string): number {
    const text = element.get(name)?.trim();
    const cost = text === undefined || text === '' || text === 'NaN' ? 0 : Number(text);
    if (cost >= 0 && cost <= MOST_COST) return cost;
    this.#complain(`${name} ${text ?? ''}`, element);
    return 0;
  }

  #elements(given: Readonly<Record<RoleId, Role>>): Record<string, ProcessNode> {
    const { model, index } = this.#imported;
    const nodes: Record<string, ProcessNode> = { ...model.nodes };
    for (const element of listOf(this.#info, 'elements', 'element')) {
      const key = index.keyOf(index.resolve(element.get('elementId')));
      const node = key === undefined ? undefined : find(nodes, key);
      const written = element.child('durationDistribution', 'qbp');
      if (!node) { this.#complain(element.get('elementId') ?? 'element', element); continue; }
      const duration = written ? readQbpDistribution(written) : null;
      // People and costs of the step are no worse for it.
      if (written && !duration) this.#complaints.invalid(placeOf(written), asWritten(written));
      if (element.get('simulateAsTask') === 'true') this.#ignore('simulateAsTask', element);
      if ('work' in node) nodes[node.id] = { ...node, work: { ...node.work, duration, ...this.#team(element, given), fixedCost: this.#cost(element, 'fixedCost') } };
      else if (node.kind === 'intermediateCatchEvent' || node.kind === 'boundaryEvent') nodes[node.id] = { ...node, delay: duration };
      else if (duration) this.#complain(node.name || node.id, element);
    }
    return nodes;
  }

  #team(element: XmlElement, given: Readonly<Record<RoleId, Role>>): Pick<Work, 'requirements'> {
    const ids = listOf(element, 'resourceIds', 'resourceId').map((resource) => resource.text().trim());
    const requirements = ids.flatMap((id) => { const role = find(given, id); return role ? [{ role: role.id, quantity: 1 }] : []; });
    for (const id of ids) if (!find(given, id)) this.#complaints.unknown(placeOf(element), id);
    return { requirements: requirements.slice(0, 20) };
  }

  #arrivals(nodes: Record<string, ProcessNode>): void {
    const arrivals = this.#info.child('arrivalRateDistribution', 'qbp');
    if (!arrivals) return;
    const interArrival = readQbpDistribution(arrivals);
    const [start] = startsFromOutside(this.#imported.model);
    if (!interArrival) this.#complaints.invalid(placeOf(arrivals), asWritten(arrivals));
    else if (!start) this.#ignore('arrivalRateDistribution', arrivals);
    else nodes[start.id] = { ...start, arrivals: { interArrival, calendar: this.#defaultCalendar, reading: 'working', batchSize: 1 } };
  }

  #flows(): ProcessModel['flows'] {
    const { model, index } = this.#imported;
    const flows: Record<string, ProcessModel['flows'][keyof ProcessModel['flows']]> = { ...model.flows };
    for (const element of listOf(this.#info, 'sequenceFlows', 'sequenceFlow')) {
      const key = index.keyOf(index.resolve(element.get('elementId')));
      const flow = key === undefined ? undefined : find(flows, key);
      const probability = Number(element.get('executionProbability') ?? Number.NaN);
      if (flow?.kind !== 'sequenceFlow' || !(probability >= 0 && probability <= 1)) { this.#complain(element.get('elementId') ?? 'sequenceFlow', element); continue; }
      flows[flow.id] = { ...flow, probability };
    }
    return flows;
  }

  /** BIMP counts every case but those that `statsOptions` trims, in per cent of all. */
  #settings(before: RunSettings): RunSettings {
    const info = this.#info;
    let settings: RunSettings = { ...before, warmUpCases: 0 };
    const set = (name: string, change: (text: string) => Partial<Record<keyof RunSettings, unknown>>) => {
      const text = info.get(name);
      if (text === undefined) return;
      const parsed = RunSettings.safeParse({ ...settings, ...change(text) });
      if (parsed.success) settings = parsed.data;
      else this.#complain(`${name} ${text}`, info);
    };
    set('processInstances', (text) => ({ cases: text.trim() === '' ? Number.NaN : Number(text) }));
    set('startDateTime', (text) => {
      if (hasSeconds(text)) this.#complaints.approximated(placeOf(info), `startDateTime ${text}`);
      return { start: text.slice(0, 16) };
    });
    set('currency', (currency) => ({ currency }));
    const trim = info.child('statsOptions', 'qbp');
    const percent = Number(trim?.get('trimStartProcessInstances') ?? 0);
    if (trim && percent > 0 && percent < 100) settings = { ...settings, warmUpCases: Math.round((settings.cases * percent) / 100) };
    else if (trim && percent !== 0) this.#complain('trimStartProcessInstances', trim);
    if (trim && Number(trim.get('trimEndProcessInstances') ?? 0) !== 0) this.#ignore('trimEndProcessInstances', trim);
    return settings;
  }
}

/**
 * Simulation parameters in the BIMP/QBP extension (`qbp:processSimulationInfo`, a child of `definitions` or in
 * extensionElements), laid over the plain model. Arrivals follow BIMP's reading: the gap counts open hours of the
 * default timetable only. All cases count, as they do there. What cannot be honoured is named in the warnings.
 */
export function readSimulationInfo(imported: Imported): ProcessModel {
  const [info, ...more] = infosIn(imported.index.root);
  for (const further of more) imported.index.warn('bpmn.warning.simulation', { what: further.get('id') ?? 'processSimulationInfo' }, further);
  return info ? new InfoReader(imported, info).read() : imported.model;
}
