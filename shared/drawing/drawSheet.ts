import type { Bounds } from '../model/Geometry.ts';
import type { ElementId, NodeId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { drawFlow } from './drawFlow.ts';
import { drawLane } from './drawLane.ts';
import { drawNode } from './drawNode.ts';
import { drawPool } from './drawPool.ts';
import { extentOf, union } from './extent.ts';
import { labelSides } from './labelSide.ts';
import { leavesActivity } from './leavesActivity.ts';
import { drawOverlays, NO_OVERLAYS } from './overlays/drawOverlays.ts';
import type { OverlayData } from './overlays/overlayData.ts';
import type { Picture } from './Picture.ts';
import { FLOW_LAYER, nodeLayer, planeContent } from './plane.ts';
import type { PlacedPicture, Sheet } from './Sheet.ts';

export interface SheetOptions {
  /** A sub-process whose content is drawn; `null` or absent: the top of the model. */
  readonly root?: NodeId | null;
  /** px of empty border. */
  readonly margin?: number;
  /** As `overlayData` gives it. */
  readonly overlays?: OverlayData | null;
}

const NOTHING: Bounds = { x: 0, y: 0, width: 320, height: 200 };

/** A plane of a model with everything on it: the one picture that screen, SVG, PDF and viewer agree on. */
export function drawSheet(model: ProcessModel, options: SheetOptions = {}): Sheet {
  const margin = options.margin ?? 20;
  const plane = planeContent(model, options.root ?? null);
  const sides = labelSides(model);
  const bare = extentOf(model, plane, sides) ?? NOTHING;
  const overlays = options.overlays ? drawOverlays(model, plane, sides, options.overlays, bare) : NO_OVERLAYS;
  const extent = overlays.boxes.reduce(union, bare);
  const geometry = (id: ElementId) => model.geometry[id] ?? {};
  const place = (id: ElementId, picture: Picture): PlacedPicture => {
    const { x, y } = geometry(id).bounds ?? { x: 0, y: 0 };
    return { id, at: { x, y }, picture };
  };
  const nodes = plane.nodes.map((node) => ({ layer: nodeLayer(model, node), placed: place(node.id, drawNode(node, geometry(node.id), sides.get(node.id))) }));
  return {
    frame: { x: extent.x - margin, y: extent.y - margin, width: extent.width + margin * 2, height: extent.height + margin * 2 },
    marks: [
      ...plane.pools.map((pool) => place(pool.id, drawPool(pool, geometry(pool.id)))),
      ...plane.lanes.map((lane) => place(lane.id, drawLane(lane, geometry(lane.id), find(model.pools, lane.pool)?.kind === 'implicit'))),
      ...nodes.filter(({ layer }) => layer < FLOW_LAYER).map(({ placed }) => placed),
      ...overlays.below,
      // Waypoints are places on the plane, not within bounds.
      ...plane.flows.map((flow): PlacedPicture => ({ id: flow.id, at: { x: 0, y: 0 }, picture: drawFlow(flow, geometry(flow.id), geometry(flow.id).waypoints, { leavesActivity: leavesActivity(model, flow) }) })),
      ...nodes.filter(({ layer }) => layer >= FLOW_LAYER).map(({ placed }) => placed),
      ...overlays.above,
    ],
  };
}
