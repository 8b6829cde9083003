import { message, sentence } from '../../i18n/Message.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';
import { scopesOf } from '../scopes.ts';

/** FLOW-16: two start events without trigger: which one sets the process off? */
export const severalBlankStarts: LintRule = {
  id: 'FLOW-16',
  severity: 'warning',
  *check(graph) {
    for (const { nodes } of scopesOf(graph)) {
      const blank = nodes.filter((node) => node.kind === 'startEvent' && node.definitions.length === 0);
      for (const node of blank.slice(1)) yield { at: node.id, message: sentence('lint.FLOW-16.message', { name: calledName(node) }), advice: message('lint.FLOW-16.advice') };
    }
  },
};
