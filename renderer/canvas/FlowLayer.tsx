import { useStore } from '@xyflow/react';
import { memo, useMemo, useState } from 'react';
import type { Picture } from '../../shared/drawing/Picture.ts';
import { intersects } from '../../shared/drawing/SpatialIndex.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { createFlowChunks, type FlowChunk } from './flowChunks.ts';
import { PictureMarks } from './PictureMarks.tsx';
import { Z } from './projectNodes.ts';
import type { Scene } from './scene.ts';
import './flowLayer.css';

const Marks = memo(function Marks({ picture }: { readonly picture: Picture }) {
  return <svg className="flow-chunk" width="1" height="1" aria-hidden="true"><PictureMarks picture={picture} /></svg>;
});

/** Keys of the chunks in view, as one string: the layer is drawn anew only when the set changes. */
const visibleKeys = (chunks: readonly FlowChunk[]) => ({ transform: [x, y, zoom], width, height }: { readonly transform: readonly [number, number, number]; readonly width: number; readonly height: number }) => {
  const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  return chunks.filter((chunk) => intersects(chunk.bounds, view)).map((chunk) => chunk.key).join(' ');
};

/** All flows but the live ones, one `<svg>` per square of the plane, only those in view: lines below the steps, names above them. */
export const FlowLayer = memo(function FlowLayer({ scene, live }: { readonly scene: Scene; readonly live: ReadonlySet<ElementId> }) {
  const [project] = useState(createFlowChunks);
  const chunks = useMemo(() => project(scene, live), [project, scene, live]);
  const keys = new Set(useStore(useMemo(() => visibleKeys(chunks), [chunks])).split(' '));
  const visible = chunks.filter((chunk) => keys.has(chunk.key));
  return (
    <>
      <div className="canvas-layer" style={{ zIndex: Z.flows }}>{visible.map(({ key, marks }) => <Marks key={key} picture={marks} />)}</div>
      <div className="canvas-layer" style={{ zIndex: Z.flowNames }}>{visible.map(({ key, texts }) => (texts.length > 0 ? <Marks key={key} picture={texts} /> : null))}</div>
    </>
  );
});
