import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import type { ModelId } from '../../shared/model/ids.ts';
import { compress, decompress } from './compressed.ts';

export interface Attachment {
  readonly name: string;
  /** `bpmn`: the file that the model was read from, patched on export. */
  readonly kind: string;
  readonly bytes: Uint8Array;
}

/** Files that belong to a model, kept to the byte. */
export class Attachments {
  readonly #db: Database;
  readonly #clock: () => Date;

  constructor(db: Database, clock: () => Date) {
    this.#db = db;
    this.#clock = clock;
  }

  add(modelId: ModelId, { name, kind, bytes }: Attachment): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO attachment (model_id, name, kind, added_at, sha256, bytes, content) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(modelId, name, kind, this.#clock().toISOString(), digest(bytes), bytes.length, compress(bytes));
  }

  all(modelId: ModelId): Attachment[] {
    const rows = this.#db
      .prepare<[ModelId], { name: string; kind: string; sha256: string; content: Uint8Array }>('SELECT name, kind, sha256, content FROM attachment WHERE model_id = ? ORDER BY added_at, name')
      .all(modelId);
    return rows.map(({ name, kind, sha256, content }) => {
      const bytes = new Uint8Array(decompress(content));
      if (digest(bytes) !== sha256) throw new Error(`Attachment ${name} of ${modelId} does not match its digest`);
      return { name, kind, bytes };
    });
  }

  bpmnSource(modelId: ModelId): Uint8Array | null {
    return this.all(modelId).find(({ kind }) => kind === 'bpmn')?.bytes ?? null;
  }

  hasBpmnSource(modelId: ModelId): boolean {
    return this.#db.prepare("SELECT 1 FROM attachment WHERE model_id = ? AND kind = 'bpmn'").get(modelId) !== undefined;
  }
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
