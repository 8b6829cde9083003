import { roleId, type LaneId, type RoleId } from '../../model/ids.ts';
import type { Role } from '../../model/Role.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { FoundLane, Inventory } from './Inventory.ts';
import type { SourceIndex } from './SourceIndex.ts';

/** Which lane each node is in, by `flowNodeRef`; the innermost of several, since some tools list nodes in outer lanes too. */
export function readMembership(index: SourceIndex, inventory: Inventory): ReadonlyMap<XmlElement, LaneId> {
  const nodes = new Map(inventory.nodes.map((node) => [node.element, node]));
  const placed = new Map<XmlElement, FoundLane>();
  for (const lane of inventory.lanes) {
    for (const reference of lane.element.all('flowNodeRef')) {
      const written = reference.text();
      const fits = (element: XmlElement) => nodes.get(element)?.pool === lane.pool;
      const element = index.resolve(written, (e) => fits(e) && !placed.has(e)) ?? index.resolve(written, fits);
      if (!element) {
        index.warn('bpmn.warning.dangling', { attribute: 'flowNodeRef', reference: written.slice(0, 200) }, lane.element);
        continue;
      }
      const before = placed.get(element);
      if (!before || lane.depth > before.depth) placed.set(element, lane);
      else if (before.depth === lane.depth && before !== lane) index.warn('bpmn.warning.two-lanes', { node: written.slice(0, 200) }, lane.element);
    }
  }
  return new Map([...placed].map(([element, lane]) => [element, lane.id]));
}

/**
 * A role for every lane in which people work: lanes without lanes inside, and outer lanes that list nodes themselves.
 * Lanes of one name share a role, and nameless ones have none.
 */
export function rolesOfLanes(inventory: Inventory, membership: ReadonlyMap<XmlElement, LaneId>): { readonly roles: Readonly<Record<RoleId, Role>>; readonly roleOf: ReadonlyMap<LaneId, RoleId> } {
  const roles: Record<RoleId, Role> = {};
  const roleOf = new Map<LaneId, RoleId>();
  const byName = new Map<string, RoleId>();
  const outer = new Set(inventory.lanes.map((lane) => lane.parent).filter((parent) => parent !== null));
  const working = new Set(membership.values());
  for (const lane of inventory.lanes) {
    const name = (lane.element.get('name') ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 500);
    if (name === '' || (outer.has(lane.id) && !working.has(lane.id))) continue;
    let id = byName.get(name);
    if (id === undefined) {
      id = roleId(`role_${lane.id}`.slice(0, 200));
      byName.set(name, id);
      roles[id] = { id, name, headcount: 1, costPerHour: 0, calendar: null, queueOrder: 'fifo' };
    }
    roleOf.set(lane.id, id);
  }
  return { roles, roleOf };
}
