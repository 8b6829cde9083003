import type { Database } from 'better-sqlite3';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import { DocumentEdit } from '../../shared/delta/DocumentEdit.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { rows } from '../../shared/model/ProcessModel.ts';
import { applyCommit } from './applyCommit.ts';
import type { Commit, CommitKind } from './Commit.ts';
import { Snapshots } from './Snapshots.ts';
import { storageCause } from './StorageProblem.ts';
import { advance, EMPTY_STACK, replay, type UndoStack } from './undoStack.ts';

/** A document in use, kept in memory so that a commit costs its own size and not the model's. */
interface InUse {
  readonly document: ModelDocument;
  readonly revision: number;
  readonly stack: UndoStack;
  /** Journal entries and their characters since the newest snapshot. */
  readonly tail: { readonly edits: number; readonly characters: number };
}

/** Steps that an opened model can take back at most, and the characters they may fill: the rest stays in the journal. */
const UNDO_STEPS = 500;
const UNDO_CHARACTERS = 16_000_000;
/** Documents kept in memory at most. */
const IN_USE = 16;

interface JournalRow {
  readonly revision: number;
  readonly kind: CommitKind;
  readonly label: string;
  readonly patches: string;
  readonly inverse: string;
}

/** Numbers that the library shows, kept beside the model so that a list need not open it. */
const factsOf = ({ master, variants }: ModelDocument) => ({
  name: master.meta.name,
  steps: rows(master.nodes).filter((node) => 'work' in node).length,
  variants: Object.keys(variants).length,
});

/** The models themselves: documents, their journal, undo. */
export class Models {
  readonly #db: Database;
  readonly #clock: () => Date;
  readonly #snapshots: Snapshots;
  readonly #inUse = new Map<ModelId, InUse>();

  constructor(db: Database, clock: () => Date) {
    this.#db = db;
    this.#clock = clock;
    this.#snapshots = new Snapshots(db);
  }

