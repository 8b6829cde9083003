import type { Message } from '../../i18n/Message.ts';
import type { ProcessModel } from '../../model/ProcessModel.ts';
import { find } from '../../model/ProcessModel.ts';
import { compile } from '../../simulation/compile.ts';
import type { CompileError } from '../../simulation/CompileError.ts';
import type { Program } from '../../simulation/Program.ts';
import { SimulationFailure } from '../SimulationFailure.ts';

/** A model and its program, from which every other run of an answer differs in what is asked about, and in nothing else. */
export interface AnswerBase {
  readonly model: ProcessModel;
  readonly program: Program;
  /** What was assumed or left out. */
  readonly warnings: readonly Message[];
}

/**
 * Compiles the model of a question. Where it gives no arrivals, those that the engine chose are written into it: they
 * depend on the staff, so that a model with one more person would otherwise get more cases too. Throws SimulationFailure.
 */
export function answerBase(model: ProcessModel): AnswerBase {
  const compiled = compile(model);
  if (!compiled.ok) throw refusal(compiled.error);
  const { program, warnings, chosenGap } = compiled.value;
  return chosenGap === null ? { model, program, warnings } : { model: withArrivals(model, program, chosenGap), program, warnings };
}

/** The program of a changed model. Throws SimulationFailure when it can no longer be simulated. */
export function programFor(model: ProcessModel): Program {
  const compiled = compile(model);
  if (!compiled.ok) throw refusal(compiled.error);
  return compiled.value.program;
}

/** As `programFor`, for changes that are tried one after the other: `null` for one that leaves nothing to simulate. */
export function programOrNull(model: ProcessModel): Program | null {
  const compiled = compile(model);
  return compiled.ok ? compiled.value.program : null;
}

export const withArrivals = (model: ProcessModel, { sources, nodeIds }: Program, gap: number): ProcessModel => {
  const start = find(model.nodes, nodeIds[sources[0]?.node ?? 0]);
  if (start?.kind !== 'startEvent') return model;
  const arrivals = { interArrival: { kind: 'exponential', unit: 'min', mean: gap } as const, calendar: null, reading: 'working' as const, batchSize: 1 };
  return { ...model, nodes: { ...model.nodes, [start.id]: { ...start, arrivals } } };
};

const refusal = (errors: readonly CompileError[]): SimulationFailure => new SimulationFailure(errors.flatMap((error) => [error.message, error.advice]));
