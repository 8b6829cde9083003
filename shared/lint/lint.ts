import type { ProcessModel } from '../model/ProcessModel.ts';
import { flowGraph } from './FlowGraph.ts';
import type { LintRule } from './LintRule.ts';
import type { Problem, Severity } from './Problem.ts';
import { deadEnd } from './rules/deadEnd.ts';
import { unreachable } from './rules/unreachable.ts';

export const RULES: readonly LintRule[] = [unreachable, deadEnd];

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Everything that the rules find in a model: errors first, then in the order of the rules. */
export function lint(model: ProcessModel): readonly Problem[] {
  const graph = flowGraph(model);
  return RULES
    .flatMap((rule) => [...rule.check(graph)].map((found): Problem => ({ rule: rule.id, severity: rule.severity, ...found })))
    .toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}
