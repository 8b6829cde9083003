import type { Database } from 'better-sqlite3';
import { crossedBase, type OpenBase } from '../../shared/commands/undecided.ts';
import { joinLineages, Lineage, nextGeneration, withoutState } from '../../shared/delta/Lineage.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { compress, decompressText } from './compressed.ts';
import type { Models } from './Models.ts';
import { PastStates } from './PastStates.ts';
import { digestOf } from './StateDigest.ts';
import { storageCause } from './StorageProblem.ts';

/** How a model came by a state: by giving it away, as the file it was read from, in a merge, or simply by having been in it. */
export type AncestorKind = 'exported' | 'opened' | 'merged' | 'stored';

/** A state that two copies of a model descend from, without a doubt. `undecided`: only where it is crossed. */
export interface KnownState extends OpenBase {
  /** `crossed`: no state as such, but what several of them come to that all count. */
  readonly kind: AncestorKind | 'crossed';
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

/** A state that both copies have, and where it stands here. `step` 0: the model itself was in it, or began with it. */
interface Found extends KnownState, Pick<Row, 'digest' | 'step' | 'generation' | 'revision'> {
  /** Of a copy that was merged in: what it descends from. `null`: not known, or no such copy. */
  readonly brought: Lineage | null;
}

/** What is known of a model's past, read once for as long as a base is looked for. */
interface Past {
  readonly id: ModelId;
  readonly revision: number;
  readonly rows: readonly Row[];
  /** Revisions at which a state counts that the model was in. */
  readonly inEffect: ReadonlySet<number>;
  readonly states: PastStates;
}

type NewRow = Omit<Row, 'at'> & { readonly document: ModelDocument | null; readonly lineage?: Lineage };

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
      { digest: digestOf(theirs), step: step ?? 0, generation: nextGeneration(lineage), revision, kind: 'merged', document: theirs, lineage },
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
   * Two copies that were merged into each other have several newest states in common, of which none descends from another:
   * all of them count (`crossedBase`). Costs as much as the steps that it walks over, each once, and a merge for each state
   * that counts beside the first.
   */
  commonWith(id: ModelId, theirs: ModelDocument, lineage: Lineage): KnownState | null {
    const { document, revision } = this.#models.read(id);
    const states = new PastStates(document, this.#models.history(id));
    try {
      const past = { id, revision, rows: this.#rows(id), inEffect: new Set([0, revision, ...this.#models.stepsInEffect(id)]), states };
      return this.#common(past, new Map(Object.entries(lineage)).set(digestOf(theirs), nextGeneration(lineage)), Infinity);
    } finally {
      states.close();
    }
  }

  /** Of the states `wanted`, by digest with their generation, the newest that the model had by a revision. */
  #common(past: Past, wanted: ReadonlyMap<string, number>, until: number): KnownState | null {
    const { id, revision, rows } = past;
    const taken = rows.flatMap((row): Found[] => {
      const generation = wanted.get(row.digest) ?? 0;
      if (row.kind === null || row.revision > until || generation === 0) return [];
      const kept = this.#kept(id, row, rows);
      return kept === null ? [] : [{ ...row, ...kept, undecided: [], kind: row.kind, generation, stepsBack: revision - row.revision }];
    });
    const stored = this.#storedIn(past, wanted, until, taken.length > 0);
    // By the time at which the model had them, what it took in after what it was.
    const all = [...(stored ? [stored] : []), ...taken.filter(({ digest }) => digest !== stored?.digest).toSorted((a, b) => a.revision - b.revision)];
    const newest = all.filter((each) => !all.some((other) => isBefore(each, other)));
    const [first, ...others] = newest;
    if (!first || others.length === 0) return first ?? null;
    const crossed = others.reduce<OpenBase | null>((sofar, other) => {
      const { brought } = first;
      // What the model had by then, or what both copies descend from.
      const shared = Object.entries(other.brought ?? {}).filter(([digest]) => digest !== first.digest && (brought === null || Object.hasOwn(brought, digest)));
      const base = sofar && this.#common(past, new Map(shared), brought === null ? Math.min(until, first.revision) : until);
      return sofar && base && crossedBase(base, sofar, other.document);
    }, first);
    const last = newest.reduce((a, b) => (b.revision > a.revision ? b : a));
    // What these have in common in turn is not known here any more.
    if (crossed === null) return newest.reduce((a, b) => (b.generation > a.generation ? b : a));
    return { document: crossed.document, undecided: crossed.undecided, kind: 'crossed', at: last.at, stepsBack: revision - last.revision };
  }

  /** The newest of the states that the model itself was in. `isDated`: by the revision at which it first was. */
  #storedIn({ id, revision: newest, rows, inEffect, states }: Past, wanted: ReadonlyMap<string, number>, until: number, isDated: boolean): Found | null {
    const highest = Math.max(0, ...wanted.values());
    let found: Found | undefined;
    for (const { document, digest, stepsBack } of states) {
      const generation = wanted.get(digest) ?? 0;
      const revision = newest - stepsBack;
      const row = generation > 0 ? rows.find((each) => each.digest === digest && each.kind !== null) : undefined;
      if (revision <= until && generation > 0 && (row || inEffect.has(revision))) {
        // Edited back to what it was before a merge, it is in doubt the state before.
        if (found && found.digest === digest) found = { ...found, revision };
        else if (!found || generation > found.generation) found = { document, undecided: [], digest, step: 0, generation, revision, kind: row?.kind ?? 'stored', at: row?.at ?? this.#models.dateOf(id, revision), stepsBack, brought: null };
      }
      if (found?.generation === highest && !isDated) break;
    }
    return found ?? null;
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

  /** The state itself and, for a copy that was merged in, what it descends from. `null` where it was not kept, or is damaged. */
  #kept(id: ModelId, { digest, step, kind }: Row, rows: readonly Row[]): Pick<Found, 'document' | 'brought'> | null {
    const row = this.#db
      .prepare<[ModelId, string, number], { document: Uint8Array | null; lineage: Uint8Array | null }>('SELECT document, lineage FROM ancestor WHERE model_id = ? AND digest = ? AND step = ?')
      .get(id, digest, step);
    if (!row?.document) return null;
    try {
      const document = ModelDocument.parse(JSON.parse(decompressText(row.document)));
      if (kind !== 'merged') return { document, brought: null };
      if (row.lineage) return { document, brought: Lineage.parse(JSON.parse(decompressText(row.lineage))) };
      // Merged by an older version: what came with its step.
      const came = step > 0 ? rows.filter((each) => each.step === step && each.digest !== digest) : [];
      return { document, brought: Object.fromEntries(came.map((each) => [each.digest, each.generation])) };
    } catch {
      return null;
    }
  }

  #add(id: ModelId, rows: readonly NewRow[]): void {
    const at = this.#clock().toISOString();
    const insert = this.#db.prepare(`
      INSERT INTO ancestor (model_id, digest, step, generation, revision, at, kind, document, lineage) VALUES (@id, @digest, @step, @generation, @revision, @at, @kind, @content, @brought)
      ON CONFLICT DO UPDATE SET
        generation = max(generation, excluded.generation),
        revision = iif(excluded.kind IS NULL, revision, excluded.revision),
        at = iif(excluded.kind IS NULL, at, excluded.at),
        kind = coalesce(excluded.kind, kind),
        document = coalesce(excluded.document, document),
        lineage = coalesce(excluded.lineage, lineage)`);
    this.#db.transaction(() => {
      for (const { document, lineage, ...row } of rows) {
        insert.run({ id, at, ...row, content: document === null ? null : compress(JSON.stringify(document)), brought: lineage ? compress(JSON.stringify(lineage)) : null });
      }
      this.#db.prepare('DELETE FROM ancestor WHERE model_id = @id AND rowid NOT IN (SELECT rowid FROM ancestor WHERE model_id = @id ORDER BY generation DESC, digest LIMIT @kept)').run({ id, kept: STATES_KEPT });
      // What a merged copy descends from is asked for only where that copy can be the base (`#kept`), so it goes with it; the
      // digests stay, for it is by them that a state is found in the journal and named in files.
      this.#db
        .prepare(`UPDATE ancestor SET document = NULL, lineage = NULL WHERE model_id = @id AND document IS NOT NULL AND rowid NOT IN (
                    SELECT rowid FROM ancestor WHERE model_id = @id AND document IS NOT NULL ORDER BY generation DESC, digest LIMIT @kept)`)
        .run({ id, kept: DOCUMENTS_KEPT });
    }).immediate();
  }
}

/** Does one state descend from the other, as far as it is known here? Where that is in doubt, no: both count then. */
function isBefore(state: Found, other: Found): boolean {
  if (state.generation >= other.generation) return false;
  // What a copy descends from came with it.
  if (other.brought) return Object.hasOwn(other.brought, state.digest);
  // The model went on from what it had; a merge that changed nothing lies after the state that it left as it was.
  return state.revision < other.revision || (state.revision === other.revision && (state.step > 0 || state.kind !== 'merged'));
}

const inherited = (lineage: Lineage, step: number, revision: number): NewRow[] =>
  Object.entries(lineage).map(([digest, generation]) => ({ digest, step, generation, revision, kind: null, document: null }));
