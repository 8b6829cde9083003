import type { ImportWarning } from '../bpmn/ImportWarning.ts';
import { message } from '../i18n/Message.ts';
import { postDominators } from '../lint/postDominators.ts';
import type { SequenceFlow } from '../model/Flow.ts';
import type { NodeId } from '../model/ids.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import type { DraftFlow, ProcessDraft } from './ProcessDraft.ts';

/** Each new join asks for the graph anew; beyond this many the author is asked to draw them. */
const MOST_JOINS = 200;

export interface Splits {
  /** Steps behind which the ways on begin at a new exclusive gateway. */
  readonly exclusive: readonly NodeId[];
  /** Steps behind which all ways on begin at once, at a new parallel gateway. */
  readonly parallel: readonly NodeId[];
  /** Those among `parallel` whose ways do not come together in one place, so that no join could be added. */
  readonly withoutJoin: readonly NodeId[];
}

const isChoice = ({ name, condition, probability, isDefault }: SequenceFlow) => name !== '' || condition !== undefined || probability !== null || isDefault;

/**
 * Outlines and flow charts have several ways on from a step. BPMN says by a gateway what that means: where one of the ways
 * has a name, condition or share, one is chosen (exclusive); where none has, all are gone at once (parallel), and
 * a join is added where they come together.
 */
export function splitAtGateways(draft: ProcessDraft): Splits {
  const exclusive: NodeId[] = [];
  const parallel = new Map<NodeId, NodeId>();
  const out = Map.groupBy(draft.sequenceFlows(), ({ source }) => source);
  for (const [source, ways] of out) {
    const node = draft.nodes.get(source);
    if (!node || ways.length < 2 || NODE_KINDS[node.kind].category === 'gateway') continue;
    const isExclusive = ways.some(isChoice);
    const gateway = draft.node(isExclusive ? 'exclusiveGateway' : 'parallelGateway', '', draft.home(node));
    for (const way of ways) draft.flows.set(way.id, { ...way, source: gateway });
    draft.flow(node.id, gateway);
    if (isExclusive) exclusive.push(node.id);
    else parallel.set(gateway, node.id);
  }
  const open = joinParallel(draft, [...parallel.keys()]);
  return { exclusive, parallel: [...parallel.values()], withoutJoin: open.map((gateway) => parallel.get(gateway)!) };
}

/** What was added, so that the author can check it: the first few by name. */
export function gatewayRemarks(draft: ProcessDraft, { exclusive, parallel, withoutJoin }: Splits): readonly ImportWarning[] {
  const names = (ids: readonly NodeId[]) => ids.slice(0, 5).map((id) => `“${draft.nodes.get(id)?.name.slice(0, 60) ?? id}”`).join(' ') + (ids.length > 5 ? ' …' : '');
  return [
    ...(exclusive.length === 0 ? [] : [{ message: message('interchange.split.exclusive', { count: exclusive.length, names: names(exclusive) }), element: exclusive[0]! }]),
    ...(parallel.length === 0 ? [] : [{ message: message('interchange.split.parallel', { count: parallel.length, names: names(parallel) }), element: parallel[0]! }]),
    ...withoutJoin.map((id) => ({ message: message('interchange.split.withoutJoin', { step: draft.nodes.get(id)?.name.slice(0, 60) ?? id }), element: id })),
  ];
}

/** Adds the joins of parallel gateways, inner ones first. Those that cannot be joined are returned. */
function joinParallel(draft: ProcessDraft, gateways: readonly NodeId[]): readonly NodeId[] {
  const left = new Set(gateways);
  const open: NodeId[] = [];
  if (gateways.length > MOST_JOINS) return gateways;
  while (left.size > 0) {
    const graph = new Graph(draft);
    const [next] = [...left].map((gateway) => ({ gateway, block: graph.block(gateway) })).toSorted((a, b) => a.block.size - b.block.size);
    if (!next) break;
    left.delete(next.gateway);
    if (next.block.kind === 'tangled') open.push(next.gateway);
    if (next.block.kind !== 'block') continue;
    const { meeting, branches } = next.block;
    const home = draft.home(draft.nodes.get(meeting)!);
    const join = draft.node('parallelGateway', '', home);
    for (const entering of branches) {
      // Ways that part again within a branch come together before the join, which waits for one of each branch.
      const merge = entering.length > 1 ? draft.node('exclusiveGateway', '', home) : join;
      for (const flow of entering) draft.flows.set(flow.id, { ...flow, target: merge });
      if (merge !== join) draft.flow(merge, join);
    }
    draft.flow(join, meeting);
  }
  return open;
}

type Block =
  | { readonly kind: 'block'; readonly size: number; readonly meeting: NodeId; readonly branches: readonly (readonly DraftFlow[])[] }
  /** Nothing to join: each way goes to an end of its own, or they are joined already. */
  | { readonly kind: 'done'; readonly size: number }
  | { readonly kind: 'tangled'; readonly size: number };

class Graph {
  readonly #draft: ProcessDraft;
  readonly #out: Map<NodeId, DraftFlow[]>;
  readonly #in: Map<NodeId, DraftFlow[]>;
  readonly #after: Map<NodeId, NodeId | null>;

  constructor(draft: ProcessDraft) {
    this.#draft = draft;
    const flows = draft.sequenceFlows();
    this.#out = Map.groupBy(flows, ({ source }) => source);
    this.#in = Map.groupBy(flows, ({ target }) => target);
    const ids = [...draft.nodes.keys()];
    const index = new Map(ids.map((id, i) => [id, i]));
    const dominators = postDominators(ids.length, ids.map((id) => (this.#out.get(id) ?? []).map(({ target }) => index.get(target)!)));
    this.#after = new Map(ids.map((id, i) => [id, ids[dominators[i]!] ?? null]));
  }

  /** All that a flow leads to before the ways meet. */
  #branch(first: DraftFlow, meeting: NodeId): Set<NodeId> {
    const seen = new Set<NodeId>();
    const stack = [first.target];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (at === meeting || seen.has(at)) continue;
      seen.add(at);
      stack.push(...(this.#out.get(at) ?? []).map(({ target }) => target));
    }
    return seen;
  }

  block(split: NodeId): Block {
    const meeting = this.#after.get(split) ?? null;
    const kind = meeting === null ? null : this.#draft.nodes.get(meeting)?.kind;
    if (meeting === null || kind === 'endEvent' || kind === 'parallelGateway') return { kind: 'done', size: 0 };
    const firsts = this.#out.get(split) ?? [];
    const branches = firsts.map((flow) => this.#branch(flow, meeting));
    const all = new Set(branches.flatMap((branch) => [...branch]));
    const size = all.size;
    const isParted = branches.reduce((sum, branch) => sum + branch.size, 0) === size;
    const isClosed = [...all].every((id) => (this.#in.get(id) ?? []).every(({ source }) => source === split || all.has(source)));
    if (!isParted || !isClosed || all.has(split)) return { kind: 'tangled', size };
    const into = this.#in.get(meeting) ?? [];
    return { kind: 'block', size, meeting, branches: branches.map((branch, i) => into.filter((flow) => flow === firsts[i] || branch.has(flow.source))) };
  }
}
