import type { ElementId } from '../../shared/model/ids.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';

export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type HandleName = (typeof HANDLES)[number];

/** Where an element can be taken hold of. Events, gateways and data keep the size that the notation gives them. */
export function handlesOf(model: ProcessModel, id: ElementId): readonly HandleName[] {
  const lane = find(model.lanes, id);
  // A lane grows at its end; what follows moves on.
  if (lane) return model.geometry[id]?.isHorizontal === false ? ['e'] : ['s'];
  if (find(model.pools, id)) return HANDLES;
  const node = find(model.nodes, id);
  return node && ('work' in node || node.kind === 'textAnnotation' || node.kind === 'group' || node.kind === 'locked') ? HANDLES : [];
}
