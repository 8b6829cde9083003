import type { XmlElement } from '../../bpmn/xml/XmlElement.ts';
import type { RoleId } from '../../model/ids.ts';
import type { ProcessNode, Requirement } from '../../model/Node.ts';
import { find } from '../../model/ProcessModel.ts';
import { minutesOf, unitNamed } from './BpsimUnits.ts';
import { readNumber, valuesOf } from './readBpsimValue.ts';
import { readSelection, type SelectedResource, type Selection } from './readSelection.ts';
import type { ScenarioDraft } from './ScenarioDraft.ts';

const MOST_PEOPLE = 100_000;
const MOST_COST = 1e9;

/** `ResourceParameters` of a resource (or lane): how many there are, and when (BPSim 2.0 §6.8). */
export function applyResource(draft: ScenarioDraft, id: RoleId, parameters: XmlElement, element: string, resource: XmlElement | null): void {
  for (const parameter of parameters.elements()) {
    const place = draft.place(parameter, element);
    const role = draft.roles[id];
    if (!role) return;
    switch (parameter.local) {
      case 'Quantity': {
        const given = draft.valuesInHours(parameter, element).map(({ value, calendar }) => ({ count: readNumber(value), calendar }));
        const usable = given.flatMap(({ count, calendar }) => (count !== null && Number.isInteger(count) && count >= 0 && count <= MOST_PEOPLE ? [{ count, calendar }] : []));
        if (usable.length < given.length) draft.complaints.invalid(place, parameter.local);
        const [most] = usable.toSorted((a, b) => b.count - a.count);
        // Different numbers at different hours: the largest, in its hours.
        if (usable.length > 1) draft.complaints.approximated(place, parameter.local);
        if (most) draft.roles[id] = { ...role, headcount: most.count, calendar: most.calendar ?? role.calendar };
        break;
      }
      case 'Availability': {
        const [first, ...more] = draft.valuesInHours(parameter, element);
        if (more.length > 0) draft.complaints.approximated(place, parameter.local);
        if (first?.value.get('value')?.trim() === 'true') draft.roles[id] = { ...role, calendar: first.calendar };
        else if (first) draft.complaints.ignored(place, `${parameter.local} ${first.value.get('value') ?? ''}`);
        break;
      }
      case 'Role': {
        if (!resource) { draft.complaints.ignored(place, parameter.local); break; }
        for (const value of valuesOf(parameter)) {
          const name = value.get('value') ?? '';
          draft.resourcesByRole.set(name, [...(draft.resourcesByRole.get(name) ?? []).filter((other) => other !== resource), resource]);
        }
        break;
      }
      default: draft.complaints.ignored(place, parameter.local);
    }
  }
}

/** `CostParameters` of a resource: what an hour of it costs. */
export function applyResourceCost(draft: ScenarioDraft, id: RoleId, parameters: XmlElement, element: string): void {
  for (const parameter of parameters.elements()) {
    const place = draft.place(parameter, element);
    const role = draft.roles[id];
    const value = parameter.local === 'UnitCost' ? draft.onlyValue(parameter, element) : null;
    if (!value || !role) { if (parameter.local !== 'UnitCost') draft.complaints.ignored(place, parameter.local); continue; }
    const unit = unitNamed(value.get('timeUnit')) ?? draft.unit;
    const perHour = ((readNumber(value) ?? Number.NaN) * 60) / minutesOf(unit);
    if (perHour >= 0 && perHour <= MOST_COST) draft.roles[id] = { ...role, costPerHour: perHour };
    else draft.complaints.invalid(place, value.get('value') ?? '');
  }
}

/** Who does a task: its `Selection`. */
export function applySelection(draft: ScenarioDraft, node: ProcessNode, parameters: XmlElement, element: string): void {
  for (const parameter of parameters.elements()) {
    const place = draft.place(parameter, element);
    if (parameter.local !== 'Selection' || !('work' in node)) {
      draft.complaints.ignored(place, parameter.local);
      continue;
    }
    const value = draft.onlyValue(parameter, element);
    if (!value) continue;
    const text = value.get('value') ?? '';
    const selection: Selection | null = value.is('ExpressionParameter', 'bpsim') ? readSelection(text) : value.is('StringParameter', 'bpsim') ? [[{ name: text, quantity: 1, by: 'resource' }]] : null;
    if (!selection) { draft.complaints.ignored(place, text || value.local); continue; }
    const teams = selection.map((team) => team.map((selected) => requirementFor(draft, selected)));
    const known = teams.flatMap((team) => { const full = team.filter((member) => member !== null); return full.length === team.length ? [full] : []; });
    if (known.length < teams.length) draft.complaints.unknown(place, selection.flat().map(({ name }) => name).join(', '));
    setTeams(draft, node, known);
  }
}

export function setTeams(draft: ScenarioDraft, node: ProcessNode, [first, ...others]: readonly (readonly Requirement[])[]): void {
  const current = draft.nodes[node.id];
  if (!first || !current || !('work' in current)) return;
  const { alternatives: _, ...work } = current.work;
  draft.nodes[node.id] = { ...current, work: { ...work, requirements: first, ...(others.length === 0 ? {} : { alternatives: others }) } };
  draft.staffed.add(node.id);
}

/** A resource by its id or name; a role by the resource that has it. */
function requirementFor(draft: ScenarioDraft, { name, quantity, by }: SelectedResource): Requirement | null {
  const resource = (by === 'role' ? draft.resourcesByRole.get(name)?.[0] : undefined) ?? resourceNamed(draft, name);
  if (resource) return { role: draft.roleFor(resource), quantity };
  const role = find(draft.roles, name) ?? Object.values(draft.roles).find((candidate) => candidate.name === name);
  return role ? { role: role.id, quantity } : null;
}

function resourceNamed(draft: ScenarioDraft, name: string): XmlElement | undefined {
  return draft.index.resolve(name, ({ local }) => local === 'resource') ?? draft.index.root.all('resource').find((resource) => resource.get('name') === name);
}
