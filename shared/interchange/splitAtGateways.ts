import type { ImportWarning } from '../bpmn/ImportWarning.ts';
import { message } from '../i18n/Message.ts';
import { postDominators } from '../lint/postDominators.ts';
import type { SequenceFlow } from '../model/Flow.ts';
import type { NodeId } from '../model/ids.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import type { DraftFlow, ProcessDraft } from './ProcessDraft.ts';

/** Each new join takes a look at the whole graph; beyond this many the author is asked to draw them. */
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
  if (gateways.length > MOST_JOINS) return gateways;
  // A join changes neither where the ways of others meet nor whether others can be joined, only their last flows.
  const meetings = meetingsOf(draft);
  let graph = new Graph(draft, meetings);
  const blocks = gateways.map((gateway) => ({ gateway, ...graph.block(gateway) })).toSorted((a, b) => a.size - b.size);
  for (const { gateway } of blocks.filter(({ kind }) => kind === 'block')) {
    const block = graph.block(gateway);
    if (block.kind !== 'block') continue;
    const home = draft.home(draft.nodes.get(block.meeting)!);
    const join = draft.node('parallelGateway', '', home);
    for (const entering of block.branches) {
      // Ways that part again within a branch come together before the join, which waits for one of each branch.
      const merge = entering.length > 1 ? draft.node('exclusiveGateway', '', home) : join;
      for (const flow of entering) draft.flows.set(flow.id, { ...flow, target: merge });
      if (merge !== join) draft.flow(merge, join);
    }
    draft.flow(join, block.meeting);
    graph = new Graph(draft, meetings);
  }
  return blocks.filter(({ kind }) => kind === 'tangled').map(({ gateway }) => gateway);
}

/** Where the ways on from each node first come together. */
function meetingsOf(draft: ProcessDraft): ReadonlyMap<NodeId, NodeId | undefined> {
  const out = Map.groupBy(draft.sequenceFlows(), ({ source }) => source);
  const ids = [...draft.nodes.keys()];
  const index = new Map(ids.map((id, i) => [id, i]));
  const dominators = postDominators(ids.length, ids.map((id) => (out.get(id) ?? []).map(({ target }) => index.get(target)!)));
  return new Map(ids.map((id, i) => [id, ids[dominators[i]!]]));
}

type Block =
  | { readonly kind: 'block'; readonly size: number; readonly meeting: NodeId; readonly branches: readonly (readonly DraftFlow[])[] }
  /** `done`: nothing to join, since each way goes to an end of its own, or they are joined already. */
  | { readonly kind: 'done' | 'tangled'; readonly size: 0 };

class Graph {
  readonly #draft: ProcessDraft;
  readonly #meetings: ReadonlyMap<NodeId, NodeId | undefined>;
  readonly #out: ReadonlyMap<NodeId, readonly DraftFlow[]>;
  readonly #in: ReadonlyMap<NodeId, readonly DraftFlow[]>;

  constructor(draft: ProcessDraft, meetings: ReadonlyMap<NodeId, NodeId | undefined>) {
    this.#draft = draft;
    this.#meetings = meetings;
    const flows = draft.sequenceFlows();
    this.#out = Map.groupBy(flows, ({ source }) => source);
    this.#in = Map.groupBy(flows, ({ target }) => target);
  }

  /** What lies between a split and where its ways meet; each node is visited once. */
  block(split: NodeId): Block {
    const meeting = this.#meetings.get(split);
    const kind = meeting === undefined ? undefined : this.#draft.nodes.get(meeting)?.kind;
    if (meeting === undefined || kind === 'endEvent' || kind === 'parallelGateway') return { kind: 'done', size: 0 };
    const firsts = this.#out.get(split) ?? [];
    const branchOf = new Map<NodeId, number>();
    for (const [branch, { target }] of firsts.entries()) {
      const stack = [target];
      for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
        const known = branchOf.get(at);
        if (at === meeting || known === branch) continue;
        if (at === split || known !== undefined) return { kind: 'tangled', size: 0 };
        branchOf.set(at, branch);
        for (const flow of this.#out.get(at) ?? []) stack.push(flow.target);
      }
    }
    const isClosed = [...branchOf.keys()].every((id) => (this.#in.get(id) ?? []).every(({ source }) => source === split || branchOf.has(source)));
    if (!isClosed) return { kind: 'tangled', size: 0 };
    const entering = Map.groupBy(this.#in.get(meeting) ?? [], (flow) => (flow.source === split ? firsts.indexOf(flow) : branchOf.get(flow.source)));
    return { kind: 'block', size: branchOf.size, meeting, branches: firsts.map((_, branch) => entering.get(branch) ?? []) };
  }
}
