import { message, sentence } from '../../i18n/Message.ts';
import { rows } from '../../model/ProcessModel.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** SIM-04: somebody with a name who holds no role, so that no work ever comes to them. Told at the first pool: people stand nowhere in the drawing. */
export const personWithoutRole: LintRule = {
  id: 'SIM-04',
  severity: 'warning',
  *check({ model }) {
    const pool = rows(model.pools).filter(({ kind }) => kind !== 'blackBox').toSorted((a, b) => a.order - b.order)[0];
    if (!pool) return;
    for (const person of rows(model.people)) {
      if (person.roles.length === 0) yield { at: pool.id, message: sentence('lint.SIM-04.message', { name: calledName(person) }), advice: message('lint.SIM-04.advice') };
    }
  },
};
