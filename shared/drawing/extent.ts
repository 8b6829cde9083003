import type { Bounds, Point } from '../model/Geometry.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';
import { flowLabel } from './flowLabel.ts';
import { flowWay } from './flowWay.ts';
import type { LabelSide } from './nodeLabel.ts';
import { outsideLabelBox } from './nodeLabel.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import type { NodeId } from '../model/ids.ts';
import type { Plane } from './plane.ts';

export const union = (a: Bounds, b: Bounds): Bounds => {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
};

/** The smallest box around everything that is drawn on a plane, labels included; `null` when there is nothing. */
export function extentOf(model: ProcessModel, plane: Plane, sides: ReadonlyMap<NodeId, LabelSide> = new Map()): Bounds | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const point = ({ x, y }: Point) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  const box = (bounds: Bounds | null | undefined) => {
    if (!bounds) return;
    point(bounds);
    point({ x: bounds.x + bounds.width, y: bounds.y + bounds.height });
  };
  for (const { id } of [...plane.pools, ...plane.lanes]) box(model.geometry[id]?.bounds);
  for (const node of plane.nodes) {
    const geometry = model.geometry[node.id];
    if (!geometry?.bounds) continue;
    box(geometry.bounds);
    if (NODE_KINDS[node.kind].label === 'outside') {
      const label = outsideLabelBox(node, geometry, geometry.bounds, sides.get(node.id));
      if (label.lines.length > 0) box(label);
    }
  }
  for (const flow of plane.flows) {
    const geometry = model.geometry[flow.id] ?? {};
    const waypoints = flowWay(model, flow);
    for (const waypoint of waypoints) point(waypoint);
    box(flowLabel(flow, geometry, waypoints));
  }
  return left <= right ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}
