import type { FlowGraph } from './FlowGraph.ts';
import type { Problem, Severity } from './Problem.ts';

/** A rule looks at the whole model through its graph and yields what it finds. It keeps no state between models. */
export interface LintRule {
  readonly id: string;
  readonly severity: Severity;
  check(graph: FlowGraph): Iterable<Omit<Problem, 'rule' | 'severity'>>;
}
