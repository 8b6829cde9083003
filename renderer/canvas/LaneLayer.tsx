import { memo, useMemo } from 'react';
import { drawLane } from '../../shared/drawing/drawLane.ts';
import { drawPool, drawPoolFrame } from '../../shared/drawing/drawPool.ts';
import { headerOf } from '../../shared/drawing/headerStrip.ts';
import type { Picture } from '../../shared/drawing/Picture.ts';
import type { Bounds, Geometry } from '../../shared/model/Geometry.ts';
import type { LaneId, PoolId } from '../../shared/model/ids.ts';
import type { Lane, Pool } from '../../shared/model/Pool.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { useStudio } from '../store/studioStore.ts';
import { PictureMarks } from './PictureMarks.tsx';
import { ProblemBadge } from './ProblemBadge.tsx';
import { Z } from './projectNodes.ts';
import type { Scene } from './scene.ts';
import './laneLayer.css';

interface BandProps {
  readonly id: PoolId | LaneId;
  readonly kind: 'pool' | 'lane';
  readonly bounds: Bounds;
  readonly picture: Picture;
}

/** A pool or lane; its name is left out while it is being typed. */
function Band({ id, kind, bounds, picture }: BandProps) {
  const isSelected = useStudio((s) => s.selection.has(id));
  const isRenaming = useStudio((s) => s.renaming === id);
  const shown = useMemo(() => (isRenaming ? picture.filter((mark) => mark.kind !== 'text') : picture), [picture, isRenaming]);
  return (
    <div className="band" data-element={id} data-band={kind} data-selected={isSelected || undefined} style={{ transform: `translate(${bounds.x}px, ${bounds.y}px)`, width: bounds.width, height: bounds.height }}>
      <svg width={bounds.width} height={bounds.height} aria-hidden="true"><PictureMarks picture={shown} /></svg>
      <ProblemBadge id={id} />
    </div>
  );
}

const PoolBand = memo(function PoolBand({ pool, geometry, header }: { readonly pool: Pool; readonly geometry: Geometry; readonly header: number }) {
  const picture = useMemo(() => drawPool(pool, geometry, header), [pool, geometry, header]);
  return geometry.bounds ? <Band id={pool.id} kind="pool" bounds={geometry.bounds} picture={picture} /> : null;
});

/** The border of a pool over those of its lanes. */
const PoolFrame = memo(function PoolFrame({ pool, geometry }: { readonly pool: Pool; readonly geometry: Geometry }) {
  const picture = useMemo(() => drawPoolFrame(pool, geometry), [pool, geometry]);
  const { bounds } = geometry;
  return bounds ? <svg className="pool-frame" width={bounds.width} height={bounds.height} aria-hidden="true" style={{ transform: `translate(${bounds.x}px, ${bounds.y}px)` }}><PictureMarks picture={picture} /></svg> : null;
});

const LaneBand = memo(function LaneBand({ lane, geometry, isAlone }: { readonly lane: Lane; readonly geometry: Geometry; readonly isAlone: boolean }) {
  const picture = useMemo(() => drawLane(lane, geometry, isAlone), [lane, geometry, isAlone]);
  return geometry.bounds ? <Band id={lane.id} kind="lane" bounds={geometry.bounds} picture={picture} /> : null;
});

/** Pools and lanes as one layer behind everything: a lane is not a node. */
export const LaneLayer = memo(function LaneLayer({ scene }: { readonly scene: Scene }) {
  const geometry = scene.model.geometry;
  const divided = useMemo(() => new Set(scene.plane.lanes.map(({ pool }) => pool)), [scene.plane.lanes]);
  return (
    <div className="canvas-layer" style={{ zIndex: Z.lanes }}>
      {scene.plane.pools.map((pool) => <PoolBand key={pool.id} pool={pool} geometry={geometry[pool.id] ?? {}} header={headerOf(scene.model, pool)} />)}
      {scene.plane.lanes.map((lane) => <LaneBand key={lane.id} lane={lane} geometry={geometry[lane.id] ?? {}} isAlone={find(scene.model.pools, lane.pool)?.kind === 'implicit'} />)}
      {scene.plane.pools.filter(({ id }) => divided.has(id)).map((pool) => <PoolFrame key={pool.id} pool={pool} geometry={geometry[pool.id] ?? {}} />)}
    </div>
  );
});
