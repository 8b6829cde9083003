import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { Attachments as Files } from '../../shared/files/lanewayFile.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import { compress, decompress } from './compressed.ts';

/** Name of the BPMN file that a model was read from, patched on export. */
export const BPMN_SOURCE = 'source.bpmn';

/** Files that belong to a model, kept to the byte. */
export class Attachments {
  readonly #db: Database;
  readonly #clock: () => Date;

  constructor(db: Database, clock: () => Date) {
    this.#db = db;
    this.#clock = clock;
  }

  add(modelId: ModelId, files: Files): void {
    const insert = this.#db.prepare('INSERT OR REPLACE INTO attachment (model_id, name, kind, added_at, sha256, bytes, content) VALUES (?, ?, ?, ?, ?, ?, ?)');
    const now = this.#clock().toISOString();
    for (const [name, bytes] of Object.entries(files)) insert.run(modelId, name, name === BPMN_SOURCE ? 'bpmn' : 'file', now, digest(bytes), bytes.length, compress(bytes));
  }

  remove(modelId: ModelId, name: string): void {
    this.#db.prepare('DELETE FROM attachment WHERE model_id = ? AND name = ?').run(modelId, name);
  }

  /** Throws `CallFailure` (`storage`) when one is damaged. */
  of(modelId: ModelId): Files {
    const rows = this.#db
      .prepare<[ModelId], { name: string; sha256: string; content: Uint8Array }>('SELECT name, sha256, content FROM attachment WHERE model_id = ? ORDER BY name')
      .all(modelId);
    return Object.fromEntries(rows.map(({ name, sha256, content }) => {
      const bytes = inflated(content);
      if (bytes === null || digest(bytes) !== sha256) throw new CallFailure('storage', message('storage.error.unreadableAttachment', { name }));
      return [name, bytes];
    }));
  }

  hasBpmnSource(modelId: ModelId): boolean {
    return this.#db.prepare('SELECT 1 FROM attachment WHERE model_id = ? AND name = ?').get(modelId, BPMN_SOURCE) !== undefined;
  }
}

/** `null` when it is damaged. */
function inflated(content: Uint8Array): Uint8Array | null {
  try {
    return new Uint8Array(decompress(content));
  } catch {
    return null;
  }
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
