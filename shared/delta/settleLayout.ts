import type { ProcessModel } from '../model/ProcessModel.ts';
import { routeTogether } from '../layout/routeTogether.ts';
import { rows } from '../model/ProcessModel.ts';
import type { MergeNote } from './MergeConflict.ts';

export interface MergedSides {
  readonly base: ProcessModel;
  readonly ours: ProcessModel;
  readonly theirs: ProcessModel;
  /** Flows whose way has to be found anew. */
  readonly lost: ReadonlySet<string>;
}

/** Makes the drawing of a merged model tidy again where two layouts came together. */
export function settleLayout(model: ProcessModel, { lost }: MergedSides): { readonly model: ProcessModel; readonly notes: readonly MergeNote[] } {
  if (lost.size === 0) return { model, notes: [] };
  const ways = routeTogether(model, rows(model.flows).filter((flow) => lost.has(flow.id)));
  const geometry = { ...model.geometry } as Record<string, ProcessModel['geometry'][keyof ProcessModel['geometry']]>;
  for (const [id, waypoints] of ways) geometry[id] = { ...geometry[id], waypoints };
  return { model: { ...model, geometry }, notes: [{ variant: null, element: null, text: { key: 'compare.note.rerouted', params: { count: lost.size } } }] };
}
