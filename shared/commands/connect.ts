import { message } from '../i18n/Message.ts';
import type { Flow } from '../model/Flow.ts';
import type { ElementId, FlowId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import { flowKindBetween, isConnected, type DrawnFlowKind } from './connectionRules.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

export interface Connect {
  readonly id: FlowId;
  readonly source: ElementId;
  readonly target: ElementId;
}

/** A flow of a kind with nothing filled in. */
export function newFlow(kind: DrawnFlowKind, id: FlowId, source: ElementId, target: ElementId): Flow {
  const base = { id, name: '', source, target };
  switch (kind) {
    case 'sequenceFlow': return { kind, ...base, isDefault: false, probability: null };
    case 'association': return { kind, ...base, direction: 'none' };
    default: return { kind, ...base };
  }
}

/** Connects two elements in a sketch; the rules choose the kind. */
export function putFlow(sketch: Sketch, { id, source, target }: Connect): Result<Flow, EditError> {
  const { model } = sketch;
  for (const end of [source, target]) {
    if (!Object.hasOwn(model.nodes, end) && !Object.hasOwn(model.pools, end) && !Object.hasOwn(model.flows, end) && !Object.hasOwn(model.lanes, end)) return err({ code: 'not-found', id: end });
  }
  if (Object.hasOwn(model.flows, id) || Object.hasOwn(model.geometry, id)) return err({ code: 'id-taken', id });
  const kind = flowKindBetween(model, source, target);
  const refused = (reason: Extract<EditError, { code: 'connection-refused' }>['reason']) => err({ code: 'connection-refused' as const, reason, source, target });
  if (!kind.ok) return refused(kind.error);
  if (isConnected(model, kind.value, source, target)) return refused('already-connected');
  const flow = newFlow(kind.value, id, source, target);
  sketch.put('flows', id, flow);
  return ok(flow);
}

/** Draws a flow between two elements. Refuses with a reason where BPMN allows none. */
export function connect(model: ProcessModel, args: Connect): Result<Edited, EditError> {
  const sketch = new Sketch(model);
  const flow = putFlow(sketch, args);
  return flow.ok ? settled(sketch, message('commands.connect')) : flow;
}

/** Could a flow be drawn? For showing it while the pointer still moves. */
export const canConnect = (model: ProcessModel, source: string, target: string): boolean => {
  const kind = flowKindBetween(model, source, target);
  return kind.ok && !isConnected(model, kind.value, source, target) && find(model.geometry, source) !== undefined;
};
