import type { MergeRecord } from '../../shared/contract/comparing.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import type { Storage } from '../storage/openStorage.ts';

/**
 * Keeps what a merge leaves behind beside the model itself: what it descends from now, and what nobody has decided yet.
 * `step`: revision of the step that the merge is, with which all of it is undone; `null`: nothing had to be changed for it.
 */
export function recordMerge({ ancestors, openConflicts }: Pick<Storage, 'ancestors' | 'openConflicts'>, id: ModelId, { joins, conflicts }: MergeRecord, step: number | null): void {
  if (!joins) return openConflicts.leave(id, conflicts, step);
  ancestors.merged(id, step, joins.document, joins.lineage);
  if (conflicts.length === 0) return;
  // Those that an earlier merge left open are still there.
  const open = new Map([...openConflicts.of(id), ...conflicts].map((conflict) => [conflict.id, conflict]));
  openConflicts.leave(id, [...open.values()], step);
}
