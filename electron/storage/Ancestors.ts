import type { Database } from 'better-sqlite3';
import { revertEdit } from '../../shared/commands/editDocument.ts';
import type { DocumentEdit } from '../../shared/delta/DocumentEdit.ts';
import { partsTouched } from '../../shared/delta/documentParts.ts';
import { joinLineages, nextGeneration, withoutState, type Lineage } from '../../shared/delta/Lineage.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { compress, decompressText } from './compressed.ts';
import type { Models } from './Models.ts';
import { digestOf, StateDigest } from './StateDigest.ts';
import { storageCause } from './StorageProblem.ts';

/** How a model came by a state: by giving it away, as the file it was read from, in a merge, or simply by having been in it. */
export type AncestorKind = 'exported' | 'opened' | 'merged' | 'stored';

/** A state that two copies of a model descend from, without a doubt. */
export interface KnownState {
  readonly document: ModelDocument;
  readonly kind: AncestorKind;
  readonly at: string;
  /** How many steps the model went on since. */
  readonly stepsBack: number;
}

interface Row {
  readonly digest: string;
  readonly step: number;
  readonly generation: number;
  readonly revision: number;
  readonly at: string;
  readonly kind: AncestorKind | null;
}

type NewRow = Omit<Row, 'at'> & { readonly document: ModelDocument | null };

/** Kept for each model: states, and of these the newest ones whole. */
const STATES_KEPT = 160;
const DOCUMENTS_KEPT = 12;

/** The states that models descend from, so that a copy that comes back is merged from the very state that it went out with. */
export class Ancestors {
  readonly #db: Database;
  readonly #models: Models;
  readonly #clock: () => Date;

  constructor(db: Database, models: Models, clock: () => Date) {
    this.#db = db;
    this.#models = models;
    this.#clock = clock;
  }

  /** What a model as it is now descends from. */
  of(id: ModelId): Lineage {
    return withoutState(this.#lineage(id), digestOf(this.#models.read(id).document));
  }

  /** A model came out of a file that says this. */
  opened(id: ModelId, document: ModelDocument, lineage: Lineage): void {
    this.#add(id, [...inherited(lineage, 0, 0), { digest: digestOf(document), step: 0, generation: nextGeneration(lineage), revision: 0, kind: 'opened', document: null }]);
  }

  /** A model is given away as it is now. Returns what its file shall say. */
  exported(id: ModelId): Lineage {
    const { document, revision } = this.#models.read(id);
    const digest = digestOf(document);
    const lineage = withoutState(this.#lineage(id), digest);
    try {
      this.#add(id, [{ digest, step: 0, generation: nextGeneration(lineage), revision, kind: 'exported', document: null }]);
    } catch (thrown) {
      // On a full disk the file must come out all the same; the journal still leads back to this state.
      if (storageCause(thrown) === null) throw thrown;
    }
    return lineage;
  }

  /** Another copy was merged into a model, by the step of this revision; `null`: nothing had to be changed for it. */
  merged(id: ModelId, step: number | null, theirs: ModelDocument, lineage: Lineage): void {
    const revision = step ?? this.#models.read(id).revision;
    this.#add(id, [
      ...inherited(lineage, step ?? 0, revision),
      { digest: digestOf(theirs), step: step ?? 0, generation: nextGeneration(lineage), revision, kind: 'merged', document: theirs },
    ]);
  }

  /** A model was made as a copy of another one. */
  copied(from: ModelId, to: ModelId): void {
    const { document } = this.#models.read(from);
    const lineage = this.of(from);
    this.#add(to, [...inherited(lineage, 0, 0), { digest: digestOf(document), step: 0, generation: nextGeneration(lineage), revision: 0, kind: 'stored', document }]);
  }

