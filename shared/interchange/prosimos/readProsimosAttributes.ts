import { attributeId, type AttributeId } from '../../model/ids.ts';
import type { Attribute } from '../../model/Node.ts';
import type { Complaints } from '../Complaints.ts';
import { safeId } from '../safeId.ts';
import { ProsimosDistribution, type ProsimosFile } from './ProsimosFile.ts';
import { readProsimosDistribution } from './readProsimosDistribution.ts';
import { isFeelName, rulesAsFeel } from './toFeel.ts';

export interface ProsimosAttributes {
  readonly attributes: Readonly<Record<AttributeId, Attribute>>;
  /** FEEL conditions by the id of `branch_rules`. */
  readonly conditions: ReadonlyMap<string, string>;
  /** FEEL over the attributes: larger is more urgent; `null` without usable rules. */
  readonly priority: string | null;
}

function readAttribute({ name, type, values }: ProsimosFile['case_attributes'][number], id: AttributeId): Attribute | null {
  if (type === 'discrete' && Array.isArray(values)) {
    const options = values.map(({ key, value }: { key: string; value: number }) => ({ value: key, weight: value }));
    const isSound = options.length > 0 && options.every(({ weight }) => weight >= 0) && options.some(({ weight }) => weight > 0);
    return isSound ? { id, name, type: 'text', value: { kind: 'choice', options } } : null;
  }
  const written = ProsimosDistribution.safeParse(values);
  const read = written.success ? readProsimosDistribution(written.data) : null;
  // A number of any kind, not a time: read in the unit of its distribution it is what was drawn.
  return read ? { id, name, type: 'number', value: { kind: 'distribution', distribution: read } } : null;
}

/** Case attributes of a Prosimos file, and what reads them: conditions of branches and the order of waiting work. */
export function readProsimosAttributes(file: ProsimosFile, complaints: Complaints): ProsimosAttributes {
  const attributes: Record<AttributeId, Attribute> = {};
  const isText = new Map<string, boolean>();
  file.case_attributes.forEach((written, i) => {
    const id = attributeId(safeId(written.name, new Set(Object.keys(attributes))));
    const attribute = isFeelName(written.name) ? readAttribute(written, id) : null;
    if (!attribute) { complaints.invalid({ where: `case_attributes[${i}]` }, written.name); return; }
    attributes[id] = attribute;
    isText.set(attribute.name, attribute.type === 'text');
  });
  const kindOf = (name: string) => isText.get(name) ?? null;

  const conditions = new Map<string, string>();
  file.branch_rules.forEach(({ id, rules }, i) => {
    const feel = rulesAsFeel(rules, kindOf);
    if (feel === null) complaints.ignored({ where: `branch_rules[${i}]` }, id);
    else conditions.set(id, feel);
  });

  // Level 1 is the most urgent of Prosimos; here larger is more urgent, and who meets no rule comes last.
  const levels = file.prioritisation_rules.toSorted((a, b) => a.priority_level - b.priority_level).flatMap(({ priority_level, rules }, i) => {
    const feel = rulesAsFeel(rules, kindOf);
    if (feel === null) complaints.ignored({ where: `prioritisation_rules[${i}]` }, `priority_level ${priority_level}`);
    return feel === null ? [] : [feel];
  });
  const priority = levels.reduceRight<string>((rest, condition, i) => `if ${condition} then ${levels.length - i} else ${rest}`, '0');
  return { attributes, conditions, priority: levels.length === 0 ? null : priority };
}
