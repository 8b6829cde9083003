import type { SourceIndex } from '../../bpmn/read/SourceIndex.ts';
import type { XmlElement } from '../../bpmn/xml/XmlElement.ts';
import { isEqual } from '../../delta/isEqual.ts';
import { find, type ProcessModel } from '../../model/ProcessModel.ts';
import { roleId, type AttributeId, type CalendarId, type FlowId, type LaneId, type NodeId, type RoleId } from '../../model/ids.ts';
import type { Attribute, ProcessNode } from '../../model/Node.ts';
import type { Calendar } from '../../model/Calendar.ts';
import type { Flow } from '../../model/Flow.ts';
import type { Lane } from '../../model/Pool.ts';
import type { Role } from '../../model/Role.ts';
import type { RunSettings } from '../../model/RunSettings.ts';
import type { Distribution } from '../../model/Distribution.ts';
import { Complaints, type Place } from '../Complaints.ts';
import { safeId } from '../safeId.ts';
import { DEFAULT_UNIT, type BpsimUnit } from './BpsimUnits.ts';
import { readNumber, readTime, valuesOf } from './readBpsimValue.ts';

/** A value of a parameter with the calendar in whose hours it holds. */
export interface ValueInHours {
  readonly value: XmlElement;
  readonly calendar: CalendarId | null;
}

/** A model that takes in the parameters of one scenario after the other. */
export class ScenarioDraft {
  readonly complaints = new Complaints();
  readonly index: SourceIndex;
  readonly nodes: Record<NodeId, ProcessNode>;
  readonly flows: Record<FlowId, Flow>;
  readonly lanes: Record<LaneId, Lane>;
  readonly roles: Record<RoleId, Role>;
  readonly calendars: Record<CalendarId, Calendar>;
  readonly attributes: Record<AttributeId, Attribute>;
  settings: RunSettings;
  unit: BpsimUnit = DEFAULT_UNIT;
  /** 100 where a file gives its probabilities in per cent. */
  probabilityOf = 1;
  /** Calendars by the id in the file. */
  readonly writtenCalendars = new Map<string, CalendarId>();
  /** Roles (what BPSim calls resources) by the id of the BPMN resource. */
  readonly roleOfResource = new Map<XmlElement, RoleId>();
  /** Resources by the name of a role that they have. */
  readonly resourcesByRole = new Map<string, XmlElement[]>();
  /** Tasks for which the file says who does them. */
  readonly staffed = new Set<NodeId>();
  readonly timed = new Set<NodeId>();
  readonly #model: ProcessModel;

  constructor(model: ProcessModel, index: SourceIndex) {
    this.#model = model;
    this.index = index;
    this.nodes = { ...model.nodes };
    this.flows = { ...model.flows };
    this.lanes = { ...model.lanes };
    this.roles = { ...model.roles };
    this.calendars = { ...model.calendars };
    this.attributes = { ...model.attributes };
    this.settings = model.meta.settings;
  }

  toModel(): ProcessModel {
    const { nodes, flows, lanes, roles, calendars, attributes, settings } = this;
    const used = new Set([...Object.values(lanes).map(({ role }) => role), ...Object.values(this.#model.pools).map(({ role }) => role), ...Object.values(nodes).flatMap((node) => ('work' in node ? [...(node.work.requirements ?? []), ...(node.work.alternatives ?? []).flat()].map(({ role }) => role) : []))]);
    const kept = Object.fromEntries(Object.entries(roles).filter(([id, role]) => used.has(role.id) || [...this.roleOfResource.values()].includes(role.id) || find(this.#model.roles, id) === role));
    const next = { nodes, flows, lanes, roles: kept, calendars, attributes };
    const changed = Object.fromEntries(Object.entries(next).filter(([table, rows]) => !isEqual(rows, this.#model[table as keyof typeof next])));
    return { ...this.#model, ...changed, meta: settings === this.#model.meta.settings ? this.#model.meta : { ...this.#model.meta, settings } };
  }

  place(at: XmlElement, element?: string): Place {
    return { where: element === undefined ? at.local : `${at.local} (${element})`, ...(element === undefined ? {} : { element }), ...(at.line > 0 ? { line: at.line } : {}) };
  }

  /** The values of a parameter, each in its hours. A calendar that the scenario has not is named. */
  valuesInHours(parameter: XmlElement, element?: string): ValueInHours[] {
    return valuesOf(parameter).map((value) => {
      const written = value.get('validFor');
      const calendar = written === undefined ? undefined : this.writtenCalendars.get(written.trim());
      if (written !== undefined && !calendar) this.complaints.unknown(this.place(parameter, element), written);
      return { value, calendar: calendar ?? null };
    });
  }

  /** The one value that a parameter is read by; further ones, and hours where the model has no place for them, are named. */
  onlyValue(parameter: XmlElement, element?: string): XmlElement | null {
    const [first, ...more] = this.valuesInHours(parameter, element);
    if (!first) return null;
    if (more.length > 0 || first.calendar !== null) this.complaints.approximated(this.place(parameter, element), parameter.local);
    return first.value;
  }

  time(parameter: XmlElement, element?: string): Distribution | null {
    const value = this.onlyValue(parameter, element);
    if (!value) return null;
    const time = readTime(value, this.unit);
    if (!time) this.complaints.invalid(this.place(parameter, element), value.local + describe(value));
    return time;
  }

  number(parameter: XmlElement, element?: string): number | null {
    const value = this.onlyValue(parameter, element);
    if (!value) return null;
    const number = readNumber(value);
    if (number === null) this.complaints.invalid(this.place(parameter, element), value.local + describe(value));
    return number;
  }

  /** The role for a resource of the file: one that is there, or a new one of the resource's name. */
  roleFor(resource: XmlElement): RoleId {
    const known = this.roleOfResource.get(resource);
    if (known !== undefined) return known;
    const id = roleId(safeId(resource.get('id') ?? 'resource', { has: (key) => find(this.roles, key) !== undefined && ![...this.roleOfResource.values()].includes(roleId(key)) }));
    this.roleOfResource.set(resource, id);
    this.roles[id] = { id, name: (resource.get('name') ?? id).slice(0, 500), headcount: 1, costPerHour: 0, calendar: null, queueOrder: 'fifo' };
    return id;
  }
}

const describe = (value: XmlElement) => value.attributes.map(({ name, value: text }) => ` ${name}=${text}`).join('');
