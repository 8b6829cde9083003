import { message, sentence } from '../../i18n/Message.ts';
import { calledName } from '../calledName.ts';
import { hasDefinition } from '../FlowGraph.ts';
import type { LintRule } from '../LintRule.ts';
import type { ProcessNode } from '../../model/Node.ts';

/** Links find each other by name within one process or sub-process. */
const key = (node: ProcessNode) => `${node.pool ?? ''} ${node.parent ?? ''} ${('definitions' in node && node.definitions.find(({ kind }) => kind === 'link')?.reference) || node.name}`;

/** FLOW-15: a link jumps to the one catching link event of the same name in its process (BPMN 2.0.2 §10.5.4). */
export const linkWithoutPartner: LintRule = {
  id: 'FLOW-15',
  severity: 'error',
  *check(graph) {
    const links = graph.nodes.filter((node) => hasDefinition(node, 'link'));
    for (const node of links) {
      const partners = links.filter((other) => other.kind !== node.kind && key(other) === key(node));
      const isSource = node.kind === 'intermediateThrowEvent';
      if (isSource ? partners.length === 1 : partners.length > 0) continue;
      yield { at: node.id, message: sentence(isSource ? 'lint.FLOW-15.source' : 'lint.FLOW-15.target', { name: calledName(node) }), advice: message('lint.FLOW-15.advice') };
    }
  },
};
