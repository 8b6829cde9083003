import { message } from '../../i18n/Message.ts';
import { instantiates, mayInstantiate } from '../../model/instantiates.ts';
import type { LintRule } from '../LintRule.ts';
import { scopesOf } from '../scopes.ts';

/** FLOW-07: a process without start event, or anything else that starts it: nobody sees what sets it off. */
export const startMissing: LintRule = {
  id: 'FLOW-07',
  severity: 'warning',
  *check(graph) {
    for (const { at, name, frame, nodes } of scopesOf(graph)) {
      if (frame?.kind === 'adHocSubProcess' || nodes.some((node) => node.kind === 'startEvent' || (instantiates(node) === true && mayInstantiate(graph.model, node)))) continue;
      // A sub-process may begin without one (BPMN 2.0.2 §10.5.2); only an event sub-process may not.
      if (frame && !('triggeredByEvent' in frame && frame.triggeredByEvent)) continue;
      yield { at, message: message('lint.FLOW-07.message', { name }), advice: message('lint.FLOW-07.advice') };
    }
  },
};
