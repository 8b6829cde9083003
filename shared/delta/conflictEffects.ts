import type { PlanOverrides } from '../analysis/answers/RunPlan.ts';
import type { Execute } from '../analysis/Job.ts';
import { settle } from '../commands/settleMergeConflict.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { find } from '../model/ProcessModel.ts';
import { changeEffect, type ChangeEffect } from './changeEffect.ts';
import { effectiveModel } from './effectiveModel.ts';
import type { MergeConflict } from './MergeConflict.ts';

/** A choice is looked at while a person waits: few runs, and their intervals say so. */
const QUICK: PlanOverrides = { replications: 10 };

/**
 * What it does to the cases to choose theirs instead of ours, everything else as in the document. `null`: nothing that
 * could be simulated (the conflict is about a variant as a whole, or theirs cannot be put into effect on its own). Throws
 * SimulationFailure when one of the two cannot be simulated.
 */
export async function conflictEffects(document: ModelDocument, conflict: MergeConflict, execute: Execute, overrides: PlanOverrides = QUICK): Promise<ChangeEffect | null> {
  if (conflict.places[0]!.table === 'variants') return null;
  if (conflict.variant !== null && !find(document.variants, conflict.variant)) return null;
  const ours = settle(document, conflict, 'ours');
  const theirs = settle(document, conflict, 'theirs');
  if (!ours.ok || !theirs.ok) return null;
  return changeEffect(effectiveModel(ours.value, conflict.variant).model, effectiveModel(theirs.value, conflict.variant).model, overrides, execute);
}
