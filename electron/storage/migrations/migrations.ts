import { library } from './0001-library.ts';
import { experiments } from './0002-experiments.ts';
import { lineage } from './0003-lineage.ts';
import { brought } from './0004-brought.ts';
import type { Migration } from './Migration.ts';

/** In order of version, without gaps. */
export const MIGRATIONS: readonly Migration[] = [library, experiments, lineage, brought];
