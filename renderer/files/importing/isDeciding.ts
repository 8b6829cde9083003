import { comparison } from '../../compare/compareStore.ts';

/**
 * Something lies over the model that a person decides about: a comparison, a merge, or the question what to do with a copy.
 * Another model must not come up behind it.
 */
export const isDeciding = (): boolean => comparison.getState().status !== 'closed';
