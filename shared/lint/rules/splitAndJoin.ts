import { changeKind } from '../../commands/changeKind.ts';
import { message, sentence } from '../../i18n/Message.ts';
import type { SequenceFlow } from '../../model/Flow.ts';
import type { NodeKind, ProcessNode } from '../../model/Node.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import { calledName } from '../calledName.ts';
import { isAdHocContent, type FlowGraph } from '../FlowGraph.ts';
import type { LintRule } from '../LintRule.ts';
import { postDominators } from '../postDominators.ts';

/** More ways through a block than this are not tried: the rule stays silent rather than slow. */
const MAX_WAYS = 256;
const MAX_BLOCK = 200;

interface Block {
  readonly split: number;
  readonly join: number;
  /** Nodes strictly between, so that each comes after those that lead to it. */
  readonly inner: readonly number[];
}

/** One way for the tokens of a node: the flows that get one. */
type Firing = readonly SequenceFlow[];

/** FLOW-03: a block opens one way and closes another, so that cases get stuck at its end, or run on more than once. */
export const splitAndJoin: LintRule = {
  id: 'FLOW-03',
  severity: 'error',
  *check(graph) {
    const nodes = graph.nodes.filter((node) => node.kind !== 'boundaryEvent' && !isAdHocContent(graph.model, node));
    const index = new Map<string, number>(nodes.map((node, i) => [node.id, i]));
    const successors = nodes.map((node) => waysOut(graph, node).flatMap((flow) => index.get(flow.target ?? '') ?? []));
    const after = postDominators(nodes.length, successors);
    const reported = new Set<number>();
    for (const [i, node] of nodes.entries()) {
      const join = after[i]!;
      if (join < 0 || reported.has(join) || graph.outgoing(node.id).length < 2 || graph.incoming(nodes[join]!.id).length < 2) continue;
      // At an end event every token may end by itself (BPMN 2.0.2 §13.5.6).
      if (node.kind === 'complexGateway' || nodes[join]!.kind === 'complexGateway' || nodes[join]!.kind === 'endEvent') continue;
      const block = blockBetween(graph, nodes, index, successors, i, join);
      if (!block) continue;
      const finding = tryWays(graph, nodes, block);
      if (finding === null) continue;
      reported.add(join);
      const end = nodes[join]!;
      const names = { name: calledName(end), split: calledName(node) };
      const kind: NodeKind = finding === 'stuck' ? (node.kind === 'inclusiveGateway' ? 'inclusiveGateway' : 'exclusiveGateway') : 'parallelGateway';
      yield {
        at: end.id,
        message: finding === 'stuck' ? sentence('lint.FLOW-03.stuck', names) : sentence('lint.FLOW-03.repeated', names),
        advice: finding === 'stuck' ? message('lint.FLOW-03.stuck.advice') : message('lint.FLOW-03.repeated.advice'),
        ...(NODE_KINDS[end.kind].category === 'gateway' && graph.outgoing(end.id).length < 2 ? { fix: (model) => changeKind(model, { id: end.id, kind }) } : {}),
      };
    }
  },
};

/** Ways out of a node and of the events on its border. */
const waysOut = (graph: FlowGraph, node: ProcessNode): readonly SequenceFlow[] =>
  [...graph.outgoing(node.id), ...graph.attached(node.id).flatMap((event) => graph.outgoing(event.id))];

