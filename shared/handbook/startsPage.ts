import type { Section } from './Handbook.ts';

const LONG = new Set(['procedure', 'parameters', 'results']);

/** On paper the longest chapters begin on a page of their own; the others follow each other. */
export const startsPage = ({ id }: Pick<Section, 'id'>): boolean => LONG.has(id);
