import { setProperties } from '../../commands/setProperty.ts';
import { message, sentence } from '../../i18n/Message.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** Shares are typed as percentages, often rounded to one digit: a third three times is 99.9 %. */
const TOLERANCE = 0.002;

/** SIM-01: the shares of the ways out of a decision do not make 100 %. */
export const branchShares: LintRule = {
  id: 'SIM-01',
  severity: 'error',
  *check(graph) {
    for (const node of graph.nodes) {
      if (node.kind !== 'exclusiveGateway') continue;
      const out = graph.outgoing(node.id);
      const given = out.filter((flow) => flow.probability !== null);
      if (out.length < 2 || given.length === 0 || out.some((flow) => flow.condition !== undefined)) continue;
      const sum = given.reduce((total, flow) => total + (flow.probability ?? 0), 0);
      const isWhole = given.length === out.length ? Math.abs(sum - 1) <= TOLERANCE : sum <= 1 + TOLERANCE;
      if (isWhole) continue;
      const scale = sum > 0 ? 1 / sum : 0;
      yield {
        at: node.id,
        message: sentence('lint.SIM-01.message', { name: calledName(node), percent: Math.round(sum * 1_000) / 10 }),
        advice: message('lint.SIM-01.advice'),
        ...(scale > 0 ? {
          fix: (m) => setProperties(m, given.map((flow) => ({ table: 'flows' as const, id: flow.id, path: ['probability'], value: Math.min(1, Math.round((flow.probability ?? 0) * scale * 1e6) / 1e6) }))),
        } : {}),
      };
    }
  },
};
