import type { Flow } from '../model/Flow.ts';
import type { ProcessNode } from '../model/Node.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import type { Pool } from '../model/Pool.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import type { ConnectionRefusal } from './EditError.ts';

export type DrawnFlowKind = Exclude<Flow['kind'], 'lockedFlow'>;

type Thing = { readonly is: 'node'; readonly node: ProcessNode } | { readonly is: 'pool'; readonly pool: Pool } | { readonly is: 'flow' } | { readonly is: 'lane' };

function thing(model: ProcessModel, id: string): Thing | null {
  const node = find(model.nodes, id);
  if (node) return { is: 'node', node };
  const pool = find(model.pools, id);
  if (pool) return { is: 'pool', pool };
  if (Object.hasOwn(model.flows, id)) return { is: 'flow' };
  return Object.hasOwn(model.lanes, id) ? { is: 'lane' } : null;
}

const isArtifact = (t: Thing) => t.is === 'node' && (t.node.kind === 'textAnnotation' || t.node.kind === 'group');
const isData = (t: Thing) => t.is === 'node' && NODE_KINDS[t.node.kind].category === 'data';
const poolOf = (t: Thing) => (t.is === 'node' ? t.node.pool : t.is === 'pool' ? t.pool.id : null);

/** May a message leave, or reach, this element? (BPMN 2.0.2 table 7.4) */
function canMessage(t: Thing, end: 'source' | 'target'): ConnectionRefusal | null {
  if (t.is === 'pool') return null;
  if (t.is !== 'node') return 'locked';
  const { node } = t;
  const { category } = NODE_KINDS[node.kind];
  if (category === 'gateway') return 'gateway-message';
  if (category === 'locked') return 'locked';
  if (end === 'source' && node.kind === 'startEvent') return 'start-sends';
  if (end === 'target' && node.kind === 'endEvent') return 'end-receives';
  return null;
}

function sequenceRefusal(source: ProcessNode, target: ProcessNode): ConnectionRefusal | null {
  if (NODE_KINDS[source.kind].category === 'locked' || NODE_KINDS[target.kind].category === 'locked') return 'locked';
  if (target.kind === 'startEvent') return 'into-start-event';
  if (target.kind === 'boundaryEvent') return 'into-boundary-event';
  if (source.kind === 'endEvent') return 'out-of-end-event';
  if (source.parent !== target.parent) return 'crosses-sub-process';
  if ([source, target].some((node) => 'triggeredByEvent' in node && node.triggeredByEvent)) return 'event-sub-process';
  if (source.id === target.id && NODE_KINDS[source.kind].category !== 'activity') return 'same-element';
  return null;
}

/**
 * The kind of flow that BPMN has between two elements, or why there is none: a sequence flow within a process, a
 * message flow between two pools, an association with an annotation, a data association between data and a step
 * (BPMN 2.0.2 §7.6).
 */
export function flowKindBetween(model: ProcessModel, sourceId: string, targetId: string): Result<DrawnFlowKind, ConnectionRefusal> {
  const source = thing(model, sourceId);
  const target = thing(model, targetId);
  if (!source || !target) return err('locked');
  if (source.is === 'lane' || target.is === 'lane') return err('lane-has-no-flows');
  // A process without a pool is not drawn, so no line can end on it.
  if ([source, target].some((t) => t.is === 'pool' && t.pool.kind === 'implicit')) return err('locked');
  if (isArtifact(source) || isArtifact(target)) return sourceId === targetId ? err('same-element') : ok('association');
  if (isData(source) || isData(target)) {
    if (isData(source) && isData(target)) return err('needs-artifact');
    const step = isData(source) ? target : source;
    if (step.is === 'flow') return ok('association');
    if (step.is !== 'node') return err('data-to-gateway');
    const { category } = NODE_KINDS[step.node.kind];
    return category === 'activity' || category === 'event' ? ok('dataAssociation') : err('data-to-gateway');
  }
  if (source.is === 'flow' || target.is === 'flow') return err('needs-artifact');
  if (source.is === 'pool' || target.is === 'pool' || poolOf(source) !== poolOf(target)) {
    if (poolOf(source) === poolOf(target)) return err(sourceId === targetId ? 'same-element' : 'message-in-pool');
    const refusal = canMessage(source, 'source') ?? canMessage(target, 'target');
    return refusal ? err(refusal) : ok('messageFlow');
  }
  const refusal = sequenceRefusal(source.node, target.node);
  return refusal ? err(refusal) : ok('sequenceFlow');
}

/** Is there a flow of this kind between the two already? */
export const isConnected = (model: ProcessModel, kind: DrawnFlowKind, source: string, target: string, except?: string): boolean =>
  Object.values(model.flows).some((flow) => flow.id !== except && flow.kind === kind && flow.source === source && flow.target === target);
