import type { Database } from 'better-sqlite3';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { Output } from '../../shared/contract/contract.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import type { Models } from './Models.ts';
import { textOf } from './textOf.ts';

/** Words looked for at most: SQLite takes expressions only so deep, and nobody types more. */
const WORDS = 32;
/** A trigram index answers from three characters on. */
const TRIGRAM = 3;
const HITS = 100;
/** Characters of the text around a hit. */
const BEFORE = 24;
const AFTER = 60;

/** Search over every name and text of every model outside the trash. */
export class TextIndex {
  readonly #db: Database;
  readonly #models: Models;

  constructor(db: Database, models: Models) {
    this.#db = db;
    this.#models = models;
  }

  /**
   * Models that contain every word of the text, in names, labels or documentation. Case does not matter.
   * What changed since the last search is indexed first, so that commits need not wait for the index.
   */
  search(text: string): Output<'library.search'> {
    const words = [...new Set(text.split(/[\s\p{Cc}]+/u).filter((word) => word !== ''))].slice(0, WORDS);
    if (words.length === 0) return [];
    this.#update();
    const long = words.filter((word) => [...word].length >= TRIGRAM);
    const short = words.filter((word) => [...word].length < TRIGRAM);
    const conditions = [
      ...(long.length > 0 ? ['model_text MATCH @match'] : []),
      ...short.map((_, i) => `(model_text.name || char(10) || model_text.body) LIKE @word${i} ESCAPE '\\'`),
    ];
    const hits = this.#db
      .prepare<[Record<string, string>], { id: ModelId; name: string; body: string }>(
        `SELECT model.id, model.name, model_text.body FROM model_text JOIN model ON model.id = model_text.model_id
         WHERE ${conditions.join(' AND ')} AND model.trashed_at IS NULL ORDER BY model.modified_at DESC, model.id LIMIT ${HITS}`,
      )
      .all({
        ...(long.length > 0 ? { match: long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ') } : {}),
        ...Object.fromEntries(short.map((word, i) => [`word${i}`, `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`])),
      });
    return hits.map(({ id, name, body }) => ({ id, name, snippet: snippet(body, words) }));
  }

  /** `null` for a model that cannot be read: it is reported when it is opened, and must not keep the others from being found. */
  #readable(id: ModelId): ModelDocument | null {
    try {
      return this.#models.read(id).document;
    } catch (thrown) {
      if (thrown instanceof CallFailure) return null;
      throw thrown;
    }
  }

  #update(): void {
    const stale = this.#db.prepare<[], { id: ModelId; revision: number }>('SELECT id, revision FROM model WHERE indexed_revision < revision').all();
    for (const { id, revision } of stale) {
      const document = this.#readable(id);
      if (!document) continue;
      this.#db.transaction(() => {
        this.#db.prepare('DELETE FROM model_text WHERE model_id = ?').run(id);
        this.#db.prepare('INSERT INTO model_text (model_id, name, body) VALUES (?, ?, ?)').run(id, document.master.meta.name, textOf(document));
        this.#db.prepare('UPDATE model SET indexed_revision = ? WHERE id = ?').run(revision, id);
      }).immediate();
    }
  }
}

/** The line around the first word that is found, cut at both ends when it is long. */
function snippet(body: string, words: readonly string[]): string {
  const lower = body.toLocaleLowerCase('und');
  const [at] = words.map((word) => lower.indexOf(word.toLocaleLowerCase('und'))).filter((position) => position >= 0);
  if (at === undefined) return '';
  const lineStart = body.lastIndexOf('\n', at - 1) + 1;
  const newline = body.indexOf('\n', at);
  const lineEnd = newline < 0 ? body.length : newline;
  const from = Math.max(lineStart, at - BEFORE);
  const to = Math.min(lineEnd, at + AFTER);
  return `${from > lineStart ? '…' : ''}${body.slice(from, to)}${to < lineEnd ? '…' : ''}`;
}
