import type { Database } from 'better-sqlite3';
import type { MergeConflict } from '../../shared/delta/MergeConflict.ts';
import { MERGE_CONFLICTS, readConflicts, withConflicts } from '../../shared/files/mergeConflictsFile.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import type { Attachments } from './Attachments.ts';
import { compress, decompress } from './compressed.ts';
import type { Models } from './Models.ts';

/**
 * The conflicts of merges that nobody has decided yet. What a step decides, or leaves open, goes with the step: undone, the
 * conflicts are open again as they were before it, and redone, they are as it left them.
 */
export class OpenConflicts {
  readonly #db: Database;
  readonly #models: Models;
  readonly #attachments: Attachments;

  constructor(db: Database, models: Models, attachments: Attachments) {
    this.#db = db;
    this.#models = models;
    this.#attachments = attachments;
  }

  of(id: ModelId): readonly MergeConflict[] {
    const record = this.#record(id);
    return readConflicts(record ? { [MERGE_CONFLICTS]: new Uint8Array(decompress(record.content)) } : this.#attachments.of(id));
  }

  /** `step`: revision of the step that decided the others; `null`: nothing had to be changed for it, so there is no step to undo. */
  leave(id: ModelId, conflicts: readonly MergeConflict[], step: number | null): void {
    const at = step ?? this.#record(id)?.step ?? null;
    if (at !== null) {
      this.#db.prepare('INSERT OR REPLACE INTO conflict_record (model_id, step, content) VALUES (?, ?, ?)').run(id, at, compress(JSON.stringify(conflicts)));
      return;
    }
    const file = withConflicts({}, conflicts)[MERGE_CONFLICTS];
    if (file) this.#attachments.add(id, { [MERGE_CONFLICTS]: file });
    else this.#attachments.remove(id, MERGE_CONFLICTS);
  }

  /** Of the newest step in effect that has one. */
  #record(id: ModelId): { readonly step: number; readonly content: Uint8Array } | undefined {
    const all = this.#db.prepare<[ModelId], { step: number; content: Uint8Array }>('SELECT step, content FROM conflict_record WHERE model_id = ? ORDER BY step DESC').all(id);
    if (all.length === 0) return undefined;
    const inEffect = new Set(this.#models.stepsInEffect(id));
    return all.find(({ step }) => inEffect.has(step));
  }
}
