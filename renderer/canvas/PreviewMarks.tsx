import { drawShape } from '../../shared/drawing/drawNode.ts';
import type { Bounds } from '../../shared/model/Geometry.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { useT } from '../i18n.ts';
import { boundsOfElement } from './boundsOfElement.ts';
import type { Guide, Preview } from './canvasStore.ts';
import { ghostOf, sizeOfPlaceable } from './placeable.ts';
import { PictureMarks } from './PictureMarks.tsx';
import type { Scene } from './scene.ts';
import './previewMarks.css';

const Box = ({ bounds, className, radius = 0 }: { readonly bounds: Bounds; readonly className: string; readonly radius?: number }) => (
  <rect className={className} x={bounds.x} y={bounds.y} width={bounds.width} height={bounds.height} rx={radius} />
);

const Guides = ({ guides }: { readonly guides: readonly Guide[] }) =>
  guides.map(({ axis, at, from, to }) => (axis === 'x'
    ? <line key={`x${at}`} className="guide" x1={at} x2={at} y1={from} y2={to} />
    : <line key={`y${at}`} className="guide" y1={at} y2={at} x1={from} x2={to} />));

/** An element that would take the drop: a lane that takes a step in, a flow that takes it between, an end of a connection. */
function Highlight({ scene, id, tone }: { readonly scene: Scene; readonly id: ElementId; readonly tone: 'target' | 'refused' }) {
  const way = find(scene.model.flows, id) && find(scene.model.geometry, id)?.waypoints;
  if (way) return <polyline className="flow-target" points={way.map(({ x, y }) => `${x},${y}`).join(' ')} />;
  const bounds = boundsOfElement(scene.model, id);
  const isBand = find(scene.model.lanes, id) || find(scene.model.pools, id);
  return bounds ? <Box className={`highlight-${tone}`} bounds={isBand ? bounds : { x: bounds.x - 5, y: bounds.y - 5, width: bounds.width + 10, height: bounds.height + 10 }} radius={isBand ? 0 : 11} /> : null;
}

/** What a gesture shows while it lasts. */
export function PreviewMarks({ preview, scene }: { readonly preview: Preview; readonly scene: Scene }) {
  const t = useT();
  switch (preview.kind) {
    case 'none':
    case 'waypoints':
      return null;
    case 'lasso':
      return <Box className="lasso" bounds={preview.area} />;
    case 'move':
      return (
        <>
          {preview.lane ? <Highlight scene={scene} id={preview.lane} tone="target" /> : null}
          {preview.flow ? <Highlight scene={scene} id={preview.flow} tone="target" /> : null}
          {[...preview.ids].map((id) => {
            const isBand = find(scene.model.pools, id);
            const bounds = isBand && boundsOfElement(scene.model, id);
            return bounds ? <Box key={id} className="resize-ghost" bounds={{ ...bounds, x: bounds.x + preview.dx, y: bounds.y + preview.dy }} /> : null;
          })}
          <Guides guides={preview.guides} />
        </>
      );
    case 'resize':
      return (
        <>
          <Box className="resize-ghost" bounds={preview.bounds} radius={4} />
          <Guides guides={preview.guides} />
        </>
      );
    case 'reorderLane':
      return (
        <>
          <Highlight scene={scene} id={preview.lane} tone="target" />
          {preview.line ? <line className="drop-line" x1={preview.line.from.x} y1={preview.line.from.y} x2={preview.line.to.x} y2={preview.line.to.y} /> : null}
        </>
      );
    case 'connect':
    case 'reconnect': {
      const source = preview.kind === 'connect' ? boundsOfElement(scene.model, preview.source) : null;
      const { target, verdict, at } = preview;
      return (
        <>
          {target && verdict.kind !== 'open' ? <Highlight scene={scene} id={target} tone={verdict.kind === 'allowed' ? 'target' : 'refused'} /> : null}
          {source ? <line className={`connect-line ${verdict.kind}`} x1={source.x + source.width / 2} y1={source.y + source.height / 2} x2={at.x} y2={at.y} /> : null}
          <circle className={`connect-tip ${verdict.kind}`} cx={at.x} cy={at.y} r="4" />
          {verdict.kind === 'refused' ? <text className="refusal" x={at.x + 14} y={at.y - 10}>{t(verdict.reason)}</text> : null}
        </>
      );
    }
    case 'place': {
      if (!preview.at) return null;
      const size = sizeOfPlaceable(preview.what);
      const corner = { x: preview.at.x - size.width / 2, y: preview.at.y - size.height / 2 };
      const ghost = ghostOf(preview.what);
      return (
        <>
          {preview.lane ? <Highlight scene={scene} id={preview.lane} tone="target" /> : null}
          {preview.flow ? <Highlight scene={scene} id={preview.flow} tone="target" /> : null}
          <Guides guides={preview.guides} />
          <g className="place-ghost" transform={`translate(${corner.x} ${corner.y})`}>
            {ghost ? <PictureMarks picture={drawShape(ghost, { bounds: { x: 0, y: 0, ...size } })} /> : <rect className="resize-ghost" width={size.width} height={size.height} />}
          </g>
        </>
      );
    }
  }
}
