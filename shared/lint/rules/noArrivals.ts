import { message, sentence } from '../../i18n/Message.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** SIM-08: a start event at which no case ever comes in: every hour has rate 0, or the last case is before the first. */
export const noArrivals: LintRule = {
  id: 'SIM-08',
  severity: 'error',
  *check({ nodes }) {
    for (const node of nodes) {
      if (node.kind !== 'startEvent' || !node.arrivals) continue;
      const { rates, instants, first, last } = node.arrivals;
      const name = calledName(node);
      if (rates && !instants && rates.every((rate) => rate === 0)) yield { at: node.id, message: sentence('lint.SIM-08.rates', { name }), advice: message('lint.SIM-08.rates.advice') };
      if (first !== undefined && last !== undefined && last < first) yield { at: node.id, message: sentence('lint.SIM-08.period', { name }), advice: message('lint.SIM-08.period.advice') };
    }
  },
};
