import { effectiveModel } from '../delta/effectiveModel.ts';
import type { Message } from '../i18n/Message.ts';
import { message } from '../i18n/Message.ts';
import type { VariantId } from '../model/ids.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { find } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import { compile } from '../simulation/compile.ts';
import type { Program } from '../simulation/Program.ts';

/** Why a variant cannot be traced: where (an id of the model), what, and what to do. */
export interface TraceRefusal {
  readonly variant: VariantId | null;
  readonly element: string | null;
  readonly message: Message;
  readonly advice: Message | null;
}

/**
 * The programs of one variant, or of two that are to be seen side by side. Demand is not part of what is compared: where
 * the model says nothing about arrivals, the first one decides for both, so that the same cases come in.
 */
export function compileTraces(document: ModelDocument, variants: readonly (VariantId | null)[]): Result<readonly Program[], readonly TraceRefusal[]> {
  const programs: Program[] = [];
  const refusals: TraceRefusal[] = [];
  let defaultGap: number | undefined;
  for (const variant of variants) {
    if (variant !== null && !find(document.variants, variant)) {
      refusals.push({ variant, element: null, message: message('simulation.error.unknownVariant'), advice: null });
      continue;
    }
    const compiled = compile(effectiveModel(document, variant).model, defaultGap === undefined ? {} : { defaultGap });
    if (!compiled.ok) {
      refusals.push(...compiled.error.map((error) => ({ variant, element: error.element, message: error.message, advice: error.advice })));
      continue;
    }
    if (compiled.value.chosenGap !== null) defaultGap ??= compiled.value.chosenGap;
    programs.push(compiled.value.program);
  }
  return refusals.length > 0 ? err(refusals) : ok(programs);
}
