import { message } from '../i18n/Message.ts';
import { around, centre } from '../layout/rectangle.ts';
import type { EventDefinition, NodeKind, ProcessNode } from '../model/Node.ts';
import type { NodeId } from '../model/ids.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { isSubProcess } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { fitIntoHome } from './growContainers.ts';
import { newNode } from './newNode.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

export interface ChangeKind {
  readonly id: NodeId;
  readonly kind: NodeKind;
  /** For events: what triggers it or what it gives. Absent: kept where the kind of event allows it. */
  readonly definitions?: readonly EventDefinition[];
}

/** What an event of a kind may be defined by (BPMN 2.0.2 table 10.93). */
export const EVENT_DEFINITIONS: Readonly<Partial<Record<NodeKind, readonly EventDefinition['kind'][]>>> = {
  startEvent: ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensation'],
  intermediateCatchEvent: ['message', 'timer', 'signal', 'conditional', 'link'],
  intermediateThrowEvent: ['message', 'signal', 'escalation', 'link', 'compensation'],
  boundaryEvent: ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'cancel', 'compensation'],
  endEvent: ['message', 'signal', 'error', 'escalation', 'cancel', 'compensation', 'terminate'],
};

const isFlowNode = (kind: NodeKind) => ['activity', 'gateway', 'event'].includes(NODE_KINDS[kind].category);
const isSubProcessKind = (kind: NodeKind) => kind === 'subProcess' || kind === 'transaction' || kind === 'adHocSubProcess';

/** May a node become one of this kind, given the flows and whatever is in it or on it? */
export function canBecome(model: ProcessModel, node: ProcessNode, kind: NodeKind): boolean {
  if (kind === 'locked' || node.kind === 'locked') return false;
  const from = NODE_KINDS[node.kind];
  const to = NODE_KINDS[kind];
  if ((node.kind === 'boundaryEvent') !== (kind === 'boundaryEvent')) return false;
  if (isFlowNode(node.kind) !== isFlowNode(kind)) return false;
  if (!isFlowNode(kind) && from.category !== to.category) return false;
  if (isSubProcess(node) && !isSubProcessKind(kind) && rows(model.nodes).some((inner) => inner.parent === node.id)) return false;
  if (to.category !== 'activity' && rows(model.nodes).some((event) => event.kind === 'boundaryEvent' && event.attachedTo === node.id)) return false;
  for (const flow of rows(model.flows)) {
    if (flow.source !== node.id && flow.target !== node.id) continue;
    if (flow.kind === 'sequenceFlow' && ((flow.target === node.id && !to.hasIncoming) || (flow.source === node.id && !to.hasOutgoing))) return false;
    if (flow.kind === 'sequenceFlow' && flow.source === flow.target && to.category !== 'activity') return false;
    if ((flow.kind === 'messageFlow' || flow.kind === 'dataAssociation') && to.category === 'gateway') return false;
    if (flow.kind === 'messageFlow' && ((flow.source === node.id && kind === 'startEvent') || (flow.target === node.id && kind === 'endEvent'))) return false;
  }
  return true;
}

/** Fields that a new element may lack and any kind can have. */
const KEPT: ReadonlySet<string> = new Set(['documentation', 'copyOf']);

/** Makes a step another kind of step. Everything that both kinds have stays: name, times, flows, place. */
export function changeKind(model: ProcessModel, { id, kind, definitions }: ChangeKind): Result<Edited, EditError> {
  const node = find(model.nodes, id);
  if (!node) return err({ code: 'not-found', id });
  if (!canBecome(model, node, kind)) return err({ code: 'kind-not-possible', name: node.name });
  const allowed = EVENT_DEFINITIONS[kind] ?? [];
  if (definitions?.some((definition) => !allowed.includes(definition.kind))) return err({ code: 'kind-not-possible', name: node.name });
  if (node.kind === kind && definitions === undefined) return err({ code: 'nothing-changes' });
  const blank: Record<string, unknown> = { ...newNode(kind, { id, name: node.name, pool: node.pool, lane: node.lane, parent: node.parent }, node.kind === 'boundaryEvent' ? node.attachedTo : null) };
  const old: Readonly<Record<string, unknown>> = { ...node };
  // Another trigger alone takes nothing else away.
  const next: Record<string, unknown> = node.kind === kind ? { ...old } : { ...blank, kind };
  for (const key of Object.keys(old)) if (key !== 'kind' && key !== 'definitions' && (Object.hasOwn(blank, key) || KEPT.has(key))) next[key] = old[key];
  if (Object.hasOwn(blank, 'definitions')) {
    next['definitions'] = definitions ?? ('definitions' in node ? node.definitions.filter((d) => allowed.includes(d.kind)) : blank['definitions']);
  }
  const sketch = new Sketch(model);
  sketch.put('nodes', id, next as unknown as ProcessNode);
  const box = sketch.geometry(id).bounds;
  const before = NODE_KINDS[node.kind];
  const facts = NODE_KINDS[kind];
  if (box && before.category !== facts.category && !isSubProcess(node)) sketch.patchGeometry(id, { bounds: around(centre(box), facts.width, facts.height) });
  if (isSubProcessKind(kind) && !isSubProcess(node)) sketch.patchGeometry(id, { isExpanded: false });
  if (!isSubProcessKind(kind) && isSubProcess(node)) sketch.patchGeometry(id, { isExpanded: undefined, ...(box ? { bounds: around(centre(box), facts.width, facts.height) } : {}) });
  fitIntoHome(sketch, id);
  return settled(sketch, message('commands.changeKind', { name: node.name || id }));
}
