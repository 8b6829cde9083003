import { message } from '../i18n/Message.ts';
import type { ElementId, FlowId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { newFlow } from './connect.ts';
import { flowKindBetween, isConnected } from './connectionRules.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

export interface Reconnect {
  readonly flow: FlowId;
  readonly source?: ElementId;
  readonly target?: ElementId;
}

/** Is an element the flow itself, or a line that ends on it, directly or over other lines? */
function restsOn(model: ProcessModel, id: ElementId, flow: FlowId, depth = 0): boolean {
  if (id === flow) return true;
  const line = find(model.flows, id);
  return line !== undefined && depth < 100 && [line.source, line.target].some((end) => end !== null && restsOn(model, end, flow, depth + 1));
}

/**
 * Takes an end of a flow to another element. Name, condition and share stay; a flow that now runs between other things
 * becomes the kind that BPMN has there.
 */
export function reconnect(model: ProcessModel, { flow: id, source: newSource, target: newTarget }: Reconnect): Result<Edited, EditError> {
  const flow = find(model.flows, id);
  if (!flow) return err({ code: 'not-found', id });
  const source = newSource ?? flow.source;
  const target = newTarget ?? flow.target;
  if (source === flow.source && target === flow.target) return err({ code: 'nothing-changes' });
  for (const end of [newSource, newTarget]) if (end && !Object.hasOwn(model.nodes, end) && !Object.hasOwn(model.pools, end) && !Object.hasOwn(model.flows, end)) return err({ code: 'not-found', id: end });
  for (const end of [source, target]) if (end && restsOn(model, end, id)) return err({ code: 'connection-refused', reason: 'same-element', source: source ?? end, target: target ?? end });
  const sketch = new Sketch(model);
  if (source && target) {
    const kind = flowKindBetween(model, source, target);
    if (flow.kind === 'lockedFlow' || !kind.ok) return err({ code: 'connection-refused', reason: kind.ok ? 'locked' : kind.error, source, target });
    if (isConnected(model, kind.value, source, target, id)) return err({ code: 'connection-refused', reason: 'already-connected', source, target });
    if (kind.value === flow.kind) sketch.patch('flows', id, { source, target });
    else sketch.put('flows', id, { ...newFlow(kind.value, id, source, target), name: flow.name, ...(flow.documentation === undefined ? {} : { documentation: flow.documentation }) });
    // A default belongs to one split; another split chooses its own.
    if (flow.kind === 'sequenceFlow' && kind.value === 'sequenceFlow' && flow.isDefault && source !== flow.source) sketch.patch('flows', id, { isDefault: false });
  } else sketch.patch('flows', id, { source, target });
  sketch.patchGeometry(id, { isPinned: undefined });
  return settled(sketch, message('commands.reconnect'));
}
