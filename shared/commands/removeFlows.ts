import type { FlowId } from '../model/ids.ts';
import { rows } from '../model/ProcessModel.ts';
import type { Sketch } from './Sketch.ts';

export function removeFlow(sketch: Sketch, id: FlowId): void {
  sketch.remove('flows', id);
  if (Object.hasOwn(sketch.model.geometry, id)) sketch.remove('geometry', id);
}

/** Flows that touch something gone go with it, then associations to those flows, and so on. */
export function removeLooseFlows(sketch: Sketch, gone: Set<string>): void {
  for (let again = true; again;) {
    again = false;
    for (const flow of rows(sketch.model.flows)) {
      if (!(flow.source && gone.has(flow.source)) && !(flow.target && gone.has(flow.target))) continue;
      removeFlow(sketch, flow.id);
      gone.add(flow.id);
      again = true;
    }
  }
}
