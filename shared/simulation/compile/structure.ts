import type { FlowId, NodeId } from '../../model/ids.ts';
import type { EventDefinition, ProcessNode, SubProcess } from '../../model/Node.ts';
import { undoingBy } from '../../model/compensation.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import type { MessageFlow, SequenceFlow } from '../../model/Flow.ts';
import { identities } from './identity.ts';

/** A way from node to node: a drawn sequence flow, or the jump of a link event. */
export interface Way {
  readonly id: FlowId;
  readonly source: number;
  readonly target: number;
  readonly flow: SequenceFlow | null;
}

/** A message flow that reaches a node of a modelled process. */
export interface MessageWay {
  readonly flow: MessageFlow;
  /** Sending node; −1: a black-box partner sends it. */
  readonly source: number;
  readonly target: number;
  readonly partner: string | null;
}

/** A start event of an event sub-process, and the level in which that stands: a sub-process, or (−1) the process of a pool. */
export interface LevelStart {
  readonly start: number;
  readonly begins: number;
  readonly level: number;
  readonly pool: string;
}

/** The part of a model that tokens can reach, numbered. */
export interface Structure {
  readonly nodes: readonly ProcessNode[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly ways: readonly Way[];
  readonly incoming: readonly (readonly number[])[];
  readonly outgoing: readonly (readonly number[])[];
  readonly boundary: readonly (readonly number[])[];
  /** Entry nodes per sub-process with content. */
  readonly entries: readonly (readonly number[])[];
  readonly messages: readonly MessageWay[];
  /** Start events, and receive tasks that start a process, at which cases come in from outside, in the order of pools and model. */
  readonly starts: readonly number[];
  readonly levelStarts: readonly LevelStart[];
  /** Per node: a process, or an event sub-process, begins there. */
  readonly isStart: readonly boolean[];
  /** Compensation activity of each node, −1 without. */
  readonly undoneBy: readonly number[];
  /** Per node at which cases come in: other nodes at which they begin too. */
  readonly together: readonly (readonly number[])[];
  /** Which error, escalation or signal a definition means. */
  readonly means: (definition: EventDefinition | undefined) => string | null;
}

export const isSubProcess = (node: ProcessNode): node is SubProcess => node.kind === 'subProcess' || node.kind === 'transaction' || node.kind === 'adHocSubProcess';

const isTokenNode = (node: ProcessNode): boolean => {
  const { category } = NODE_KINDS[node.kind];
  return category === 'activity' || category === 'gateway' || category === 'event';
};

const isForUndoing = (node: ProcessNode): boolean => 'isForCompensation' in node && node.isForCompensation;

/** Compensation activities are not part of the normal flow (BPMN 2.0.2 §10.7): only those that an event leads to can happen. */
function isAside(model: ProcessModel, node: ProcessNode, undoing: ReadonlySet<string>): boolean {
  if (isForUndoing(node) && !undoing.has(node.id)) return true;
  const parent = find(model.nodes, node.parent);
  return parent !== undefined && isAside(model, parent, undoing);
}

export function readStructure(model: ProcessModel): Structure {
  const undoing = undoingBy(model);
  const undoers = new Set(undoing.values());
  const begun = new Set<string | null>(rows(model.nodes).filter((node) => node.kind === 'startEvent').map((node) => node.parent));
  const all = rows(model.nodes).filter((node) => isTokenNode(node) && !isAside(model, node, undoers) && !(isSubProcess(node) && node.triggeredByEvent && !begun.has(node.id)));
  const live = new Map<string, ProcessNode>(all.map((node) => [node.id, node]));
  const flows = rows(model.flows);
  const links = linkWays(all);
  const drawn = flows.flatMap((flow) =>
    flow.kind === 'sequenceFlow' && flow.source !== null && flow.target !== null && live.has(flow.source) && live.has(flow.target)
      ? [{ id: flow.id, source: flow.source as string, target: flow.target as string, flow }] : []);
  const ways = [...drawn, ...links];
  const bySource = Map.groupBy(ways, (way) => way.source);
  const hasIncoming = new Set(ways.map((way) => way.target));
  const childrenOf = Map.groupBy(all, (node) => node.parent as string | null);
  const boundaryOf = Map.groupBy(all.filter((node) => node.kind === 'boundaryEvent' && node.attachedTo !== null), (node) => (node.kind === 'boundaryEvent' ? (node.attachedTo as string) : ''));

  // The message that a receive task awaits may be what the process begins with (BPMN 2.0.2 §10.3.3).
  const isStart = (node: ProcessNode | undefined): boolean => node?.kind === 'startEvent' || (node?.kind === 'receiveTask' && node.instantiate === true && node.parent === null && !hasIncoming.has(node.id));
  const isTriggered = (node: ProcessNode) => isSubProcess(node) && node.triggeredByEvent;
  const levelOf = (node: ProcessNode) => node.parent ?? `pool ${node.pool ?? ''}`;
  const asideOf = Map.groupBy(all.filter(isTriggered), levelOf);

  const entriesOf = (id: string): readonly ProcessNode[] => {
    const children = childrenOf.get(id) ?? [];
    const starts = children.filter((node) => node.kind === 'startEvent');
    return starts.length > 0 ? starts : children.filter((node) => node.kind !== 'boundaryEvent' && !hasIncoming.has(node.id) && !isTriggered(node) && !isForUndoing(node));
  };

  const messages = messageTargets(model, live, flows.filter((flow) => flow.kind === 'messageFlow'), (pool) => (childrenOf.get(null) ?? []).find((node) => node.pool === pool && isStart(node)));
  const triggered = new Set(messages.filter((m) => m.source !== null).map((m) => m.target));
  const poolOrder = new Map(rows(model.pools).map((pool) => [pool.id as string, pool.order]));
  const starts = all
    .filter((node) => isStart(node) && node.parent === null && (!triggered.has(node.id) || ('arrivals' in node && node.arrivals !== null)))
    .map((node, i) => ({ node, i }))
    .toSorted((a, b) => (poolOrder.get(a.node.pool ?? '') ?? 0) - (poolOrder.get(b.node.pool ?? '') ?? 0) || a.i - b.i)
    .map(({ node }) => node);

  // A process in which nothing is said to start it begins at everything that nothing leads to (BPMN 2.0.2 §13.2.1: implicit start).
  const implicit = starts.length > 0 ? [] : all.filter((node) => node.parent === null && node.kind !== 'boundaryEvent' && !hasIncoming.has(node.id) && !triggered.has(node.id) && !isTriggered(node) && !isForUndoing(node));
  const firstOf = Map.groupBy(implicit, (node) => node.pool);
  const topStarts = starts.length > 0 ? starts : [...firstOf.values()].map((list) => list[0]!);

  // Everything that a token can reach from there; the rest of the drawing has no part in the run.
  const reached = new Set<string>();
  const todo: string[] = [...topStarts, ...implicit].map((node) => node.id);
  while (todo.length > 0) {
    const id = todo.pop();
    if (id === undefined || reached.has(id) || !live.has(id)) continue;
    reached.add(id);
    for (const way of bySource.get(id) ?? []) todo.push(way.target);
    for (const node of boundaryOf.get(id) ?? []) todo.push(node.id, ...(undoing.has(node.id) ? [undoing.get(node.id)!] : []));
    const node = live.get(id);
    if (node && isSubProcess(node)) todo.push(...entriesOf(id).map((entry) => entry.id));
    // Event sub-processes stand ready in every level in which a token can be (BPMN 2.0.2 §10.3.5).
    if (node) todo.push(...(asideOf.get(levelOf(node)) ?? []).map((aside) => aside.id));
    for (const m of messages) if (m.source === id && isStart(live.get(m.target))) todo.push(m.target);
  }

  const nodes = all.filter((node) => reached.has(node.id));
  const indexOf = new Map<string, number>(nodes.map((node, i) => [node.id, i]));
  const at = (id: string) => indexOf.get(id) ?? -1;
  const numbered: Way[] = ways.filter((way) => reached.has(way.source)).map((way) => ({ id: way.id, source: at(way.source), target: at(way.target), flow: way.flow }));
  const incoming: number[][] = nodes.map(() => []);
  const outgoing: number[][] = nodes.map(() => []);
  numbered.forEach((way, i) => {
    outgoing[way.source]?.push(i);
    incoming[way.target]?.push(i);
  });
  return {
    nodes,
    indexOf,
    ways: numbered,
    incoming,
    outgoing,
    boundary: nodes.map((node) => (boundaryOf.get(node.id) ?? []).map((b) => at(b.id))),
    entries: nodes.map((node) => (isSubProcess(node) ? entriesOf(node.id).map((entry) => at(entry.id)) : [])),
    messages: messages.filter((m) => reached.has(m.target) && (m.source === null || reached.has(m.source))).map((m) => ({ flow: m.flow, source: m.source === null ? -1 : at(m.source), target: at(m.target), partner: m.partner })),
    levelStarts: levelStarts(nodes, at),
    isStart: nodes.map(isStart),
    means: identities(nodes),
    undoneBy: nodes.map((node) => (boundaryOf.get(node.id) ?? []).map((event) => at(undoing.get(event.id) ?? '')).find((n) => n >= 0) ?? -1),
    starts: topStarts.map((node) => at(node.id)),
    together: nodes.map((node) => (implicit.includes(node) && firstOf.get(node.pool)?.[0] === node ? firstOf.get(node.pool)!.slice(1).map((other) => at(other.id)) : [])),
  };
}

function levelStarts(nodes: readonly ProcessNode[], at: (id: string) => number): LevelStart[] {
  return nodes.flatMap((node, begins) => {
    if (!isSubProcess(node) || !node.triggeredByEvent) return [];
    return nodes.flatMap((start, i) => (start.kind === 'startEvent' && start.parent === node.id ? [{ start: i, begins, level: node.parent === null ? -1 : at(node.parent), pool: node.pool ?? '' }] : []));
  });
}

const linkName = (node: ProcessNode): string | null => {
  if (node.kind !== 'intermediateThrowEvent' && node.kind !== 'intermediateCatchEvent') return null;
  const definition = node.definitions.find((d) => d.kind === 'link');
  return definition ? (definition.reference ?? node.name) : null;
};

/** A link throw jumps to the catch of the same name in the same process level (BPMN 2.0.2 §10.5.6). */
function linkWays(nodes: readonly ProcessNode[]): { id: FlowId; source: string; target: string; flow: null }[] {
  return nodes.flatMap((from) => {
    const name = linkName(from);
    if (name === null || from.kind !== 'intermediateThrowEvent') return [];
    const to = nodes.find((n) => n.kind === 'intermediateCatchEvent' && n.parent === from.parent && n.pool === from.pool && linkName(n) === name);
    // The way has no drawn flow; its throw event's id names its random streams.
    return to ? [{ id: from.id as string as FlowId, source: from.id, target: to.id, flow: null }] : [];
  });
}

function messageTargets(
  model: ProcessModel,
  live: ReadonlyMap<string, ProcessNode>,
  flows: readonly MessageFlow[],
  startOf: (pool: string) => ProcessNode | undefined,
): { flow: MessageFlow; source: NodeId | null; target: NodeId; partner: string | null }[] {
  return flows.flatMap((flow) => {
    const target = live.get(flow.target ?? '') ?? startOf(flow.target ?? '');
    if (!target) return [];
    const source = live.get(flow.source ?? '');
    const pool = source ? undefined : find(model.pools, flow.source);
    if (!source && pool?.kind !== 'blackBox') return [];
    return [{ flow, source: source?.id ?? null, target: target.id, partner: pool?.id ?? null }];
  });
}
