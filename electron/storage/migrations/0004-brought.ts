import type { Migration } from './Migration.ts';

/** What each copy that was merged in descends from, by itself: so copies are recognized that were merged into each other. */
export const brought: Migration = {
  version: 4,
  up: (db) => db.exec(`
    -- lineage: of a copy that was merged in, JSON, deflated. NULL: no such copy, or merged by an older version.
    ALTER TABLE ancestor ADD COLUMN lineage BLOB;
  `),
};
