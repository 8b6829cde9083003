import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';

/** The classes that the report tells apart, with the weight that each has where nothing else is said. */
export function caseClasses(model: ProcessModel): readonly { readonly value: string; readonly weight: number }[] {
  const attribute = find(model.attributes, model.meta.settings.caseClass);
  switch (attribute?.value.kind) {
    case 'choice': return attribute.value.options.map(({ value, weight }) => ({ value: String(value), weight }));
    case 'constant': return [{ value: String(attribute.value.value), weight: 1 }];
    default: return [];
  }
}
