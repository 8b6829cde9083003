import { memo, useEffect, useMemo, useRef, type PointerEvent } from 'react';
import { drawSheet } from '../../shared/drawing/drawSheet.ts';
import { planeContent } from '../../shared/drawing/plane.ts';
import type { NodeId } from '../../shared/model/ids.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { useCanvas } from '../canvas/canvasStore.ts';
import { PictureMarks } from '../canvas/PictureMarks.tsx';
import { MAX_ZOOM, MIN_ZOOM, stage } from '../canvas/stage.ts';
import { replayStore, type ReplayPane } from './replayStore.ts';
import { TokenCanvas } from './TokenCanvas.tsx';

/** Below this zoom icons are left out, as on the canvas. */
const LOW_DETAIL = 0.4;

const Drawing = memo(function Drawing({ model, root }: { readonly model: ProcessModel; readonly root: NodeId | null }) {
  const { marks } = useMemo(() => drawSheet(model, { root }), [model, root]);
  return marks.map(({ id, at, picture }, i) => <g key={`${id} ${i}`} className={find(model.flows, id) ? undefined : 'twin-shape'} transform={`translate(${at.x} ${at.y})`}><PictureMarks picture={picture} /></g>);
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
      <svg className="twin-drawing" aria-hidden="true"><g ref={moved}><Drawing model={model} root={root} /></g></svg>
      <TokenCanvas pane={pane} index={1} model={model} plane={plane} root={root} />
    </div>
  );
}
