import type { LaneId } from './ids.ts';
import type { ProcessNode } from './Node.ts';
import { find, type ProcessModel } from './ProcessModel.ts';

/** The lane in which a node is done: its own, or that of the sub-process around it (files list only the outermost in lanes). */
export function laneOf(model: ProcessModel, node: ProcessNode): LaneId | null {
  const seen = new Set<ProcessNode>();
  // What a process calls belongs to nobody in it (in a model that is simulated, it stands inside of the call).
  for (let outer: ProcessNode | undefined = node; outer && outer.pool === node.pool && !seen.has(outer); outer = find(model.nodes, outer.parent)) {
    if (outer.lane !== null) return outer.lane;
    seen.add(outer);
  }
  return null;
}
