import { MEMORY } from './memory.ts';
import { TOKEN } from './TokenStore.ts';
import type { RunState } from './RunState.ts';

const { tokenInts: ints } = MEMORY;

/**
 * Writes what a step that was done says about its case. All expressions read the attributes as they were before; a value
 * of another type than the attribute has (null among them) changes nothing.
 */
export function setAttributes(run: RunState, t: number, node: number): void {
  const { sets, setAttribute, setExpression } = run.program;
  const c = ints[(t << TOKEN.bits) + TOKEN.case]!;
  const before = run.cases.attributes[c] ?? {};
  const after = { ...before };
  for (let k = sets.start[node]!; k < sets.start[node + 1]!; k += 1) {
    const i = sets.items[k]!;
    const name = setAttribute[i]!;
    const value = run.feel.value(setExpression[i]!, before);
    if ((typeof value === 'number' && Number.isFinite(value)) || typeof value === 'string' || typeof value === 'boolean') {
      if (typeof value === typeof before[name]) after[name] = value;
    }
  }
  run.cases.attributes[c] = after;
}

/** How urgent a step is for a case: the expression of the step over its attributes, or the number of the step. */
export function priorityOf(run: RunState, node: number, c: number): number {
  const expression = run.program.priorityExpression[node]!;
  return expression < 0 ? run.program.priority[node]! : run.feel.number(expression, run.cases.attributes[c] ?? {});
}
