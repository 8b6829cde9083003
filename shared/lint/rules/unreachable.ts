import { message, sentence } from '../../i18n/Message.ts';
import { instantiates, mayInstantiate } from '../../model/instantiates.ts';
import type { NodeId } from '../../model/ids.ts';
import { hasDefinition, isAdHocContent, isCompensation, isEventSubProcess } from '../FlowGraph.ts';
import type { LintRule } from '../LintRule.ts';
import { calledName } from '../calledName.ts';

/** FLOW-01: no case can ever get here, because no way leads here from a start. */
export const unreachable: LintRule = {
  id: 'FLOW-01',
  severity: 'error',
  *check(graph) {
    const { model, nodes } = graph;
    const reached = new Set<NodeId>();
    const open: NodeId[] = [];
    const reach = (id: NodeId) => { if (!reached.has(id)) { reached.add(id); open.push(id); } };
    // Scopes without a start event begin at every node that nothing leads to (BPMN 2.0.2 §10.5.2).
    const started = new Set(nodes.filter((node) => node.kind === 'startEvent').map((node) => `${node.pool}/${node.parent}`));
    for (const node of nodes) {
      const isFree = isAdHocContent(model, node) || isEventSubProcess(node) || isCompensation(node) || (hasDefinition(node, 'link') && node.kind === 'intermediateCatchEvent');
      if (node.kind === 'startEvent' || isFree) reach(node.id);
      else if (instantiates(node) === true && mayInstantiate(model, node)) reach(node.id);
      else if (node.kind !== 'boundaryEvent' && graph.incoming(node.id).length === 0 && !started.has(`${node.pool}/${node.parent}`)) reach(node.id);
      else if (node.kind === 'boundaryEvent' && !node.attachedTo) reach(node.id);
    }
    const spread = () => {
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        for (const flow of graph.outgoing(id)) if (flow.target) reach(flow.target as NodeId);
        for (const event of graph.attached(id)) reach(event.id);
      }
    };
    spread();
    // Name only the first step of each lost piece, the rest follows from it; a lost cycle has no first, so any will do.
    const lost = nodes.filter((node) => !reached.has(node.id));
    for (const isHead of [true, false]) {
      for (const node of lost) {
        if (reached.has(node.id) || (isHead && (node.kind === 'boundaryEvent' || graph.incoming(node.id).length > 0))) continue;
        yield { at: node.id, message: sentence('lint.FLOW-01.message', { name: calledName(node) }), advice: message(mayInstantiate(model, node) ? 'lint.FLOW-01.start.advice' : 'lint.FLOW-01.advice') };
        reach(node.id);
        spread();
      }
    }
  },
};
