import type { VariantId } from './ids.ts';
import type { ModelDocument, Variant } from './ModelDocument.ts';
import { rows } from './ProcessModel.ts';

/** In the order of the switcher. */
export const variantsOf = ({ variants }: ModelDocument): readonly Variant[] => rows(variants).toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));

/** The master, which is `null`, then the variants. */
export const scenariosOf = (document: ModelDocument): readonly (VariantId | null)[] => [null, ...variantsOf(document).map(({ id }) => id)];
