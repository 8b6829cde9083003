import { flowLabel } from '../../shared/drawing/flowLabel.ts';
import { outsideLabelBox } from '../../shared/drawing/nodeLabel.ts';
import type { Bounds } from '../../shared/model/Geometry.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import type { Scene } from './scene.ts';

/** The box of a name that stands beside its element; `null` when there is none. */
export function labelBounds({ model, sides }: Scene, id: ElementId): Bounds | null {
  const geometry = find(model.geometry, id) ?? {};
  const flow = find(model.flows, id);
  if (flow) return flowLabel(flow, geometry, geometry.waypoints ?? []);
  const node = find(model.nodes, id);
  return node && geometry.bounds ? outsideLabelBox(node, geometry, geometry.bounds, sides.get(node.id)) : null;
}
