import type { ProcessNode } from './Node.ts';
import { find, rows, type ProcessModel } from './ProcessModel.ts';

/** Does a receive task or an event-based gateway start the process, as a start event does? `undefined`: nobody said. */
export const instantiates = (node: ProcessNode): boolean | undefined => (node.kind === 'receiveTask' || node.kind === 'eventBasedGateway' ? node.instantiate : undefined);

/**
 * May it? Only what stands in the process itself, and what no flow leads to (BPMN 2.0.2 §10.3.3); to a gateway one may
 * lead from a start event (§10.6.6).
 */
export function mayInstantiate(model: ProcessModel, node: ProcessNode): boolean {
  if (node.parent !== null || (node.kind !== 'receiveTask' && node.kind !== 'eventBasedGateway')) return false;
  return rows(model.flows).every((flow) => flow.kind !== 'sequenceFlow' || flow.target !== node.id || (node.kind === 'eventBasedGateway' && find(model.nodes, flow.source)?.kind === 'startEvent'));
}
