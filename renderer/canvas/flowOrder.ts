import { flowOrder as orderOf } from '../../shared/drawing/flowOrder.ts';
import type { NodeId } from '../../shared/model/ids.ts';
import type { Scene } from './scene.ts';

const known = new WeakMap<Scene, readonly NodeId[]>();

/** The order in which Tab walks a scene, computed once for each. */
export function flowOrder(scene: Scene): readonly NodeId[] {
  const before = known.get(scene);
  if (before) return before;
  const order = orderOf(scene.model, scene.plane);
  known.set(scene, order);
  return order;
}
