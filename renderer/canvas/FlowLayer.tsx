import { useStore } from '@xyflow/react';
import { memo, useMemo, useState } from 'react';
import type { ElementId } from '../../shared/model/ids.ts';
import { createFlowChunks, type FlowChunk } from './flowChunks.ts';
import { PictureMarks } from './PictureMarks.tsx';
import { Z } from './projectNodes.ts';
import type { Scene } from './scene.ts';
import { intersects } from '../../shared/drawing/SpatialIndex.ts';
import './flowLayer.css';

const Chunk = memo(function Chunk({ chunk }: { readonly chunk: FlowChunk }) {
  return (
    <svg className="flow-chunk" width="1" height="1" aria-hidden="true">
      <PictureMarks picture={chunk.marks} />
      <g className="flow-names"><PictureMarks picture={chunk.texts} /></g>
    </svg>
  );
});

/** Keys of the chunks in view, as one string: the layer is drawn anew only when the set changes. */
const visibleKeys = (chunks: readonly FlowChunk[]) => ({ transform: [x, y, zoom], width, height }: { readonly transform: readonly [number, number, number]; readonly width: number; readonly height: number }) => {
  const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  return chunks.filter((chunk) => intersects(chunk.bounds, view)).map((chunk) => chunk.key).join(' ');
};

/** All flows but the live ones, one `<svg>` per square of the plane, only those in view. */
export const FlowLayer = memo(function FlowLayer({ scene, live }: { readonly scene: Scene; readonly live: ReadonlySet<ElementId> }) {
  const [project] = useState(createFlowChunks);
  const chunks = useMemo(() => project(scene, live), [project, scene, live]);
  const visible = new Set(useStore(useMemo(() => visibleKeys(chunks), [chunks])).split(' '));
  return (
    <div className="canvas-layer" style={{ zIndex: Z.flows }}>
      {chunks.filter((chunk) => visible.has(chunk.key)).map((chunk) => <Chunk key={chunk.key} chunk={chunk} />)}
    </div>
  );
});
