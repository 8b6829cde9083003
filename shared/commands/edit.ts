import { enablePatches, produceWithPatches, type Draft, type Patch } from 'immer';
import type { Message } from '../i18n/Message.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';

enablePatches();

/** One undo step: what changed, what takes it back, and what to call it. Paths start at the thing that was edited. */
export interface Edit {
  readonly label: Message;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
}

/** The outcome of a command: the next model and the edit that leads there. */
export interface Edited {
  readonly model: ProcessModel;
  readonly edit: Edit;
}

/** Runs a recipe on a draft of the model; nobody writes patches, or their inverse, by hand. */
export function edit(model: ProcessModel, label: Message, recipe: (draft: Draft<ProcessModel>) => void): Edited {
  const [next, patches, inverse] = produceWithPatches(model, (draft) => void recipe(draft));
  return { model: next, edit: { label, patches, inverse } };
}
