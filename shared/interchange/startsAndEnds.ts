import type { ProcessNode } from '../model/Node.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import type { ProcessDraft } from './ProcessDraft.ts';

/** Whether sequence flows lead to it and on from it. */
const isInFlow = (node: ProcessNode) => NODE_KINDS[node.kind].simulation !== 'none' && !('triggeredByEvent' in node && node.triggeredByEvent);

/** Adds an end event behind a step. */
export const endAfter = (draft: ProcessDraft, node: ProcessNode): void => void draft.flow(node.id, draft.node('endEvent', '', draft.home(node)));

const level = ({ pool, parent }: ProcessNode) => `${pool} ${parent}`;

/** Gives each process and sub-process that has no start event one before whatever nothing leads to. */
export function addStarts(draft: ProcessDraft): void {
  const nodes = [...draft.nodes.values()].filter(isInFlow);
  const started = new Set(nodes.filter(({ kind }) => kind === 'startEvent').map(level));
  const reached = new Set(draft.sequenceFlows().map(({ target }) => target));
  const entries = nodes.filter((node) => NODE_KINDS[node.kind].hasIncoming && !started.has(level(node)));
  const unreached = entries.filter(({ id }) => !reached.has(id));
  // Where the flow comes back to the very first step, that is still where it begins.
  const entered = new Set(unreached.map(level));
  const firsts = new Map(entries.filter((node) => !entered.has(level(node))).toReversed().map((node) => [level(node), node]));
  for (const node of [...unreached, ...firsts.values()]) draft.flow(draft.node('startEvent', '', draft.home(node)), node.id);
}

/** Gives each process and sub-process that has no end event one behind whatever leads nowhere. */
export function addEnds(draft: ProcessDraft): void {
  const nodes = [...draft.nodes.values()].filter(isInFlow);
  const ended = new Set(nodes.filter(({ kind }) => kind === 'endEvent').map(level));
  const left = new Set(draft.sequenceFlows().map(({ source }) => source));
  for (const node of nodes) {
    if (NODE_KINDS[node.kind].hasOutgoing && !left.has(node.id) && !ended.has(level(node))) endAfter(draft, node);
  }
}
