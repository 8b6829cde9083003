import { message, sentence } from '../../i18n/Message.ts';
import { hasDefinition, isAdHocContent, isCompensation, isEventSubProcess } from '../FlowGraph.ts';
import type { LintRule } from '../LintRule.ts';
import { calledName } from '../calledName.ts';

/** FLOW-02: cases get here and then nothing follows, though it is no end event. */
export const deadEnd: LintRule = {
  id: 'FLOW-02',
  severity: 'warning',
  *check(graph) {
    for (const node of graph.nodes) {
      if (node.kind === 'endEvent' || graph.outgoing(node.id).length > 0) continue;
      if (isAdHocContent(graph.model, node) || isEventSubProcess(node) || isCompensation(node)) continue;
      if (node.kind === 'intermediateThrowEvent' && hasDefinition(node, 'link')) continue;
      if (node.kind === 'boundaryEvent' && hasDefinition(node, 'compensation')) continue;
      yield { at: node.id, message: sentence('lint.FLOW-02.message', { name: calledName(node) }), advice: message('lint.FLOW-02.advice') };
    }
  },
};
