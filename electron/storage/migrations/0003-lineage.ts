import type { Migration } from './Migration.ts';

/** Where the copies of a model came from, and the conflicts of a merge as they stand with each step. */
export const lineage: Migration = {
  version: 3,
  up: (db) => db.exec(`
    -- A state that the model descends from. step: revision of the merge that it came with; while that is undone it does
    -- not count. 0: it counts for good. revision: that of the model when it came. kind: how, NULL where a copy brought it
    -- along. document: the state itself where the journal does not lead back to it, canonical JSON, deflated.
    CREATE TABLE ancestor (
      model_id   TEXT    NOT NULL REFERENCES model (id) ON DELETE CASCADE,
      digest     TEXT    NOT NULL,
      step       INTEGER NOT NULL CHECK (step >= 0),
      generation INTEGER NOT NULL CHECK (generation >= 1),
      revision   INTEGER NOT NULL CHECK (revision >= 0),
      at         TEXT    NOT NULL,
      kind       TEXT    CHECK (kind IN ('exported', 'opened', 'merged', 'stored')),
      document   BLOB,
      PRIMARY KEY (model_id, digest, step)
    ) STRICT;

    -- The conflicts that are open once step is done, as long as it is in effect and no later one has a record. Those that
    -- came with the model are an attachment.
    CREATE TABLE conflict_record (
      model_id TEXT    NOT NULL REFERENCES model (id) ON DELETE CASCADE,
      step     INTEGER NOT NULL CHECK (step >= 1),
      content  BLOB    NOT NULL,
      PRIMARY KEY (model_id, step)
    ) STRICT;
  `),
};
