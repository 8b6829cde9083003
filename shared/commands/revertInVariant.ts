import { parentModel } from '../delta/effectiveModel.ts';
import type { VariantId } from '../model/ids.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { find, type TableName } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { editDocument, type EditedDocument } from './editDocument.ts';
import type { EditError } from './EditError.ts';
import { setProperty } from './setProperty.ts';

export interface PlaceInModel {
  readonly table: TableName;
  readonly id: string;
  /** From the element down: `['work', 'duration']`. */
  readonly path: readonly (string | number)[];
}

/** What stands at a place; `undefined` where there is nothing. */
export function valueAt(model: ModelDocument['master'], { table, id, path }: PlaceInModel): unknown {
  let value: unknown = find(model[table] as Readonly<Record<string, unknown>>, id);
  for (const key of path) value = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Readonly<Record<string | number, unknown>>)[key] : undefined;
  return value;
}

/** A variant takes back its own value at one place and inherits that of its parent again. */
export function revertInVariant(document: ModelDocument, { variant, ...place }: PlaceInModel & { readonly variant: VariantId }): Result<EditedDocument, EditError> {
  if (!find(document.variants, variant)) return err({ code: 'not-found', id: variant });
  const parent = parentModel(document, variant);
  if (!find(parent[place.table] as Readonly<Record<string, unknown>>, place.id)) return err({ code: 'not-found', id: place.id });
  return editDocument(document, variant, (model) => setProperty(model, { ...place, value: valueAt(parent, place) }));
}
