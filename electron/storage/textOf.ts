import type { ModelDocument } from '../../shared/model/ModelDocument.ts';

/** Fields that hold words of a person, not codes and references. */
const WORDS = new Set([
  'name', 'documentation', 'text', 'condition', 'state', 'inputStandard', 'outputStandard', 'acceptanceCheck', 'owner',
  'channel', 'system', 'standardOperatingProcedure', 'reference', 'fields',
]);
/** Every name, label and text of a document, its variants included, one per line and each once. */
export function textOf(document: ModelDocument): string {
  const lines = new Set<string>();
  const collect = (value: unknown, isWords: boolean): void => {
    if (typeof value === 'string') {
      if (isWords && value.trim() !== '') lines.add(value.trim());
    } else if (Array.isArray(value)) {
      for (const item of value) collect(item, isWords);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        // Below a field of words: its old and new value in a variant's overlay, or the fields of a service row.
        collect(inner, WORDS.has(key) || (isWords && typeof inner === 'string'));
      }
    }
  };
  collect(document, false);
  return [...lines].join('\n');
}
