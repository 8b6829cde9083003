import type { XmlElement } from '../../bpmn/xml/XmlElement.ts';
import { attributeId } from '../../model/ids.ts';
import type { Attribute, ProcessNode } from '../../model/Node.ts';
import { find } from '../../model/ProcessModel.ts';
import { safeId } from '../safeId.ts';
import { DEFAULT_UNIT } from './BpsimUnits.ts';
import { readTime, valuesOf } from './readBpsimValue.ts';
import type { ScenarioDraft } from './ScenarioDraft.ts';
import { toFeel } from './toFeel.ts';

type Constant = string | number | boolean;

function constantOf(value: XmlElement): Constant | null {
  const text = value.get('value');
  if (text === undefined) return null;
  switch (value.local) {
    case 'StringParameter':
    case 'DateTimeParameter':
    case 'DurationParameter': return text;
    case 'NumericParameter':
    case 'FloatingParameter': return Number.isFinite(Number(text)) && text.trim() !== '' ? Number(text) : null;
    case 'BooleanParameter': return text.trim() === 'true' || text.trim() === '1';
    default: return null;
  }
}

const typeOf = (value: Constant): Attribute['type'] => (typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean');

function attributeValue(value: XmlElement): Pick<Attribute, 'type' | 'value'> | null {
  const constant = constantOf(value);
  if (constant !== null) return { type: typeOf(constant), value: { kind: 'constant', value: constant } };
  if (value.is('EnumParameter', 'bpsim')) {
    const options = valuesOf(value).flatMap((inner) => { const one = constantOf(inner); return one === null ? [] : [{ value: one, weight: 1 }]; });
    return options[0] ? { type: typeOf(options[0].value), value: { kind: 'choice', options } } : null;
  }
  if (value.is('UserDistribution', 'bpsim')) {
    const options = value.all('UserDistributionDataPoint', 'bpsim').flatMap((point) => {
      const [inner] = valuesOf(point);
      const one = inner ? constantOf(inner) : null;
      const weight = Number(point.get('probability'));
      return one === null || !(weight >= 0) ? [] : [{ value: one, weight }];
    });
    return options.some(({ weight }) => weight > 0) ? { type: typeOf(options[0]!.value), value: { kind: 'choice', options } } : null;
  }
  const distribution = readTime(value, DEFAULT_UNIT);
  return distribution ? { type: 'number', value: { kind: 'distribution', distribution } } : null;
}

/**
 * `PropertyParameters` (BPSim 2.0 §6.10): of the scenario or a start event, attributes that a case has when it comes; of
 * a task, attributes that are set when it is done.
 */
export function applyProperties(draft: ScenarioDraft, node: ProcessNode | null, parameters: XmlElement, element?: string): void {
  for (const property of parameters.elements()) {
    const place = draft.place(property, element);
    const name = property.get('name') ?? '';
    const value = property.local === 'Property' ? draft.onlyValue(property, element) : null;
    if (property.local !== 'Property' || name === '') { draft.complaints.ignored(place, property.local); continue; }
    if (!value) continue;
    const known = Object.values(draft.attributes).find((attribute) => attribute.name === name);
    if (node === null || node.kind === 'startEvent') {
      const read = attributeValue(value);
      if (!read) { draft.complaints.invalid(place, name); continue; }
      const id = known?.id ?? attributeId(safeId(name, { has: (key) => find(draft.attributes, key) !== undefined }));
      draft.attributes[id] = { id, name, ...read };
      continue;
    }
    const current = draft.nodes[node.id];
    const constant = constantOf(value);
    const feel = constant === null ? (value.is('ExpressionParameter', 'bpsim') ? toFeel(value.get('value') ?? '') : null) : JSON.stringify(constant);
    if (feel === null || !current || !('work' in current)) { draft.complaints.ignored(place, name); continue; }
    const id = known?.id ?? attributeId(safeId(name, { has: (key) => find(draft.attributes, key) !== undefined }));
    // Before the step is done a case has an empty value of the same kind.
    if (!known) draft.attributes[id] = { id, name, type: constant === null ? 'number' : typeOf(constant), value: { kind: 'constant', value: typeof constant === 'string' ? '' : typeof constant === 'boolean' ? false : 0 } };
    draft.nodes[node.id] = { ...current, work: { ...current.work, sets: [...(current.work.sets ?? []).filter(({ attribute }) => attribute !== id), { attribute: id, value: feel }] } };
  }
}
