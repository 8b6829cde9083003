import type { SequenceFlow } from '../model/Flow.ts';
import type { NodeId } from '../model/ids.ts';
import type { ProcessNode } from '../model/Node.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';

const NONE: readonly never[] = [];

/** The sequence flows of a model, by node, looked up once for all rules. */
export interface FlowGraph {
  readonly model: ProcessModel;
  /** Nodes that take part in the flow: activities, gateways, events. */
  readonly nodes: readonly ProcessNode[];
  readonly flows: readonly SequenceFlow[];
  incoming(id: NodeId): readonly SequenceFlow[];
  outgoing(id: NodeId): readonly SequenceFlow[];
  attached(id: NodeId): readonly ProcessNode[];
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

export function flowGraph(model: ProcessModel): FlowGraph {
  const into = new Map<string, SequenceFlow[]>();
  const out = new Map<string, SequenceFlow[]>();
  const boundary = new Map<string, ProcessNode[]>();
  const flows: SequenceFlow[] = [];
  for (const flow of rows(model.flows)) {
    if (flow.kind !== 'sequenceFlow') continue;
    flows.push(flow);
    if (flow.source) put(out, flow.source, flow);
    if (flow.target) put(into, flow.target, flow);
  }
  const nodes = rows(model.nodes).filter((node) => {
    if (node.kind === 'boundaryEvent' && node.attachedTo) put(boundary, node.attachedTo, node);
    const { category } = NODE_KINDS[node.kind];
    return category === 'activity' || category === 'gateway' || category === 'event';
  });
  return {
    model, nodes, flows,
    incoming: (id) => into.get(id) ?? NONE,
    outgoing: (id) => out.get(id) ?? NONE,
    attached: (id) => boundary.get(id) ?? NONE,
  };
}

/** Is the node inside an ad hoc sub-process, where order is nobody's business (BPMN 2.0.2 §10.3.5)? */
export const isAdHocContent = (model: ProcessModel, node: ProcessNode): boolean => find(model.nodes, node.parent)?.kind === 'adHocSubProcess';
/** Starts by its own event and is connected to nothing. */
export const isEventSubProcess = (node: ProcessNode): boolean => 'triggeredByEvent' in node && node.triggeredByEvent;
export const hasDefinition = (node: ProcessNode, kind: string): boolean => 'definitions' in node && node.definitions.some((d) => d.kind === kind);
/** Runs only when something is undone (BPMN 2.0.2 §10.7). */
export const isCompensation = (node: ProcessNode): boolean => 'isForCompensation' in node && node.isForCompensation;
