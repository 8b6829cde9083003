import { DATA_KINDS, GATEWAY_KINDS, SUB_PROCESS_KINDS, TASK_KINDS, type NodeKind } from '../../shared/model/Node.ts';

const FAMILIES: readonly (readonly NodeKind[])[] = [
  [...TASK_KINDS, 'callActivity', ...SUB_PROCESS_KINDS],
  GATEWAY_KINDS,
  ['startEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'endEvent'],
  DATA_KINDS,
];

/** Kinds that a node may become without losing what it is: a task another task, a gateway another gateway. */
export const kindFamily = (kind: NodeKind): readonly NodeKind[] => FAMILIES.find((family) => family.includes(kind)) ?? [kind];
