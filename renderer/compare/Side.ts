import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import type { ModelId, VariantId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';

/** One of the two that are compared. */
export interface Side {
  /** What it is called: the model, or the file. */
  readonly name: string;
  readonly document: ModelDocument;
  /** `null`: the master. */
  readonly variant: VariantId | null;
  /** The model of the library that it is, as it is now; `null`: a file, or an earlier state. */
  readonly modelId: ModelId | null;
}

export const modelOf = ({ document, variant }: Side): ProcessModel => effectiveModel(document, variant).model;

export function sideName({ name, document, variant }: Side, t: Translator): string {
  if (Object.keys(document.variants).length === 0) return name;
  return t('comparing.sideName', { model: name, variant: find(document.variants, variant)?.name ?? t('results.master') });
}
