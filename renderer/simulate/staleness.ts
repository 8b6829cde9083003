import type { RunHeader } from '../../shared/contract/contract.ts';

/** Has the model moved on since the run? `revision` is the newest one in the journal, `isSaved` whether that is what is seen. */
export const isStale = (header: RunHeader, revision: number, isSaved: boolean): boolean => header.isStale || header.revision !== revision || !isSaved;
