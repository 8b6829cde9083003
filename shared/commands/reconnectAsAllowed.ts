import { message } from '../i18n/Message.ts';
import type { FlowId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { newFlow } from './connect.ts';
import { flowKindBetween, isConnected } from './connectionRules.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

/** Makes a flow that a file had wrong the kind of flow that BPMN has between its two ends. */
export function reconnectAsAllowed(model: ProcessModel, { flow: id }: { readonly flow: FlowId }): Result<Edited, EditError> {
  const flow = find(model.flows, id);
  if (!flow) return err({ code: 'not-found', id });
  if (!flow.source || !flow.target) return err({ code: 'nothing-changes' });
  const kind = flowKindBetween(model, flow.source, flow.target);
  if (!kind.ok) return err({ code: 'connection-refused', reason: kind.error, source: flow.source, target: flow.target });
  if (kind.value === flow.kind) return err({ code: 'nothing-changes' });
  if (isConnected(model, kind.value, flow.source, flow.target, id)) return err({ code: 'connection-refused', reason: 'already-connected', source: flow.source, target: flow.target });
  const sketch = new Sketch(model);
  sketch.put('flows', id, { ...newFlow(kind.value, id, flow.source, flow.target), name: flow.name, ...(flow.documentation === undefined ? {} : { documentation: flow.documentation }) });
  return settled(sketch, message('commands.reconnect'));
}
