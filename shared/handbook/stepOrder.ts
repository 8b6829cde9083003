import type { FlowGraph } from '../lint/FlowGraph.ts';
import type { NodeId } from '../model/ids.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';

export interface StepOrder {
  /** Activities, gateways and events as a case comes to them; what stands in a sub-process right after it. */
  readonly nodes: readonly ProcessNode[];
  /** What is done or waited for, numbered in that order: `4`, and `4.2` within step 4. */
  readonly numbers: ReadonlyMap<NodeId, string>;
}

/** What gets a number: work, and events on the way. Boundary events are told with their step. */
export const isStep = (node: ProcessNode): boolean => 'work' in node || node.kind === 'intermediateCatchEvent' || node.kind === 'intermediateThrowEvent';

/** The node itself or what stands around it, down to what stands directly in `scope`. */
function inScope(model: ProcessModel, id: string | null, scope: NodeId | null): NodeId | null {
  let node = find(model.nodes, id);
  for (let level = 0; node && node.parent !== scope && level < 1_000; level++) node = find(model.nodes, node.parent);
  return node && node.parent === scope ? node.id : null;
}

/**
 * The order of a procedure: reverse postorder of a depth-first walk (Cormen et al., Introduction to Algorithms, §20.4),
 * so that, loops apart, no step comes before one that leads to it, and a branch is told to its end before the next
 * one begins: the most frequent first, otherwise the upper one.
 */
export function stepOrder({ model, nodes, outgoing, attached }: FlowGraph): StepOrder {
  const scopes = new Map<NodeId | null, ProcessNode[]>();
  for (const node of nodes) {
    const scope = find(model.nodes, node.parent)?.id ?? null;
    const list = scopes.get(scope);
    if (list) list.push(node);
    else scopes.set(scope, [node]);
  }
  const top = (id: NodeId) => model.geometry[id]?.bounds?.y ?? 0;
  const left = (id: NodeId) => model.geometry[id]?.bounds?.x ?? 0;
  const messages = new Map<string, NodeId[]>();
  for (const flow of rows(model.flows)) {
    if (flow.kind !== 'messageFlow' || flow.source === null) continue;
    const from = inScope(model, flow.source, null);
    const to = inScope(model, flow.target, null);
    if (from && to && from !== to) messages.set(from, [...(messages.get(from) ?? []), to]);
  }
  const nextOf = (node: ProcessNode): readonly NodeId[] => {
    const flows = outgoing(node.id).toSorted((a, b) => (b.probability ?? 0) - (a.probability ?? 0) || top(a.target as NodeId) - top(b.target as NodeId));
    return [
      ...flows.flatMap(({ target }) => find(model.nodes, target)?.id ?? []),
      ...attached(node.id).map(({ id }) => id),
      ...(node.parent === null ? (messages.get(node.id) ?? []) : []),
    ];
  };

  const order = (within: readonly ProcessNode[]): ProcessNode[] => {
    const members = new Map(within.map((node) => [node.id, node]));
    const next = new Map(within.map((node) => [node.id, nextOf(node).filter((id) => members.has(id))]));
    const entered = new Set([...next.values()].flat());
    const places = within.toSorted((a, b) => Number(b.kind === 'startEvent') - Number(a.kind === 'startEvent') || left(a.id) - left(b.id) || top(a.id) - top(b.id));
    const seen = new Set<NodeId>();
    const walk = (roots: readonly ProcessNode[]): ProcessNode[] => {
      const done: ProcessNode[] = [];
      // Later roots first: the order is reversed in the end.
      for (const root of roots.toReversed()) {
        if (seen.has(root.id)) continue;
        seen.add(root.id);
        const open = [{ node: root, rest: [...(next.get(root.id) ?? [])] }];
        for (let at = open.at(-1); at; at = open.at(-1)) {
          const id = at.rest.pop();
          const node = id === undefined ? undefined : members.get(id);
          if (id === undefined) {
            done.push(at.node);
            open.pop();
          } else if (node && !seen.has(id)) {
            seen.add(id);
            open.push({ node, rest: [...(next.get(id) ?? [])] });
          }
        }
      }
      return done.toReversed();
    };
    return [...walk(places.filter(({ id }) => !entered.has(id))), ...walk(places.filter(({ kind }) => kind === 'startEvent')), ...walk(places)];
  };

  const ordered: ProcessNode[] = [];
  const numbers = new Map<NodeId, string>();
  const told = new Set<NodeId | null>();
  const tell = (scope: NodeId | null, prefix: string): void => {
    if (told.has(scope)) return;
    told.add(scope);
    let count = 0;
    for (const node of order(scopes.get(scope) ?? [])) {
      ordered.push(node);
      if (isStep(node)) numbers.set(node.id, `${prefix}${(count += 1)}`);
      const number = numbers.get(node.id);
      if (scopes.has(node.id)) tell(node.id, number === undefined ? prefix : `${number}.`);
    }
  };
  tell(null, '');
  // Sub-processes of a file that says that they contain each other: told all the same.
  for (const scope of scopes.keys()) tell(scope, '');
  return { nodes: ordered, numbers };
}
