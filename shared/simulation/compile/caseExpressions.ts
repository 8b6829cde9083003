import { find } from '../../model/ProcessModel.ts';
import { isPureFeel } from '../feel.ts';
import type { Program } from '../Program.ts';
import type { Compilation } from './Compilation.ts';
import { toRows } from './csr.ts';
import { nameOf } from './nameOf.ts';
import type { Structure } from './structure.ts';

/** What steps write into the attributes of their case, and how urgent a case is there. */
export function compileCaseExpressions(c: Compilation, s: Structure): Pick<Program, 'sets' | 'setAttribute' | 'setExpression' | 'priorityExpression'> {
  const setAttribute: string[] = [];
  const setExpression: number[] = [];
  const sets = s.nodes.map((node) => {
    if (!('work' in node)) return [];
    return (node.work.sets ?? []).flatMap(({ attribute, value }) => {
      const known = find(c.model.attributes, attribute);
      const expression = known ? expressionOf(c, node.id, nameOf(node), value) : -1;
      if (!known) c.fail('expression', node.id, 'simulation.error.unknownAttribute', { name: nameOf(node), attribute }, 'simulation.error.unknownAttribute.advice');
      if (!known || expression < 0) return [];
      setAttribute.push(known.name);
      setExpression.push(expression);
      return [setExpression.length - 1];
    });
  });
  const priorityExpression = Int32Array.from(s.nodes, (node) => ('work' in node && node.work.priorityExpression ? expressionOf(c, node.id, nameOf(node), node.work.priorityExpression) : -1));
  return { sets: toRows(sets), setAttribute, setExpression: Int32Array.from(setExpression), priorityExpression };
}

function expressionOf(c: Compilation, id: Structure['nodes'][number]['id'], name: string, expression: string): number {
  if (isPureFeel(expression, c.exampleAttributes)) return c.expressions.push(expression) - 1;
  c.fail('expression', id, 'simulation.error.expression', { name, expression }, 'simulation.error.expression.advice');
  return -1;
}
