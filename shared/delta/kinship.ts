import { isActivity } from '../model/Activity.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';

/** Of the steps of the smaller model, so many must be in the other as well for the one to descend from the other. */
export const COMMON_STEPS = 0.5;

/** Fewer activities in common say nothing, where both models have more. */
const LEAST_STEPS = 2;

/**
 * The share, 0–1, of the smaller model's steps that the other has too: same id, same kind. Ids such as `Task_1` are
 * counted up anew in every file of some tools, so some of the names must be the same as well; else it is 0.
 */
export function kinship(a: ModelDocument, b: ModelDocument): number {
  return sharedSteps(a.master, b.master);
}

/** How many activities two copies hold, and how many of these are in both. */
export interface StepCounts {
  readonly common: number;
  readonly here: number;
  readonly there: number;
}

export function stepCounts({ master: a }: ModelDocument, { master: b }: ModelDocument): StepCounts {
  const [here, there] = [rows(a.nodes).filter(isActivity), rows(b.nodes).filter(isActivity)];
  return { common: here.filter(({ id, kind }) => find(b.nodes, id)?.kind === kind).length, here: here.length, there: there.length };
}

function sharedSteps(a: ProcessModel, b: ProcessModel): number {
  const smaller = Math.min(Object.keys(a.nodes).length, Object.keys(b.nodes).length);
  if (smaller === 0) return 0;
  const pairs = rows(a.nodes).flatMap((node) => {
    const other = find(b.nodes, node.id);
    return other?.kind === node.kind ? [{ node, other }] : [];
  });
  // One `a` in common of two small models says nothing.
  const common = pairs.filter(({ node }) => isActivity(node)).length;
  if (common < Math.min(LEAST_STEPS, rows(a.nodes).filter(isActivity).length, rows(b.nodes).filter(isActivity).length)) return 0;
  const named = pairs.filter(({ node, other }) => node.name.trim() !== '' || other.name.trim() !== '');
  const alike = named.filter(({ node, other }) => node.name.trim() === other.name.trim()).length;
  return alike === 0 || alike < named.length / 3 ? 0 : pairs.length / smaller;
}
