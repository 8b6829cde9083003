import { find, rows } from '../../model/ProcessModel.ts';
import type { Program } from '../Program.ts';
import type { Compilation } from './Compilation.ts';

/** Classes of cases: the values of the attribute that the settings name, and those that a start event gives shares of. */
export function compileClasses(c: Compilation): Pick<Program, 'classAttribute' | 'classNames'> {
  const attribute = find(c.model.attributes, c.model.meta.settings.caseClass);
  if (!attribute) return { classAttribute: null, classNames: [] };
  const { value } = attribute;
  if (value.kind === 'distribution') {
    c.warn('simulation.warning.classOfNumbers', { name: attribute.name || attribute.id });
    return { classAttribute: null, classNames: [] };
  }
  const own = value.kind === 'choice' ? value.options.map((option) => String(option.value)) : [String(value.value)];
  const given = rows(c.model.nodes).flatMap((node) => (node.kind === 'startEvent' ? (node.arrivals?.shares ?? []).map((share) => share.value) : []));
  return { classAttribute: attribute.name, classNames: [...new Set([...own, ...given])] };
}