  /**
   * The newest state that another copy is, or descends from, and that this model was in or took in. `null` when it is not
   * known to have one. What was undone counts only where it had been given away: a merge that was taken back never was.
   * Costs as much as the steps that it walks over.
   */
  commonWith(id: ModelId, theirs: ModelDocument, lineage: Lineage): KnownState | null {
    const wanted = new Map(Object.entries(lineage)).set(digestOf(theirs), nextGeneration(lineage));
    const highest = Math.max(...wanted.values());
    const known = this.#rows(id);
    let best = 0;
    let found: KnownState | null = null;

    const { document: now, revision } = this.#models.read(id);
    const inEffect = new Set([0, revision, ...this.#models.stepsInEffect(id)]);
    const digest = new StateDigest(now);
    for (const { document, stepsBack, parts } of statesBack(now, this.#models.history(id))) {
      digest.update(document, parts);
      const name = digest.toString();
      const generation = wanted.get(name) ?? 0;
      if (generation > best) {
        const row = known.find((each) => each.digest === name && each.kind !== null);
        if (row || inEffect.has(revision - stepsBack)) {
          best = generation;
          found = { document, kind: row?.kind ?? 'stored', at: row?.at ?? this.#models.dateOf(id, revision - stepsBack), stepsBack };
        }
      }
      if (best === highest) return found;
    }
    for (const row of known) {
      const generation = wanted.get(row.digest) ?? 0;
      const document = generation > best ? this.#document(id, row) : null;
      if (document === null) continue;
      best = generation;
      found = { document, kind: row.kind ?? 'stored', at: row.at, stepsBack: revision - row.revision };
    }
    return found;
  }

  #lineage(id: ModelId): Lineage {
    return joinLineages(...this.#rows(id).map(({ digest, generation }) => ({ [digest]: generation })));
  }

  /** Those that count, newest first. */
  #rows(id: ModelId): readonly Row[] {
    const all = this.#db
      .prepare<[ModelId], Row>('SELECT digest, step, generation, revision, at, kind FROM ancestor WHERE model_id = ? ORDER BY generation DESC, digest, step')
      .all(id);
    const inEffect = all.some(({ step }) => step > 0) ? new Set(this.#models.stepsInEffect(id)) : null;
    return all.filter(({ step }) => step === 0 || inEffect?.has(step));
  }

  /** `null` where it was not kept, or is damaged. */
  #document(id: ModelId, { digest, step }: Row): ModelDocument | null {
    const row = this.#db.prepare<[ModelId, string, number], { document: Uint8Array | null }>('SELECT document FROM ancestor WHERE model_id = ? AND digest = ? AND step = ?').get(id, digest, step);
    if (!row?.document) return null;
    try {
      return ModelDocument.parse(JSON.parse(decompressText(row.document)));
    } catch {
      return null;
    }
  }

  #add(id: ModelId, rows: readonly NewRow[]): void {
    const at = this.#clock().toISOString();
    const insert = this.#db.prepare(`
      INSERT INTO ancestor (model_id, digest, step, generation, revision, at, kind, document) VALUES (@id, @digest, @step, @generation, @revision, @at, @kind, @content)
      ON CONFLICT DO UPDATE SET
        generation = max(generation, excluded.generation),
        revision = iif(excluded.kind IS NULL, revision, excluded.revision),
        at = iif(excluded.kind IS NULL, at, excluded.at),
        kind = coalesce(excluded.kind, kind),
        document = coalesce(excluded.document, document)`);
    this.#db.transaction(() => {
      for (const { document, ...row } of rows) insert.run({ id, at, ...row, content: document === null ? null : compress(JSON.stringify(document)) });
      this.#db.prepare('DELETE FROM ancestor WHERE model_id = @id AND rowid NOT IN (SELECT rowid FROM ancestor WHERE model_id = @id ORDER BY generation DESC, digest LIMIT @kept)').run({ id, kept: STATES_KEPT });
      this.#db
        .prepare(`UPDATE ancestor SET document = NULL WHERE model_id = @id AND document IS NOT NULL AND rowid NOT IN (
                    SELECT rowid FROM ancestor WHERE model_id = @id AND document IS NOT NULL ORDER BY generation DESC, digest LIMIT @kept)`)
        .run({ id, kept: DOCUMENTS_KEPT });
    }).immediate();
  }
}

const inherited = (lineage: Lineage, step: number, revision: number): NewRow[] =>
  Object.entries(lineage).map(([digest, generation]) => ({ digest, step, generation, revision, kind: null, document: null }));

/** A document as it is and as it was before each step, with the parts that the step touched. */
function* statesBack(now: ModelDocument, steps: Iterable<DocumentEdit>): Generator<{ readonly document: ModelDocument; readonly stepsBack: number; readonly parts: readonly string[] | null }> {
  let document = now;
  let stepsBack = 0;
  yield { document, stepsBack, parts: [] };
  for (const step of steps) {
    document = revertEdit(document, step);
    stepsBack += 1;
    yield { document, stepsBack, parts: partsTouched(step.inverse) };
  }
}
