import { message } from '../../i18n/Message.ts';
import type { LintRule } from '../LintRule.ts';
import { scopesOf } from '../scopes.ts';

/** FLOW-08: a process without end event: nobody sees when it is done. */
export const endMissing: LintRule = {
  id: 'FLOW-08',
  severity: 'warning',
  *check(graph) {
    for (const { at, name, frame, nodes } of scopesOf(graph)) {
      if (frame || nodes.some((node) => node.kind === 'endEvent')) continue;
      yield { at, message: message('lint.FLOW-08.message', { name }), advice: message('lint.FLOW-08.advice') };
    }
  },
};
