import { memo, useEffect, useMemo, useRef, type PointerEvent } from 'react';
import { drawFlow } from '../../shared/drawing/drawFlow.ts';
import { drawLane } from '../../shared/drawing/drawLane.ts';
import { drawNode } from '../../shared/drawing/drawNode.ts';
import { drawPool } from '../../shared/drawing/drawPool.ts';
import { labelSides } from '../../shared/drawing/labelSide.ts';
import type { Picture } from '../../shared/drawing/Picture.ts';
import { FLOW_LAYER, nodeLayer, planeContent, type Plane } from '../../shared/drawing/plane.ts';
import { leavesActivity } from '../../shared/drawing/leavesActivity.ts';
import type { NodeId } from '../../shared/model/ids.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { useCanvas } from '../canvas/canvasStore.ts';
import { PictureMarks } from '../canvas/PictureMarks.tsx';
import { MAX_ZOOM, MIN_ZOOM, stage } from '../canvas/stage.ts';
import { replayStore, type ReplayPane } from './replayStore.ts';
import { TokenCanvas } from './TokenCanvas.tsx';

/** Below this zoom icons are left out, as on the canvas. */
const LOW_DETAIL = 0.4;

interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly picture: Picture;
  readonly isFlow: boolean;
}

/** Everything of a plane as pictures in painting order, as the canvas and the SVG file have them. */
function picturesOf(model: ProcessModel, plane: Plane): readonly Placed[] {
  const sides = labelSides(model);
  const place = (id: string, picture: Picture): Placed => {
    const { x, y } = find(model.geometry, id)?.bounds ?? { x: 0, y: 0 };
    return { id, x, y, picture, isFlow: false };
  };
  const geometry = (id: string) => find(model.geometry, id) ?? {};
  const nodes = plane.nodes.map((node) => ({ layer: nodeLayer(model, node), placed: place(node.id, drawNode(node, geometry(node.id), sides.get(node.id))) }));
  return [
    ...plane.pools.map((pool) => place(pool.id, drawPool(pool, geometry(pool.id)))),
    ...plane.lanes.map((lane) => place(lane.id, drawLane(lane, geometry(lane.id), find(model.pools, lane.pool)?.kind === 'implicit'))),
    ...nodes.filter(({ layer }) => layer < FLOW_LAYER).map(({ placed }) => placed),
    ...plane.flows.map((flow): Placed => ({ id: flow.id, x: 0, y: 0, isFlow: true, picture: drawFlow(flow, geometry(flow.id), geometry(flow.id).waypoints, { leavesActivity: leavesActivity(model, flow) }) })),
    ...nodes.filter(({ layer }) => layer >= FLOW_LAYER).map(({ placed }) => placed),
  ];
}

const Drawing = memo(function Drawing({ model, plane }: { readonly model: ProcessModel; readonly plane: Plane }) {
  const pictures = useMemo(() => picturesOf(model, plane), [model, plane]);
  return pictures.map(({ id, x, y, picture, isFlow }) => <g key={id} className={isFlow ? 'flow-names' : 'twin-shape'} transform={`translate(${x} ${y})`}><PictureMarks picture={picture} /></g>);
});

/** The second variant, drawn to be looked at: it shares the viewport of the canvas, whichever of the two is moved. */
export function TwinPane({ pane }: { readonly pane: ReplayPane }) {
  const { model } = pane;
  const shown = useCanvas((s) => s.plane);
  const root: NodeId | null = shown !== null && find(model.nodes, shown) ? shown : null;
  const plane = useMemo(() => planeContent(model, root), [model, root]);
  const surface = useRef<HTMLDivElement>(null);
  const moved = useRef<SVGGElement>(null);

  useEffect(() => {
    const follow = () => {
      const { x, y, zoom } = replayStore.getState().viewport;
      moved.current?.setAttribute('transform', `translate(${x} ${y}) scale(${zoom})`);
      if (surface.current) surface.current.dataset['detail'] = zoom < LOW_DETAIL ? 'low' : 'full';
    };
    follow();
    return replayStore.subscribe((now, before) => {
      if (now.viewport !== before.viewport) follow();
    });
  }, []);

  useEffect(() => {
    const element = surface.current;
    if (!element) return undefined;
    // Not a React handler: those are passive, and a wheel here must not scroll or zoom the page.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { x, y, zoom } = replayStore.getState().viewport;
      if (!event.ctrlKey && !event.metaKey) {
        stage()?.setViewport({ x: x - event.deltaX, y: y - event.deltaY, zoom });
        return;
      }
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      const wanted = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom * 2 ** (-event.deltaY * 0.01)));
      stage()?.setViewport({ x: at.x - ((at.x - x) / zoom) * wanted, y: at.y - ((at.y - y) / zoom) * wanted, zoom: wanted });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, []);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => event.currentTarget.setPointerCapture(event.pointerId);
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 0) return;
    const { x, y, zoom } = replayStore.getState().viewport;
    stage()?.setViewport({ x: x + event.movementX, y: y + event.movementY, zoom });
  };
  return (
    <div ref={surface} className="twin" onPointerDown={onPointerDown} onPointerMove={onPointerMove}>
      <svg className="twin-drawing" aria-hidden="true"><g ref={moved}><Drawing model={model} plane={plane} /></g></svg>
      <TokenCanvas pane={pane} index={1} model={model} plane={plane} root={root} />
    </div>
  );
}
