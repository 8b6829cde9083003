import type { Program } from '../Program.ts';
import { isPureFeel } from '../feel.ts';
import type { Compilation } from './Compilation.ts';
import { toRows } from './csr.ts';
import { nameOf } from './nameOf.ts';
import type { Structure } from './structure.ts';

/** Conditions of standard loops, and shares of numbers of rounds or instances (BPMN 2.0.2 §13.2.6–7). */
export function compileLoops(c: Compilation, s: Structure): Pick<Program, 'loopCondition' | 'loopTestsBefore' | 'loopCounts' | 'loopShares'> {
  const loopCondition = new Int32Array(s.nodes.length).fill(-1);
  const loopTestsBefore = new Int8Array(s.nodes.length);
  const values: number[][] = s.nodes.map(() => []);
  const shares: number[] = [];
  s.nodes.forEach((node, n) => {
    if (!('loop' in node) || node.loop === null) return;
    const { kind, condition, counts, testBefore } = node.loop;
    const name = nameOf(node);
    const text = condition?.replace(/^=/, '').trim() ?? '';
    if (kind === 'standard' && text !== '') {
      if (isPureFeel(text, c.exampleAttributes)) loopCondition[n] = c.expressions.push(text) - 1;
      else c.warn('simulation.warning.loopCondition', { name });
      if (testBefore) loopTestsBefore[n] = 1;
    } else if (text !== '') c.warn('simulation.warning.completionCondition', { name });
    if (!counts) return;
    const total = counts.reduce((sum, { weight }) => sum + weight, 0);
    if (total <= 0) c.fail('shares', node.id, 'simulation.error.noCounts', { name }, 'simulation.error.noCounts.advice');
    let sum = 0;
    for (const { value, weight } of counts) {
      values[n]!.push(value);
      shares.push((sum += weight / total));
    }
  });
  return { loopCondition, loopTestsBefore, loopCounts: toRows(values), loopShares: Float64Array.from(shares) };
}
