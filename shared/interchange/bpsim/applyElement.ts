import type { XmlElement } from '../../bpmn/xml/XmlElement.ts';
import { find } from '../../model/ProcessModel.ts';
import { roleId, type RoleId } from '../../model/ids.ts';
import type { ProcessNode } from '../../model/Node.ts';
import type { Lane } from '../../model/Pool.ts';
import { safeId } from '../safeId.ts';
import { applyFlowControl, applyNodeControl } from './applyControl.ts';
import { applyProperties } from './applyProperties.ts';
import { applyResource, applyResourceCost, applySelection } from './applyResources.ts';
import { applyTimes } from './applyTimes.ts';
import type { ScenarioDraft } from './ScenarioDraft.ts';

/** Everything that a scenario says about one element of the file (`ElementParameters`, BPSim 2.0 §6.5). */
export function applyElement(draft: ScenarioDraft, parameters: XmlElement): void {
  const reference = parameters.get('elementRef') ?? '';
  const target = draft.index.resolve(reference);
  if (!target) { draft.complaints.unknown(draft.place(parameters), reference); return; }
  if (target.local === 'resource') { applyToRole(draft, draft.roleFor(target), parameters, reference, target); return; }
  const key = draft.index.keyOf(target) ?? '';
  const lane = find(draft.lanes, key);
  const flow = find(draft.flows, key);
  const node = find(draft.nodes, key);
  if (lane) applyToRole(draft, roleOfLane(draft, lane), parameters, reference, null);
  else if (flow) {
    for (const group of parameters.elements()) {
      if (group.local === 'ControlParameters') applyFlowControl(draft, flow, group, reference);
      else draft.complaints.ignored(draft.place(group, reference), group.local);
    }
  } else if (node) applyToNode(draft, node, parameters, reference);
  else draft.complaints.ignored(draft.place(parameters, reference), target.local);
}

function roleOfLane(draft: ScenarioDraft, lane: Lane): RoleId {
  if (lane.role !== null) return lane.role;
  const id = roleId(safeId(`role_${lane.id}`, { has: (key) => find(draft.roles, key) !== undefined }));
  draft.roles[id] = { id, name: (lane.name || lane.id).slice(0, 500), headcount: 1, costPerHour: 0, calendar: null, queueOrder: 'fifo' };
  draft.lanes[lane.id] = { ...lane, role: id };
  return id;
}

function applyToRole(draft: ScenarioDraft, role: RoleId, parameters: XmlElement, reference: string, resource: XmlElement | null): void {
  for (const group of parameters.elements()) {
    if (group.local === 'ResourceParameters') applyResource(draft, role, group, reference, resource);
    else if (group.local === 'CostParameters') applyResourceCost(draft, role, group, reference);
    else draft.complaints.ignored(draft.place(group, reference), group.local);
  }
}

function applyToNode(draft: ScenarioDraft, node: ProcessNode, parameters: XmlElement, reference: string): void {
  for (const group of parameters.elements()) {
    switch (group.local) {
      case 'TimeParameters': applyTimes(draft, node, group, reference); break;
      case 'ControlParameters': applyNodeControl(draft, node, group, reference); break;
      case 'ResourceParameters': applySelection(draft, node, group, reference); break;
      case 'CostParameters': applyCost(draft, node, group, reference); break;
      case 'PriorityParameters': applyPriority(draft, node, group, reference); break;
      case 'PropertyParameters': applyProperties(draft, node, group, reference); break;
      default: draft.complaints.ignored(draft.place(group, reference), group.local);
    }
  }
}

const MOST_COST = 1e9;
const MOST_PRIORITY = 1e6;

function applyCost(draft: ScenarioDraft, node: ProcessNode, group: XmlElement, reference: string): void {
  for (const parameter of group.elements()) {
    const current = draft.nodes[node.id];
    if (parameter.local !== 'FixedCost' || !current || !('work' in current)) { draft.complaints.ignored(draft.place(parameter, reference), parameter.local); continue; }
    const cost = draft.number(parameter, reference);
    if (cost !== null && cost >= 0 && cost <= MOST_COST) draft.nodes[node.id] = { ...current, work: { ...current.work, fixedCost: cost } };
    else if (cost !== null) draft.complaints.invalid(draft.place(parameter, reference), String(cost));
  }
}

/** A larger number is more urgent. Work that may be interrupted is, by what is more urgent, when its role allows it. */
function applyPriority(draft: ScenarioDraft, node: ProcessNode, group: XmlElement, reference: string): void {
  for (const parameter of group.elements()) {
    const current = draft.nodes[node.id];
    const priority = parameter.local === 'Priority' ? draft.number(parameter, reference) : null;
    if (parameter.local !== 'Priority' || !current || !('work' in current)) draft.complaints.ignored(draft.place(parameter, reference), parameter.local);
    else if (priority !== null && Math.abs(priority) <= MOST_PRIORITY) draft.nodes[node.id] = { ...current, work: { ...current.work, priority } };
    else if (priority !== null) draft.complaints.invalid(draft.place(parameter, reference), String(priority));
  }
}
