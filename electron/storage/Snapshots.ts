import type { Database } from 'better-sqlite3';
import type { ModelId } from '../../shared/model/ids.ts';
import { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { compress, compressLater, decompressText } from './compressed.ts';

/** A snapshot is due after so many edits, or when replaying the journal would cost as much as reading the document. */
const EDITS_BETWEEN = 200;
const CHARACTERS_BETWEEN = 256 * 1024;
/** The newest one is read; those before it are kept in case it cannot be. */
const KEPT = 3;

/** Whole documents, so that opening a model need not replay its journal from the start. */
export class Snapshots {
  readonly #db: Database;
  readonly #sizes = new Map<ModelId, number>();
  readonly #busy = new Set<ModelId>();

  constructor(db: Database) {
    this.#db = db;
  }

  isDue(id: ModelId, tail: { readonly edits: number; readonly characters: number }): boolean {
    return tail.edits >= EDITS_BETWEEN || tail.characters >= Math.max(CHARACTERS_BETWEEN, this.#sizes.get(id) ?? 0);
  }

  write(id: ModelId, revision: number, document: ModelDocument): void {
    const json = JSON.stringify(document);
    this.#insert(id, revision, json.length, compress(json));
  }

  /** Compresses on another thread. A snapshot only saves time, so a failure is not reported: the journal has everything. */
  async writeLater(id: ModelId, revision: number, document: ModelDocument): Promise<boolean> {
    if (this.#busy.has(id)) return false;
    this.#busy.add(id);
    try {
      const json = JSON.stringify(document);
      const compressed = await compressLater(json);
      if (!this.#db.open || !this.#db.prepare('SELECT 1 FROM model WHERE id = ?').get(id)) return false;
      this.#insert(id, revision, json.length, compressed);
      return true;
    } catch {
      return false;
    } finally {
      this.#busy.delete(id);
    }
  }

  /** The newest snapshot that can be read. */
  newest(id: ModelId): { readonly revision: number; readonly document: ModelDocument } | null {
    const all = this.#db.prepare<[ModelId], { revision: number; document: Uint8Array }>('SELECT revision, document FROM snapshot WHERE model_id = ? ORDER BY revision DESC');
    for (const { revision, document } of all.iterate(id)) {
      try {
        const json = decompressText(document);
        const parsed = ModelDocument.parse(JSON.parse(json));
        this.#sizes.set(id, json.length);
        return { revision, document: parsed };
      } catch {
        // Damaged: an older one and a longer piece of the journal lead to the same document.
      }
    }
    return null;
  }

  #insert(id: ModelId, revision: number, bytes: number, document: Buffer): void {
    this.#db.transaction(() => {
      this.#db.prepare('INSERT OR REPLACE INTO snapshot (model_id, revision, document_bytes, document) VALUES (?, ?, ?, ?)').run(id, revision, bytes, document);
      this.#db
        .prepare('DELETE FROM snapshot WHERE model_id = @id AND revision NOT IN (SELECT revision FROM snapshot WHERE model_id = @id ORDER BY revision DESC LIMIT @kept)')
        .run({ id, kept: KEPT });
    }).immediate();
    this.#sizes.set(id, bytes);
  }
}
