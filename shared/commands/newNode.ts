import type { LaneId, NodeId, PoolId } from '../model/ids.ts';
import type { NodeKind, ProcessNode, Work } from '../model/Node.ts';
import { never } from '../never.ts';

/** A step that nobody has described yet: the simulation uses its stated default (SIM-02). */
export const BLANK_WORK: Work = { duration: null, requirements: null, shiftEnd: 'suspend', priority: 0, fixedCost: 0 };

export interface NodeHome {
  readonly id: NodeId;
  readonly name: string;
  readonly pool: PoolId | null;
  readonly lane: LaneId | null;
  readonly parent: NodeId | null;
}

/** A node of a kind with nothing filled in. Boundary events get their activity from the caller. */
export function newNode(kind: NodeKind, home: NodeHome, attachedTo: NodeId | null = null): ProcessNode {
  const activity = { ...home, loop: null, isForCompensation: false, work: BLANK_WORK, service: {} };
  const event = { ...home, definitions: [] };
  switch (kind) {
    case 'task': case 'userTask': case 'serviceTask': case 'manualTask': case 'scriptTask': case 'businessRuleTask': case 'sendTask': case 'receiveTask':
      return { kind, ...activity };
    case 'callActivity': return { kind, ...activity };
    case 'subProcess': case 'transaction': case 'adHocSubProcess': return { kind, ...activity, triggeredByEvent: false };
    case 'exclusiveGateway': return { kind, ...home, isMarkerVisible: true };
    case 'parallelGateway': case 'inclusiveGateway': case 'eventBasedGateway': case 'complexGateway': return { kind, ...home };
    case 'startEvent': return { kind, ...event, isInterrupting: true, arrivals: null };
    case 'intermediateCatchEvent': return { kind, ...event, definitions: [{ kind: 'timer' }], delay: null };
    case 'intermediateThrowEvent': return { kind, ...event };
    case 'boundaryEvent': return { kind, ...event, definitions: [{ kind: 'timer' }], attachedTo, cancelActivity: true, delay: null, probability: null, clock: 'sinceEnabled' };
    case 'endEvent': return { kind, ...event };
    case 'dataObject': case 'dataStore': case 'dataInput': case 'dataOutput': return { kind, ...home, isCollection: false };
    case 'textAnnotation': case 'group': return { kind, ...home };
    case 'locked': return { kind, ...home, element: '' };
    default: return never(kind);
  }
}
