import type { Database } from 'better-sqlite3';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { Folder, Input, LibraryEntry, Output } from '../../shared/contract/contract.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { ModelId } from '../../shared/model/ids.ts';

interface EntryRow {
  readonly id: ModelId;
  readonly name: string;
  readonly folder: string | null;
  readonly tags: string;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly openedAt: string | null;
  readonly isArchived: number;
  readonly trashedAt: string | null;
  readonly thumbnail: string | null;
  readonly steps: number;
  readonly variants: number;
}

const ENTRY = `
  SELECT id, name, folder, created_at AS createdAt, modified_at AS modifiedAt, opened_at AS openedAt, is_archived AS isArchived,
         trashed_at AS trashedAt, thumbnail, steps, variants,
         (SELECT json_group_array(tag.name) FROM tag WHERE tag.model_id = model.id) AS tags
  FROM model`;

const VIEWS = {
  all: 'trashed_at IS NULL AND is_archived = 0',
  recent: 'trashed_at IS NULL AND is_archived = 0 AND opened_at IS NOT NULL',
  archive: 'trashed_at IS NULL AND is_archived = 1',
  trash: 'trashed_at IS NOT NULL',
} as const;
const ORDERS = { all: 'modified_at DESC', recent: 'opened_at DESC', archive: 'modified_at DESC', trash: 'trashed_at DESC' } as const;
const RECENT = 50;

type View = Input<'library.list'>;

/** What the start page shows: models in folders, with tags, archive and trash. */
export class Library {
  readonly #db: Database;
  readonly #clock: () => Date;

  constructor(db: Database, clock: () => Date) {
    this.#db = db;
    this.#clock = clock;
  }

  list({ view, folder, tag }: View): LibraryEntry[] {
    const where: string[] = [VIEWS[view]];
    if (folder !== undefined) where.push('folder IS @folder');
    if (tag !== undefined) where.push('id IN (SELECT model_id FROM tag WHERE name = @tag)');
    const rows = this.#db
      .prepare<[Record<string, unknown>], EntryRow>(`${ENTRY} WHERE ${where.join(' AND ')} ORDER BY ${ORDERS[view]}, name, id ${view === 'recent' ? `LIMIT ${RECENT}` : ''}`)
      .all({ folder, tag });
    return rows.map((row) => ({ ...row, isArchived: row.isArchived === 1, tags: JSON.parse(row.tags) }));
  }

  folders(): Folder[] {
    return this.#db.prepare<[], Folder>('SELECT id, name, parent FROM folder ORDER BY name, id').all();
  }

  createFolder(id: string, name: string, parent: string | null): Output<'library.createFolder'> {
    if (parent !== null) this.#mustHaveFolder(parent);
    const folder = { id, name: folderName(name), parent };
    this.#db.prepare('INSERT INTO folder (id, name, parent) VALUES (@id, @name, @parent)').run(folder);
    return folder;
  }

  renameFolder(id: string, name: string): void {
    this.#mustHaveFolder(id);
    this.#db.prepare('UPDATE folder SET name = ? WHERE id = ?').run(folderName(name), id);
  }

  /** What is in the folder moves to the folder around it: deleting a folder never deletes a model. */
  deleteFolder(id: string): void {
    this.#mustHaveFolder(id);
    this.#db.transaction(() => {
      this.#db.prepare('UPDATE model SET folder = (SELECT parent FROM folder WHERE id = @id) WHERE folder = @id').run({ id });
      this.#db.prepare('UPDATE folder SET parent = (SELECT parent FROM folder WHERE id = @id) WHERE parent = @id').run({ id });
      this.#db.prepare('DELETE FROM folder WHERE id = ?').run(id);
    }).immediate();
  }

  update({ id, folder, tags, isArchived }: Input<'library.update'> & { readonly id: ModelId }): void {
    this.#mustHaveModel(id);
    if (folder !== undefined && folder !== null) this.#mustHaveFolder(folder);
    this.#db.transaction(() => {
      if (folder !== undefined) this.#db.prepare('UPDATE model SET folder = ? WHERE id = ?').run(folder, id);
      if (isArchived !== undefined) this.#db.prepare('UPDATE model SET is_archived = ? WHERE id = ?').run(isArchived ? 1 : 0, id);
      if (tags !== undefined) {
        this.#db.prepare('DELETE FROM tag WHERE model_id = ?').run(id);
        const insert = this.#db.prepare('INSERT OR IGNORE INTO tag (model_id, name) VALUES (?, ?)');
        for (const tag of tags) if (tag.trim() !== '') insert.run(id, tag.trim());
      }
    }).immediate();
  }

  /** Takes it out of every list but the trash. */
  trash(id: ModelId): void {
    this.#mustHaveModel(id);
    this.#db.prepare('UPDATE model SET trashed_at = coalesce(trashed_at, ?) WHERE id = ?').run(this.#clock().toISOString(), id);
  }

  restore(id: ModelId): void {
    this.#mustHaveModel(id);
    this.#db.prepare('UPDATE model SET trashed_at = NULL WHERE id = ?').run(id);
  }

  /** Name of a trashed model, `null` when it is not in the trash. */
  trashedName(id: ModelId): string | null {
    return this.#db.prepare<[ModelId], { name: string }>('SELECT name FROM model WHERE id = ? AND trashed_at IS NOT NULL').get(id)?.name ?? null;
  }

  setThumbnail(id: ModelId, svg: string): void {
    this.#mustHaveModel(id);
    this.#db.prepare('UPDATE model SET thumbnail = ? WHERE id = ?').run(svg, id);
  }

  #mustHaveModel(id: ModelId): void {
    if (!this.#db.prepare('SELECT 1 FROM model WHERE id = ?').get(id)) throw new CallFailure('not-found', message('storage.model.notFound'));
  }

  #mustHaveFolder(id: string): void {
    if (!this.#db.prepare('SELECT 1 FROM folder WHERE id = ?').get(id)) throw new CallFailure('not-found', message('storage.folder.notFound'));
  }
}

function folderName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw new CallFailure('refused', message('storage.folder.nameMissing'));
  return trimmed;
}