  create(id: ModelId, document: ModelDocument): void {
    const now = this.#clock().toISOString();
    this.#db.transaction(() => {
      this.#db
        .prepare('INSERT INTO model (id, revision, name, steps, variants, created_at, modified_at) VALUES (@id, 0, @name, @steps, @variants, @now, @now)')
        .run({ id, now, ...factsOf(document) });
      this.#snapshots.write(id, 0, document);
    }).immediate();
  }

  has(id: ModelId): boolean {
    return this.#db.prepare('SELECT 1 FROM model WHERE id = ?').get(id) !== undefined;
  }

  /** The document as it is now, without keeping it in memory for it. Throws `CallFailure` (`not-found`, `storage`). */
  read(id: ModelId): { readonly document: ModelDocument; readonly revision: number } {
    const { document, revision } = this.#inUse.get(id) ?? this.#load(id);
    return { document, revision };
  }

  /** The document with its undo and redo steps, oldest first. */
  open(id: ModelId): { readonly document: ModelDocument; readonly revision: number; readonly undo: DocumentEdit[]; readonly redo: DocumentEdit[] } {
    const { document, revision, stack } = this.#use(id);
    this.#db.prepare('UPDATE model SET opened_at = ? WHERE id = ?').run(this.#clock().toISOString(), id);
    return { document, revision, undo: this.#edits(id, stack.undo), redo: this.#edits(id, stack.redo) };
  }

  /** What led to the document as it is now, newest first; an undo is a step of its own. */
  *history(id: ModelId): Generator<DocumentEdit> {
    const entries = this.#db.prepare<[ModelId], JournalRow>('SELECT revision, kind, label, patches, inverse FROM journal WHERE model_id = ? ORDER BY revision DESC');
    for (const row of entries.iterate(id)) yield parseEdit(row);
  }

  /** Revisions of the steps that are in effect, oldest first: done, and not undone since. */
  stepsInEffect(id: ModelId): readonly number[] {
    return (this.#inUse.get(id) ?? this.#load(id)).stack.undo;
  }

  /** The steps that are in effect, newest first: what leads to the document as it is now, without what was undone. */
  *course(id: ModelId): Generator<DocumentEdit> {
    for (const revision of this.stepsInEffect(id).toReversed()) {
      const row = this.#row(id, revision);
      if (!row) return;
      yield parseEdit(row);
    }
  }

  /** When a model came to a revision. */
  dateOf(id: ModelId, revision: number): string {
    const row = this.#db.prepare<[ModelId, number], { at: string }>('SELECT at FROM journal WHERE model_id = ? AND revision = ?').get(id, revision)
      ?? this.#db.prepare<[ModelId], { at: string }>('SELECT created_at AS at FROM model WHERE id = ?').get(id);
    return row?.at ?? '';
  }

  /**
   * Stores one step, on disk when this returns. `along` writes what belongs to the step, in the same transaction: both are
   * there, or neither. Throws `CallFailure` (`not-found`, `conflict`, `refused`).
   */
  commit({ id, baseRevision, kind, edit }: Commit, along: (revision: number) => void = () => undefined): { readonly revision: number } {
    const open = this.#use(id);
    const entry = { kind, label: JSON.stringify(edit.label), patches: JSON.stringify(edit.patches), inverse: JSON.stringify(edit.inverse) };
    // The journal holds what is applied, so that replaying it need not know about undo.
    if (kind === 'undo') [entry.patches, entry.inverse] = [entry.inverse, entry.patches];
    if (baseRevision !== open.revision) {
      if (this.#isRepeated(id, open.revision, baseRevision, entry)) return { revision: open.revision };
      throw new CallFailure('conflict', message('storage.commit.conflict', { current: open.revision, base: baseRevision }));
    }
    const revision = open.revision + 1;
    const stack = advance(open.stack, kind, revision);
    if (!stack || (kind !== 'edit' && !this.#isStep(id, (kind === 'undo' ? open.stack.undo : open.stack.redo).at(-1), edit))) {
      throw new CallFailure('conflict', message('storage.commit.notOnStack'));
    }
    const document = applyCommit(open.document, kind === 'undo' ? edit.inverse : edit.patches);

    const at = this.#clock().toISOString();
    this.#db.transaction(() => {
      this.#db
        .prepare('INSERT INTO journal (model_id, revision, kind, at, label, patches, inverse) VALUES (@id, @revision, @kind, @at, @label, @patches, @inverse)')
        .run({ id, revision, at, ...entry });
      this.#db
        .prepare('UPDATE model SET revision = @revision, modified_at = @at, name = @name, steps = @steps, variants = @variants WHERE id = @id')
        .run({ id, revision, at, ...factsOf(document) });
      along(revision);
    }).immediate();

    // Only now: a transaction that failed leaves memory as it leaves the disk.
    const tail = { edits: open.tail.edits + 1, characters: open.tail.characters + entry.patches.length };
    this.#keep(id, { document, revision, stack, tail });
    if (this.#snapshots.isDue(id, tail)) this.#snapshotLater(id, revision, document);
    return { revision };
  }

  /** Writes what opening would have to replay into a snapshot, and frees the memory. */
  close(id: ModelId): void {
    const open = this.#inUse.get(id);
    this.#inUse.delete(id);
    try {
      if (open && open.tail.edits > 0) this.#snapshots.write(id, open.revision, open.document);
    } catch (thrown) {
      // A snapshot only saves time. On a full disk there is none, and nothing is lost: the journal has everything.
      if (storageCause(thrown) === null) throw thrown;
    }
  }

  closeAll(): void {
    for (const id of this.#inUse.keys()) this.close(id);
  }

  /** Forgets a model for good, with its journal, attachments and runs. */
  purge(id: ModelId): void {
    this.#db.transaction(() => {
      this.#db.prepare('DELETE FROM model_text WHERE model_id = ?').run(id);
      this.#db.prepare('DELETE FROM model WHERE id = ?').run(id);
    }).immediate();
    this.#inUse.delete(id);
  }

  /** A renderer that lost the answer asks again: the same step on the same revision is acknowledged, not stored twice. */
  #isRepeated(id: ModelId, revision: number, baseRevision: number, entry: Omit<JournalRow, 'revision'>): boolean {
    if (baseRevision !== revision - 1) return false;
    const last = this.#row(id, revision);
    return last !== undefined && last.kind === entry.kind && last.patches === entry.patches && last.inverse === entry.inverse;
  }

  #isStep(id: ModelId, revision: number | undefined, edit: DocumentEdit): boolean {
    const row = revision === undefined ? undefined : this.#row(id, revision);
    return row !== undefined && row.patches === JSON.stringify(edit.patches) && row.inverse === JSON.stringify(edit.inverse);
  }

  #row(id: ModelId, revision: number): JournalRow | undefined {
    return this.#db.prepare<[ModelId, number], JournalRow>('SELECT revision, kind, label, patches, inverse FROM journal WHERE model_id = ? AND revision = ?').get(id, revision);
  }

  #edits(id: ModelId, revisions: readonly number[]): DocumentEdit[] {
    const edits: DocumentEdit[] = [];
    let characters = 0;
    for (const revision of revisions.slice(-UNDO_STEPS).toReversed()) {
      const row = this.#row(id, revision);
      if (!row) break;
      characters += row.patches.length + row.inverse.length;
      if (characters > UNDO_CHARACTERS) break;
      edits.push(parseEdit(row));
    }
    return edits.toReversed();
  }

  #use(id: ModelId): InUse {
    return this.#keep(id, this.#inUse.get(id) ?? this.#load(id));
  }

  /** The ones used last stay in memory: a page that went away without closing its model must not hold it for ever. */
  #keep(id: ModelId, open: InUse): InUse {
    this.#inUse.delete(id);
    this.#inUse.set(id, open);
    const [longestUnused] = this.#inUse.keys();
    if (this.#inUse.size > IN_USE && longestUnused !== undefined) this.close(longestUnused);
    return open;
  }

  #load(id: ModelId): InUse {
    const model = this.#db.prepare<[ModelId], { name: string; revision: number }>('SELECT name, revision FROM model WHERE id = ?').get(id);
    if (!model) throw new CallFailure('not-found', message('storage.model.notFound'));
    const { name, revision } = model;
    const snapshot = this.#snapshots.newest(id);
    if (!snapshot) throw unreadableModel(name, 'no readable snapshot');
    let document = snapshot.document;
    let characters = 0;
    const entries = this.#db.prepare<[ModelId, number], JournalRow>('SELECT revision, kind, label, patches, inverse FROM journal WHERE model_id = ? AND revision > ? ORDER BY revision');
    let at = snapshot.revision;
    for (const row of entries.iterate(id, snapshot.revision)) {
      if (row.revision !== at + 1) throw unreadableModel(name, `revision ${at + 1}`);
      document = applyCommit(document, parseEdit(row).patches);
      characters += row.patches.length;
      at = row.revision;
    }
    if (at !== revision) throw unreadableModel(name, `revision ${revision}`);
    const kinds = this.#db.prepare<[ModelId], { revision: number; kind: CommitKind }>('SELECT revision, kind FROM journal WHERE model_id = ? ORDER BY revision');
    return {
      document,
      revision,
      stack: revision === 0 ? EMPTY_STACK : replay(kinds.iterate(id)),
      tail: { edits: revision - snapshot.revision, characters },
    };
  }

  #snapshotLater(id: ModelId, revision: number, document: ModelDocument): void {
    void this.#snapshots.writeLater(id, revision, document).then((isWritten) => {
      const open = this.#inUse.get(id);
      if (isWritten && open) this.#inUse.set(id, { ...open, tail: { edits: open.revision - revision, characters: 0 } });
    });
  }
}

const parseEdit = (row: JournalRow): DocumentEdit =>
  DocumentEdit.parse({ label: JSON.parse(row.label), patches: JSON.parse(row.patches), inverse: JSON.parse(row.inverse) });

const unreadableModel = (name: string, where: string) => new CallFailure('storage', message('storage.error.unreadableModel', { name, where }));
