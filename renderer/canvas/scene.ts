import { extentOf } from '../../shared/drawing/extent.ts';
import { flowHops } from '../../shared/drawing/flowHops.ts';
import type { Jump } from '../../shared/drawing/flowPath.ts';
import { labelSides } from '../../shared/drawing/labelSide.ts';
import type { LabelSide } from '../../shared/drawing/nodeLabel.ts';
import { planeContent, type Plane } from '../../shared/drawing/plane.ts';
import { planeIndex } from '../../shared/drawing/planeIndex.ts';
import type { SpatialIndex } from '../../shared/drawing/SpatialIndex.ts';
import type { Bounds } from '../../shared/model/Geometry.ts';
import type { ElementId, FlowId, NodeId } from '../../shared/model/ids.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';

/** A plane of the model, with what the canvas computes once per edit. */
export interface Scene {
  readonly model: ProcessModel;
  readonly root: NodeId | null;
  readonly plane: Plane;
  readonly sides: ReadonlyMap<NodeId, LabelSide>;
  /** Everything drawn; `null` when there is nothing. */
  readonly extent: Bounds | null;
  readonly index: SpatialIndex;
  /** Where flows jump over each other. */
  readonly hops: ReadonlyMap<FlowId, readonly Jump[]>;
  readonly has: (id: ElementId) => boolean;
}

let last: Scene | null = null;

/** Kept for the newest model and plane: canvas, minimap, gestures and keyboard ask for the same one. */
export function sceneOf(model: ProcessModel, root: NodeId | null): Scene {
  if (last && last.model === model && last.root === root) return last;
  const plane = planeContent(model, root);
  const sides = labelSides(model);
  const shown = new Set<string>([...plane.pools, ...plane.lanes, ...plane.nodes, ...plane.flows].map(({ id }) => id));
  let index: SpatialIndex | null = null;
  let hops: Scene['hops'] | null = null;
  last = {
    model, root, plane, sides,
    extent: extentOf(model, plane, sides),
    get index() {
      return (index ??= planeIndex(model, plane, sides));
    },
    get hops() {
      return (hops ??= flowHops(model, plane.flows));
    },
    has: (id) => shown.has(id),
  };
  return last;
}
