import type { Migration } from './Migration.ts';

/** The library, the journal of every model with its snapshots, attachments, runs, settings and the text index. */
export const library: Migration = {
  version: 1,
  up: (db) => db.exec(`
    CREATE TABLE folder (
      id     TEXT PRIMARY KEY,
      name   TEXT NOT NULL,
      parent TEXT REFERENCES folder (id)
    ) STRICT;

    CREATE TABLE model (
      id               TEXT PRIMARY KEY,
      folder           TEXT REFERENCES folder (id),
      name             TEXT    NOT NULL,
      revision         INTEGER NOT NULL CHECK (revision >= 0),
      steps            INTEGER NOT NULL,
      variants         INTEGER NOT NULL,
      created_at       TEXT    NOT NULL,
      modified_at      TEXT    NOT NULL,
      opened_at        TEXT,
      is_archived      INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
      trashed_at       TEXT,
      thumbnail        TEXT,
      indexed_revision INTEGER NOT NULL DEFAULT -1
    ) STRICT;
    CREATE INDEX model_by_folder ON model (folder);
    CREATE INDEX model_to_index ON model (id) WHERE indexed_revision < revision;

    CREATE TABLE tag (
      model_id TEXT NOT NULL REFERENCES model (id) ON DELETE CASCADE,
      name     TEXT NOT NULL,
      PRIMARY KEY (model_id, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tag_by_name ON tag (name);

    -- Revision n is what the edit of row n leads to; revision 0 is the first snapshot.
    -- kind stands before the texts, so that the undo stack is rebuilt without reading them.
    CREATE TABLE journal (
      model_id TEXT    NOT NULL REFERENCES model (id) ON DELETE CASCADE,
      revision INTEGER NOT NULL CHECK (revision >= 1),
      kind     TEXT    NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
      at       TEXT    NOT NULL,
      label    TEXT    NOT NULL,
      patches  TEXT    NOT NULL,
      inverse  TEXT    NOT NULL,
      PRIMARY KEY (model_id, revision)
    ) STRICT;

    -- document: canonical JSON, deflated.
    CREATE TABLE snapshot (
      model_id       TEXT    NOT NULL REFERENCES model (id) ON DELETE CASCADE,
      revision       INTEGER NOT NULL CHECK (revision >= 0),
      document_bytes INTEGER NOT NULL,
      document       BLOB    NOT NULL,
      PRIMARY KEY (model_id, revision)
    ) STRICT;

    -- content: the file as it was read, deflated; sha256 and bytes are those of the file itself.
    CREATE TABLE attachment (
      model_id TEXT    NOT NULL REFERENCES model (id) ON DELETE CASCADE,
      name     TEXT    NOT NULL,
      kind     TEXT    NOT NULL,
      added_at TEXT    NOT NULL,
      sha256   TEXT    NOT NULL,
      bytes    INTEGER NOT NULL,
      content  BLOB    NOT NULL,
      PRIMARY KEY (model_id, name)
    ) STRICT;

    -- request: scenarios and overrides as asked for, canonical JSON.
    CREATE TABLE run (
      id             TEXT PRIMARY KEY,
      model_id       TEXT    NOT NULL REFERENCES model (id) ON DELETE CASCADE,
      revision       INTEGER NOT NULL,
      status         TEXT    NOT NULL CHECK (status IN ('running', 'finished', 'cancelled', 'failed')),
      started_at     TEXT    NOT NULL,
      finished_at    TEXT,
      seed           INTEGER NOT NULL,
      replications   INTEGER NOT NULL,
      engine_version TEXT    NOT NULL,
      request        TEXT    NOT NULL,
      failure        TEXT
    ) STRICT;
    CREATE INDEX run_by_model ON run (model_id, started_at);

    CREATE TABLE report (
      run_id  TEXT PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
      content BLOB NOT NULL
    ) STRICT;

    CREATE TABLE setting (
      name  TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;

    -- Trigrams find parts of words in every language, Chinese included.
    CREATE VIRTUAL TABLE model_text USING fts5 (model_id UNINDEXED, name, body, tokenize = 'trigram');
  `),
};
