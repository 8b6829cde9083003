import type { NodeId } from './ids.ts';
import { find, rows, type ProcessModel } from './ProcessModel.ts';

/**
 * Where a case may get to from each node, seen generously: along sequence and message flows, over links, to events on
 * the border, into a sub-process and out of it. What is not reached this way can never come after.
 */
function nextOf(model: ProcessModel): ReadonlyMap<string, readonly NodeId[]> {
  const next = new Map<string, NodeId[]>();
  const put = (from: string, to: NodeId) => {
    const list = next.get(from);
    if (list) list.push(to);
    else next.set(from, [to]);
  };
  for (const flow of rows(model.flows)) {
    const source = find(model.nodes, flow.source);
    const target = find(model.nodes, flow.target);
    if (source && target && (flow.kind === 'sequenceFlow' || flow.kind === 'messageFlow')) put(source.id, target.id);
  }
  const catching = new Map<string, NodeId[]>();
  const linkOf = (node: { readonly name: string }, reference: string | undefined) => (reference ?? node.name).trim();
  for (const node of rows(model.nodes)) {
    if (node.parent) {
      put(node.parent, node.id);
      put(node.id, node.parent);
    }
    if (node.kind === 'boundaryEvent' && node.attachedTo) put(node.attachedTo, node.id);
    if (node.kind !== 'intermediateCatchEvent') continue;
    for (const { kind, reference } of node.definitions) if (kind === 'link') catching.set(linkOf(node, reference), [...(catching.get(linkOf(node, reference)) ?? []), node.id]);
  }
  for (const node of rows(model.nodes)) {
    if (node.kind !== 'intermediateThrowEvent') continue;
    for (const { kind, reference } of node.definitions) if (kind === 'link') for (const target of catching.get(linkOf(node, reference)) ?? []) put(node.id, target);
  }
  return next;
}

function closure(next: ReadonlyMap<string, readonly NodeId[]>, from: NodeId): ReadonlySet<NodeId> {
  const seen = new Set<NodeId>();
  const open = [...(next.get(from) ?? [])];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(next.get(at) ?? []));
  }
  return seen;
}

/** Nodes that a case may come to after this one; the node itself when a way leads back. */
export const nodesAfter = (model: ProcessModel, id: NodeId): ReadonlySet<NodeId> => closure(nextOf(model), id);

/** Nodes that a case may have been at before this one; the node itself when a way leads back. */
export function nodesBefore(model: ProcessModel, id: NodeId): ReadonlySet<NodeId> {
  const back = new Map<string, NodeId[]>();
  for (const [from, targets] of nextOf(model)) {
    const source = find(model.nodes, from);
    if (!source) continue;
    for (const target of targets) back.set(target, [...(back.get(target) ?? []), source.id]);
  }
  return closure(back, id);
}
