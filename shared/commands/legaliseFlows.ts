import { rows } from '../model/ProcessModel.ts';
import { newFlow } from './connect.ts';
import { flowKindBetween, isConnected } from './connectionRules.ts';
import { removeFlow, removeLooseFlows } from './removeFlows.ts';
import type { Sketch } from './Sketch.ts';

/**
 * Flows of nodes that changed their pool or sub-process: a sequence flow that now crosses pools becomes a message flow,
 * a message flow that no longer does becomes a sequence flow, and one that BPMN does not allow at all goes away.
 */
export function legaliseFlows(sketch: Sketch, nodes: ReadonlySet<string>): void {
  const rehomed = new Set([...nodes].filter((id) => {
    const before = sketch.base.nodes[id as keyof typeof sketch.base.nodes];
    const now = sketch.model.nodes[id as keyof typeof sketch.model.nodes];
    return before && now && (before.pool !== now.pool || before.parent !== now.parent);
  }));
  if (rehomed.size === 0) return;
  const gone = new Set<string>();
  for (const flow of rows(sketch.model.flows)) {
    if (flow.kind === 'lockedFlow' || !flow.source || !flow.target) continue;
    if (!rehomed.has(flow.source) && !rehomed.has(flow.target)) continue;
    const kind = flowKindBetween(sketch.model, flow.source, flow.target);
    if (kind.ok && kind.value === flow.kind) continue;
    if (kind.ok && !isConnected(sketch.model, kind.value, flow.source, flow.target)) {
      const documentation = flow.documentation === undefined ? {} : { documentation: flow.documentation };
      sketch.put('flows', flow.id, { ...newFlow(kind.value, flow.id, flow.source, flow.target), name: flow.name, ...documentation });
    } else {
      removeFlow(sketch, flow.id);
      gone.add(flow.id);
    }
  }
  removeLooseFlows(sketch, gone);
}
