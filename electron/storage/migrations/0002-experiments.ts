import type { Migration } from './Migration.ts';

/** Designed experiments: what was asked, of which model, and each result as it came in, so that a crash loses next to nothing. */
export const experiments: Migration = {
  version: 2,
  up: (db) => db.exec(`
    -- model: the model as it was, canonical JSON, deflated. plan: how every run is made, NULL until the warm-up is found.
    CREATE TABLE experiment (
      id             TEXT PRIMARY KEY,
      model_id       TEXT    NOT NULL REFERENCES model (id) ON DELETE CASCADE,
      variant_id     TEXT,
      revision       INTEGER NOT NULL,
      status         TEXT    NOT NULL CHECK (status IN ('running', 'paused', 'finished', 'failed')),
      started_at     TEXT    NOT NULL,
      seed           INTEGER NOT NULL,
      replications   INTEGER NOT NULL CHECK (replications >= 1),
      points         INTEGER NOT NULL CHECK (points >= 1),
      engine_version TEXT    NOT NULL,
      design         TEXT    NOT NULL,
      overrides      TEXT    NOT NULL,
      plan           TEXT,
      model          BLOB    NOT NULL
    ) STRICT;
    CREATE INDEX experiment_by_model ON experiment (model_id);

    -- figures: NULL where nothing could be measured at that point.
    CREATE TABLE experiment_result (
      experiment_id TEXT    NOT NULL REFERENCES experiment (id) ON DELETE CASCADE,
      point         INTEGER NOT NULL CHECK (point >= 0),
      replication   INTEGER NOT NULL CHECK (replication >= 0),
      figures       TEXT,
      PRIMARY KEY (experiment_id, point, replication)
    ) STRICT, WITHOUT ROWID;
  `),
};
