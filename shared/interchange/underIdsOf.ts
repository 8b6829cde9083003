import type { ImportWarning } from '../bpmn/ImportWarning.ts';
import { message } from '../i18n/Message.ts';
import { attributeId, calendarId, personId, roleId } from '../model/ids.ts';
import type { ProcessNode, Work } from '../model/Node.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { safeId } from './safeId.ts';

interface Named<Id extends string> {
  readonly id: Id;
  readonly name: string;
}

/**
 * A model whose roles, people, calendars and attributes have ids that mean the same in another one: counted ids (`Role_1`)
 * stand for something else in each file. A row keeps its id where the other model has none of that id, or one of the same name; else it
 * takes that of the row of its name, or a fresh one, which is said.
 */
export function underIdsOf(model: ProcessModel, other: ProcessModel): { readonly model: ProcessModel; readonly warnings: readonly ImportWarning[] } {
  const warnings: ImportWarning[] = [];
  const idsFor = <Id extends string>(from: Readonly<Record<Id, Named<Id>>>, to: Readonly<Record<Id, Named<Id>>>, brand: (id: string) => Id): ((id: Id) => Id) => {
    const taken = new Set<string>([...Object.keys(from), ...Object.keys(to)]);
    const byName = new Map(rows(to).map(({ id, name }) => [name, id]));
    const ids = new Map<Id, Id>();
    for (const { id, name } of rows(from)) {
      const own = find(to, id);
      if (!own || own.name === name) continue;
      const known = byName.get(name);
      const fresh = known ?? brand(safeId(id, taken));
      taken.add(fresh);
      ids.set(id, fresh);
      if (known === undefined) warnings.push({ message: message('interchange.params.otherId', { name: name.slice(0, 60) || id, other: own.name.slice(0, 60) || id, id: fresh }) });
    }
    return (id) => ids.get(id) ?? id;
  };
  const role = idsFor(model.roles, other.roles, roleId);
  const person = idsFor(model.people, other.people, personId);
  const calendar = idsFor(model.calendars, other.calendars, calendarId);
  const attribute = idsFor(model.attributes, other.attributes, attributeId);

  const ofWork = ({ requirements, alternatives, sets, ...rest }: Work): Work => ({
    ...rest,
    requirements: requirements?.map((each) => ({ ...each, role: role(each.role) })) ?? null,
    ...(alternatives ? { alternatives: alternatives.map((team) => team.map((each) => ({ ...each, role: role(each.role) }))) } : {}),
    ...(sets ? { sets: sets.map((each) => ({ ...each, attribute: attribute(each.attribute) })) } : {}),
  });
  const ofNode = (node: ProcessNode): ProcessNode => {
    if ('work' in node) return { ...node, work: ofWork(node.work) };
    return node.kind === 'startEvent' && node.arrivals?.calendar ? { ...node, arrivals: { ...node.arrivals, calendar: calendar(node.arrivals.calendar) } } : node;
  };
  const table = <Row extends { readonly id: string }>(each: readonly Row[]): Readonly<Record<string, Row>> => Object.fromEntries(each.map((row) => [row.id, row]));
  const { settings } = model.meta;
  return {
    warnings,
    model: {
      ...model,
      nodes: table(rows(model.nodes).map(ofNode)),
      lanes: table(rows(model.lanes).map((lane) => (lane.role ? { ...lane, role: role(lane.role) } : lane))),
      pools: table(rows(model.pools).map((pool) => (pool.role ? { ...pool, role: role(pool.role) } : pool))),
      roles: table(rows(model.roles).map((row) => ({ ...row, id: role(row.id), calendar: row.calendar && calendar(row.calendar) }))),
      people: table(rows(model.people).map((row) => ({ ...row, id: person(row.id), roles: row.roles.map(role), calendar: row.calendar && calendar(row.calendar) }))),
      calendars: table(rows(model.calendars).map((row) => ({ ...row, id: calendar(row.id) }))),
      attributes: table(rows(model.attributes).map((row) => ({ ...row, id: attribute(row.id) }))),
      meta: { ...model.meta, settings: { ...settings, ...(settings.siteCalendar ? { siteCalendar: calendar(settings.siteCalendar) } : {}), ...(settings.caseClass ? { caseClass: attribute(settings.caseClass) } : {}) } },
    },
  };
}
