import type { Database } from 'better-sqlite3';
import { COMMON_STEPS } from '../../shared/delta/kinship.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { decompressText } from './compressed.ts';

/** So many ids tell whether two models may have a common ancestor. */
const ASKED = 24;

export interface Candidate {
  readonly id: ModelId;
  readonly name: string;
  readonly modifiedAt: string;
}

/** Finds the models of the library that may be other copies of a given one, without parsing each of them. */
export class Relatives {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Models in whose newest snapshot enough of the document's step ids stand; newest first. A snapshot may lag behind, so its share is halved. */
  candidates(document: ModelDocument): readonly Candidate[] {
    const ids = spread(Object.keys(document.master.nodes), ASKED).map((id) => JSON.stringify(id));
    if (ids.length === 0) return [];
    const all = this.#db.prepare<[], Candidate & { snapshot: Uint8Array }>(`
      SELECT model.id, model.name, model.modified_at AS modifiedAt, snapshot.document AS snapshot
      FROM model JOIN snapshot ON snapshot.model_id = model.id
        AND snapshot.revision = (SELECT MAX(revision) FROM snapshot AS newest WHERE newest.model_id = model.id)
      WHERE model.trashed_at IS NULL ORDER BY model.modified_at DESC`);
    const found: Candidate[] = [];
    for (const { snapshot, ...model } of all.iterate()) {
      const text = textOf(snapshot);
      if (ids.filter((id) => text.includes(id)).length >= (ids.length * COMMON_STEPS) / 2) found.push(model);
    }
    return found;
  }
}

/** Evenly from all over a list. */
const spread = <T>(all: readonly T[], most: number): readonly T[] => (all.length <= most ? all : Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!));

/** A damaged snapshot mentions nothing: its model is found when it is opened and mended. */
function textOf(snapshot: Uint8Array): string {
  try {
    return decompressText(snapshot);
  } catch {
    return '';
  }
}
