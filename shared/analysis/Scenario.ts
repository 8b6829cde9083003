import { effectiveModel } from '../delta/effectiveModel.ts';
import { message, type Message } from '../i18n/Message.ts';
import type { VariantId } from '../model/ids.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { compile } from '../simulation/compile.ts';
import type { CompileError } from '../simulation/CompileError.ts';
import type { Program } from '../simulation/Program.ts';
import { withArrivals } from './answers/AnswerBase.ts';
import { overloadWarnings } from './overload.ts';
import { repeatedWork } from './repeatedWork.ts';
import { SimulationFailure } from './SimulationFailure.ts';

/** The master or a variant, ready to run. */
export interface Scenario {
  readonly variant: VariantId | null;
  readonly name: string;
  /** With the arrivals that were chosen where it gives none. */
  readonly model: ProcessModel;
  readonly program: Program;
}

/** Throws SimulationFailure for the first one that cannot be simulated. */
export function compileScenarios(document: ModelDocument, variants: readonly (VariantId | null)[]): { readonly scenarios: readonly Scenario[]; readonly warnings: Message[] } {
  const warnings: Message[] = [];
  let defaultGap: number | undefined;
  const scenarios = variants.map((variant): Scenario => {
    if (variant !== null && !find(document.variants, variant)) throw new SimulationFailure([message('simulation.error.unknownVariant')]);
    const { model, conflicts } = effectiveModel(document, variant);
    const name = variant === null ? document.master.meta.name : (find(document.variants, variant)?.name ?? '');
    if (conflicts.length > 0) warnings.push(message('simulation.warning.conflicts', { name, count: conflicts.length }));
    const compiled = compile(model, defaultGap === undefined ? {} : { defaultGap });
    if (!compiled.ok) throw new SimulationFailure(inWords(compiled.error));
    // Demand is not part of what is compared: the base decides it for all.
    if (compiled.value.chosenGap !== null) defaultGap ??= compiled.value.chosenGap;
    warnings.push(...compiled.value.warnings, ...repeatedWork(model), ...overloadWarnings(compiled.value.program));
    const { program, chosenGap } = compiled.value;
    return { variant, name, model: chosenGap === null ? model : withArrivals(model, program, chosenGap), program };
  });
  return { scenarios, warnings };
}

const inWords = (errors: readonly CompileError[]): Message[] => errors.flatMap((error) => [error.message, error.advice]);
