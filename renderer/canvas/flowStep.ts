import type { ElementId, FlowId } from '../../shared/model/ids.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import type { Scene } from './scene.ts';

/**
 * From an element to the first flow that leaves it (that reaches it, when none leaves); from a flow to the next one that
 * leaves the same element, round and round. Each flow is reached from its source.
 */
export function flowStep({ model, plane }: Scene, from: ElementId): FlowId | null {
  const flow = find(model.flows, from);
  const origin = flow ? flow.source : from;
  if (origin === null) return null;
  const leaving = plane.flows.filter(({ source }) => source === origin).map(({ id }) => id);
  if (flow) return leaving[(leaving.indexOf(flow.id) + 1) % leaving.length] ?? null;
  return leaving[0] ?? plane.flows.find(({ target }) => target === origin)?.id ?? null;
}
