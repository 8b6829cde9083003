import { z } from 'zod';
import { MergeConflict } from '../delta/MergeConflict.ts';

/**
 * The conflicts of a merge that nobody has settled yet travel with the model as an attachment of this name, wherever it
 * goes: file, library, backup. In a `.laneway` file they stand readable beside the document instead.
 */
export const MERGE_CONFLICTS = 'merge-conflicts.json';

type Files = Readonly<Record<string, Uint8Array>>;

/** As they stand in a file: by id. */
export const ConflictTable = z.record(z.string().min(1).max(1_000), MergeConflict).refine((table) => Object.entries(table).every(([id, conflict]) => conflict.id === id), { error: 'does not have the id of its key' });
export type ConflictTable = z.infer<typeof ConflictTable>;

export const conflictTable = (conflicts: readonly MergeConflict[]): ConflictTable => Object.fromEntries(conflicts.map((conflict) => [conflict.id, conflict]));

const Stored = z.array(MergeConflict);

/** The open conflicts of a model, in their order; none when it has no such attachment, or an unreadable one. */
export function readConflicts(attachments: Files): readonly MergeConflict[] {
  const bytes = Object.hasOwn(attachments, MERGE_CONFLICTS) ? attachments[MERGE_CONFLICTS] : undefined;
  if (!bytes) return [];
  try {
    const parsed = Stored.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** The attachments with these conflicts open; without the attachment when there is none any more. */
export function withConflicts(attachments: Files, conflicts: readonly MergeConflict[]): Files {
  const { [MERGE_CONFLICTS]: _, ...rest } = attachments;
  return conflicts.length === 0 ? rest : { ...rest, [MERGE_CONFLICTS]: new TextEncoder().encode(JSON.stringify(conflicts)) };
}
