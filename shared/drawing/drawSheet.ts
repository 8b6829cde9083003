import type { Bounds } from '../model/Geometry.ts';
import type { ElementId, NodeId } from '../model/ids.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { drawFlowLine } from './drawFlow.ts';
import { drawLane } from './drawLane.ts';
import { drawNodeName, drawShape } from './drawNode.ts';
import { drawPool, drawPoolFrame } from './drawPool.ts';
import { extentOf, union } from './extent.ts';
import { drawFlowLabel } from './flowLabel.ts';
import { flowHops } from './flowHops.ts';
import { flowWay } from './flowWay.ts';
import { headerOf } from './headerStrip.ts';
import { labelSides } from './labelSide.ts';
import { leavesActivity } from './leavesActivity.ts';
import { drawOverlays, NO_OVERLAYS } from './overlays/drawOverlays.ts';
import type { OverlayData } from './overlays/overlayData.ts';
import type { Picture } from './Picture.ts';
import { FLOW_LAYER, nodeLayer, planeContent } from './plane.ts';
import type { PlacedPicture, Sheet } from './Sheet.ts';
import { triggerOf } from './triggerOf.ts';

export interface SheetOptions {
  /** A sub-process whose content is drawn; `null` or absent: the top of the model. */
  readonly root?: NodeId | null;
  /** px of empty border. */
  readonly margin?: number;
  /**
   * One picture for each element, its name with it, as a list of elements needs it. Default: false; names beside shapes
   * and flows, and the frames of pools with lanes, then come again on top as pictures of their own, so that no shape
   * and no softer line covers them.
   */
  readonly onePerElement?: boolean;
  /** As `overlayData` gives it. */
  readonly overlays?: OverlayData | null;
}

const NOTHING: Bounds = { x: 0, y: 0, width: 320, height: 200 };

/** A plane of a model with everything on it: the one picture that screen, SVG, PDF and viewer agree on. */
export function drawSheet(model: ProcessModel, options: SheetOptions = {}): Sheet {
  const { root = null, margin = 20, onePerElement = false } = options;
  const plane = planeContent(model, root);
  const sides = labelSides(model);
  const bare = extentOf(model, plane, sides) ?? NOTHING;
  const overlays = options.overlays ? drawOverlays(model, plane, sides, options.overlays, bare) : NO_OVERLAYS;
  const extent = overlays.boxes.reduce(union, bare);
  const geometry = (id: ElementId) => model.geometry[id] ?? {};
  const place = (id: ElementId, picture: Picture): PlacedPicture => {
    const { x, y } = geometry(id).bounds ?? { x: 0, y: 0 };
    return { id, at: { x, y }, picture };
  };
  const names: PlacedPicture[] = [];
  /** A picture and the name beside it, in one piece or in two. */
  const named = (bodyOf: PlacedPicture, name: Picture): PlacedPicture => {
    if (onePerElement) return { ...bodyOf, picture: [...bodyOf.picture, ...name] };
    if (name.length > 0) names.push({ ...bodyOf, picture: name });
    return bodyOf;
  };
  const nodes = plane.nodes.map((node) => {
    const trigger = triggerOf(model, node);
    const shape = place(node.id, drawShape(node, geometry(node.id), trigger));
    const name = drawNodeName(node, geometry(node.id), sides.get(node.id), trigger);
    const placed = NODE_KINDS[node.kind].label === 'outside' ? named(shape, name) : { ...shape, picture: [...shape.picture, ...name] };
    return { layer: nodeLayer(model, node), placed };
  });
  const hops = flowHops(model, plane.flows);
  // Waypoints are places on the plane, not within bounds.
  const flows = plane.flows.map((flow) => {
    const way = flowWay(model, flow);
    const line = drawFlowLine(flow, geometry(flow.id), way, { leavesActivity: leavesActivity(model, flow), hops: hops.get(flow.id) ?? [] });
    return named({ id: flow.id, at: { x: 0, y: 0 }, picture: line }, drawFlowLabel(flow, geometry(flow.id), way));
  });
  const divided = new Set(plane.lanes.map(({ pool }) => pool));
  const withFrame = onePerElement ? [] : plane.pools.filter(({ id }) => divided.has(id));
  return {
    frame: { x: extent.x - margin, y: extent.y - margin, width: extent.width + margin * 2, height: extent.height + margin * 2 },
    marks: [
      ...plane.pools.map((pool) => place(pool.id, drawPool(pool, geometry(pool.id), headerOf(model, pool)))),
      ...plane.lanes.map((lane) => place(lane.id, drawLane(lane, geometry(lane.id), find(model.pools, lane.pool)?.kind === 'implicit'))),
      ...withFrame.map((pool) => place(pool.id, drawPoolFrame(pool, geometry(pool.id)))),
      ...nodes.filter(({ layer }) => layer < FLOW_LAYER).map(({ placed }) => placed),
      ...overlays.below,
      ...flows,
      ...nodes.filter(({ layer }) => layer >= FLOW_LAYER).map(({ placed }) => placed),
      ...names,
      ...overlays.above,
    ],
  };
}