/** What lies between a split and the node where its ways meet, when nothing else leads in and nothing leads back. */
function blockBetween(graph: FlowGraph, nodes: readonly ProcessNode[], index: ReadonlyMap<string, number>, successors: readonly (readonly number[])[], split: number, join: number): Block | null {
  const inside = new Set<number>();
  const open = [...successors[split]!];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === join || inside.has(at)) continue;
    if (at === split || inside.size > MAX_BLOCK) return null;
    inside.add(at);
    open.push(...successors[at]!);
  }
  const waits = new Map<number, number>();
  for (const i of inside) {
    const into = graph.incoming(nodes[i]!.id);
    const froms = into.map((flow) => sourceIndex(graph, index, flow));
    if (froms.some((from) => from === undefined || (from !== split && !inside.has(from)))) return null;
    waits.set(i, froms.filter((from) => from !== split).length);
  }
  for (const flow of graph.incoming(nodes[join]!.id)) {
    const from = sourceIndex(graph, index, flow);
    if (from === undefined || (from !== split && !inside.has(from))) return null;
  }
  const inner: number[] = [];
  const ready = [...inside].filter((i) => waits.get(i) === 0);
  for (let i = ready.pop(); i !== undefined; i = ready.pop()) {
    inner.push(i);
    for (const flow of waysOut(graph, nodes[i]!)) {
      const to = index.get(flow.target ?? '');
      if (to === undefined || !inside.has(to)) continue;
      const left = waits.get(to)! - 1;
      waits.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return inner.length === inside.size ? { split, join, inner } : null;
}

function sourceIndex(graph: FlowGraph, index: ReadonlyMap<string, number>, flow: SequenceFlow): number | undefined {
  const own = index.get(flow.source ?? '');
  if (own !== undefined) return own;
  const event = graph.model.nodes[flow.source as keyof typeof graph.model.nodes];
  return event?.kind === 'boundaryEvent' ? index.get(event.attachedTo ?? '') : undefined;
}

/** The ways in which a node can pass a token on (BPMN 2.0.2 §13.4). */
function firings(graph: FlowGraph, node: ProcessNode): readonly Firing[] {
  const out = graph.outgoing(node.id);
  const each = out.map((flow) => [flow]);
  const isConditional = NODE_KINDS[node.kind].category !== 'gateway' && out.some((flow) => flow.condition !== undefined);
  const own: readonly Firing[] = node.kind === 'exclusiveGateway' || node.kind === 'eventBasedGateway' ? each
    : node.kind === 'inclusiveGateway' || isConditional ? [...each, ...(out.length > 1 ? [out] : [])]
      : [out];
  const base = own.length === 0 ? [[]] : own;
  const events = graph.attached(node.id).flatMap((event): Firing[] => {
    if (event.kind !== 'boundaryEvent') return [];
    const ways = graph.outgoing(event.id);
    return event.cancelActivity ? [ways] : base.map((firing) => [...firing, ...ways]);
  });
  return [...base, ...events];
}

/** Sends a token through a block in every way there is. `null`: it always closes as it should. */
function tryWays(graph: FlowGraph, nodes: readonly ProcessNode[], { split, join, inner }: Block): 'stuck' | 'repeated' | null {
  const choices = [split, ...inner].map((i) => firings(graph, nodes[i]!));
  let ways = 1;
  for (const { length } of choices) if ((ways *= length) > MAX_WAYS) return null;
  const into = graph.incoming(nodes[join]!.id);
  for (let way = 0; way < ways; way++) {
    const tokens = new Map<string, number>();
    let rest = way;
    let isBroken = false;
    for (const [k, i] of [split, ...inner].entries()) {
      const options = choices[k]!;
      const firing = options[rest % options.length]!;
      rest = Math.floor(rest / options.length);
      const arrived = k === 0 ? 1 : arrivals(graph, nodes[i]!, tokens);
      // Something inside does not close properly; that is a finding of the inner block.
      if (arrived === null) { isBroken = true; break; }
      if (arrived > 0) for (const flow of firing) tokens.set(flow.id, (tokens.get(flow.id) ?? 0) + arrived);
    }
    if (isBroken) continue;
    const marked = into.filter((flow) => (tokens.get(flow.id) ?? 0) > 0).length;
    const total = into.reduce((sum, flow) => sum + (tokens.get(flow.id) ?? 0), 0);
    const { kind } = nodes[join]!;
    if (kind === 'parallelGateway') { if (marked > 0 && marked < into.length) return 'stuck'; }
    else if (kind !== 'inclusiveGateway' && total > 1) return 'repeated';
  }
  return null;
}

/** How often a node inside a block is set off; `null` when a join waits for ever. */
function arrivals(graph: FlowGraph, node: ProcessNode, tokens: ReadonlyMap<string, number>): number | null {
  const counts = graph.incoming(node.id).map((flow) => tokens.get(flow.id) ?? 0);
  const total = counts.reduce((sum, n) => sum + n, 0);
  if (node.kind === 'parallelGateway' && counts.length > 1) return total === 0 ? 0 : counts.every((n) => n > 0) ? Math.min(...counts) : null;
  if (node.kind === 'inclusiveGateway' && counts.length > 1) return Math.min(1, total);
  return total;
}
