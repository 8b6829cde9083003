import type { ProcessNode } from '../../model/Node.ts';

/** How a message calls a node: its name on one line, or its id. */
export const nameOf = (element: Pick<ProcessNode, 'id' | 'name'>): string => element.name.replaceAll(/\s+/g, ' ').trim() || element.id;
