import type { ProcessNode, StartEvent } from './Node.ts';
import { NODE_KINDS } from './nodeKinds.ts';
import type { Pool } from './Pool.ts';
import { find, rows, type ProcessModel } from './ProcessModel.ts';
import type { PoolId } from './ids.ts';

const isFlowNode = ({ kind }: ProcessNode): boolean => ['activity', 'gateway', 'event'].includes(NODE_KINDS[kind].category);

/** The pool that a call activity names: by its id, with or without the prefix of the namespace of its file. */
export function namedPool(model: ProcessModel, calledElement: string | undefined): Pool | undefined {
  const name = calledElement?.trim();
  return name ? (find(model.pools, name) ?? find(model.pools, name.slice(name.indexOf(':') + 1))) : undefined;
}

/** The nodes at which a process begins when it is called: its start events without a trigger (BPMN 2.0.2 §10.3.6); `null`: it has start events, and all have one. */
export function calledStarts(nodes: readonly ProcessNode[]): readonly ProcessNode[] | null {
  const starts = nodes.filter((node) => node.kind === 'startEvent' && node.parent === null);
  const plain = starts.filter((node) => node.kind === 'startEvent' && node.definitions.length === 0);
  return starts.length > 0 && plain.length === 0 ? null : plain;
}

/** The process that a call activity calls, where the model shows what happens in it and where it begins. */
export function calledPool(model: ProcessModel, node: ProcessNode | undefined): PoolId | null {
  if (node?.kind !== 'callActivity') return null;
  const pool = namedPool(model, node.calledElement);
  if (!pool || pool.kind === 'blackBox') return null;
  const content = rows(model.nodes).filter((inside) => inside.pool === pool.id && isFlowNode(inside));
  return content.length === 0 || calledStarts(content) === null ? null : pool.id;
}

/** Start events of processes, those of processes that others call last: cases come in from outside at the first. */
export function startsFromOutside(model: ProcessModel): readonly StartEvent[] {
  const called = new Set(rows(model.nodes).map((node) => calledPool(model, node)));
  const starts = rows(model.nodes).filter((node): node is StartEvent => node.kind === 'startEvent' && node.parent === null);
  return [...starts.filter(({ pool }) => pool === null || !called.has(pool)), ...starts.filter(({ pool }) => pool !== null && called.has(pool))];
}
