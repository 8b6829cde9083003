import type { NodeId } from '../model/ids.ts';
import { rows, type ProcessModel } from '../model/ProcessModel.ts';
import { planeOf } from './plane.ts';

/** A plane that is drawn on a page of its own. */
export interface Level {
  /** The closed sub-process whose content it shows; `null`: the top of the model. */
  readonly root: NodeId | null;
  readonly name: string;
  /** The `root` of the level that the sub-process stands on; `null` for the top, too. */
  readonly parent: NodeId | null;
  /** 0: the top. */
  readonly depth: number;
}

/**
 * The top of a model and each closed sub-process that has something inside, in the order in which one reads: a level
 * comes right after the one that it details, and within a level from left to right, then from top to bottom.
 */
export function levels(model: ProcessModel): readonly Level[] {
  const inner = new Set<NodeId>();
  for (const node of rows(model.nodes)) {
    const plane = model.geometry[node.id]?.bounds ? planeOf(model, node) : null;
    if (plane !== null) inner.add(plane);
  }
  const within = new Map<NodeId | null, NodeId[]>();
  for (const id of inner) {
    const node = model.nodes[id];
    if (!node) continue;
    const plane = planeOf(model, node);
    within.set(plane, [...(within.get(plane) ?? []), id]);
  }
  const place = (id: NodeId) => model.geometry[id]?.bounds ?? { x: 0, y: 0 };
  const found: Level[] = [{ root: null, name: model.meta.name, parent: null, depth: 0 }];
  const known = new Set<NodeId>();
  const descend = (parent: NodeId | null, depth: number): void => {
    const here = (within.get(parent) ?? []).toSorted((a, b) => place(a).x - place(b).x || place(a).y - place(b).y);
    for (const root of here) {
      if (known.has(root)) continue;
      known.add(root);
      found.push({ root, name: model.nodes[root]?.name ?? '', parent, depth });
      descend(root, depth + 1);
    }
  };
  descend(null, 1);
  return found;
}
