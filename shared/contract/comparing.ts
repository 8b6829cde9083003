import { z } from 'zod';
import type { ChangeEffect } from '../delta/changeEffect.ts';
import { Lineage } from '../delta/Lineage.ts';
import { MergeConflict } from '../delta/MergeConflict.ts';
import { ModelId } from '../model/ids.ts';
import { ModelDocument } from '../model/ModelDocument.ts';

/** Built by our own code on the other side; its shape is checked by types. */
export const EffectContent = z.custom<ChangeEffect>((v) => typeof v === 'object' && v !== null && 'cycleTime' in v);

/** Another copy of a model in the library, by the ids of its steps. */
export const Relative = z.object({
  id: ModelId,
  name: z.string().max(10_000),
  modifiedAt: z.string().max(40),
  /** Share, 0–1, of the smaller copy's steps that the other has too. */
  share: z.number().min(0).max(1),
  /** Activities: in both, in the one of the library, in the other. */
  steps: z.object({ common: z.int().min(0), here: z.int().min(0), there: z.int().min(0) }),
  /** Both hold the very same. */
  isSame: z.boolean(),
  /** Files that came with the other copy (the BPMN file that it was read from) and that this one lacks or has differently. A merge keeps what this one has. */
  differentFiles: z.array(z.string().max(1_000)),
});
export type Relative = z.infer<typeof Relative>;

/** Conflicts of a merge that travel with a model until somebody settles them. */
export const OpenConflicts = z.array(MergeConflict).max(200_000);

/** The last state that a model of the library had in common with another copy of it. */
export const CommonBase = z.object({
  document: ModelDocument,
  /** Conflicts that count as not decided in it, whatever it holds there (`mergeModels`): where copies crossed. */
  undecided: OpenConflicts,
  /** `likeness`: guessed. All others are sure: what the copy descends from was given away, opened as a file, merged, or a state of the model itself; `crossed`: all that both have of copies that were merged into each other. */
  found: z.enum(['exported', 'opened', 'merged', 'stored', 'crossed', 'likeness']),
  /** When the model was in that state, or took it in. */
  at: z.string().max(40),
  /** How many steps the model went on since. */
  steps: z.int().min(0),
  /** Elements that the other copy holds differently than that state. */
  differing: z.int().min(0),
});
export type CommonBase = z.infer<typeof CommonBase>;

/** What a merge leaves behind beside the model itself. It is stored with the step, or not at all, and undone with it. */
export const MergeRecord = z.object({
  /** The copy that the model descends from as well from now on; `null`: conflicts of an earlier merge were decided. */
  joins: z.object({ document: ModelDocument, lineage: Lineage }).nullable(),
  /** Left open by this merge; where nothing is joined, all that are open. */
  conflicts: OpenConflicts,
});
export type MergeRecord = z.infer<typeof MergeRecord>;
