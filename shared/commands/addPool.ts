import { planeOf } from '../drawing/plane.ts';
import { message } from '../i18n/Message.ts';
import { bottom, grown, hull } from '../layout/rectangle.ts';
import type { Bounds } from '../model/Geometry.ts';
import type { PoolId } from '../model/ids.ts';
import type { Pool } from '../model/Pool.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { boundsOf, HEADER, isHorizontal } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { settled } from './settleFlows.ts';
import { Sketch } from './Sketch.ts';

export interface AddPool {
  readonly id: PoolId;
  readonly name: string;
  readonly kind: Pool['kind'];
  readonly bounds?: Bounds;
}

const WIDTH = 900;
const HEIGHT = 250;
const BLACK_BOX_HEIGHT = 60;
/** Between two pools: room for message flows and their labels. */
export const POOL_GAP = 40;

/** The process that a new pool is drawn around: the first pool takes in the one that stands freely on the canvas. */
function freeProcessFor(model: ProcessModel, { kind, bounds }: Pick<AddPool, 'kind' | 'bounds'>): Pool | undefined {
  const pools = rows(model.pools);
  if (kind !== 'process' || bounds || pools.some((pool) => pool.kind === 'process')) return undefined;
  const free = pools.find((pool) => pool.kind === 'implicit');
  return free && rows(model.nodes).some((node) => node.pool === free.id) ? free : undefined;
}

/** The id of the pool that `addPool` will have drawn: that of the process it takes in, else the one that was asked for. */
export const drawnPool = (model: ProcessModel, asked: AddPool): PoolId => freeProcessFor(model, asked)?.id ?? asked.id;

/** Draws a pool around the process that stands freely: nothing of the process is another, it has a frame and a name now. */
function drawAround(sketch: Sketch, free: Pool, name: string): void {
  const { model } = sketch;
  const members = rows(model.nodes).filter((node) => node.pool === free.id && planeOf(model, node) === null);
  const lanes = hull(rows(model.lanes).filter((lane) => lane.pool === free.id).flatMap((lane) => boundsOf(model, lane.id) ?? []));
  const isFlat = isHorizontal(model, free.id);
  sketch.patch('pools', free.id, { kind: 'process', name });
  // Lanes without a pool, as some tools write them: the pool is the strip before them.
  if (lanes) {
    const { x, y, width, height } = lanes;
    sketch.put('geometry', free.id, { bounds: isFlat ? { x: x - HEADER, y, width: width + HEADER, height } : { x, y: y - HEADER, width, height: height + HEADER }, isHorizontal: isFlat });
    return;
  }
  const frame = grown(hull(members.flatMap((node) => boundsOf(model, node.id) ?? [])) ?? { x: 0, y: 0, width: WIDTH, height: HEIGHT }, 40);
  sketch.put('geometry', free.id, { bounds: { ...frame, x: frame.x - HEADER, width: Math.max(frame.width + HEADER, 400), height: Math.max(frame.height, 160) }, isHorizontal: true });
}

/**
 * Adds a pool below the others. The first pool around a process that stands freely on the canvas takes it in, since
 * a process has one pool at most (BPMN 2.0.2 §9.3); that process keeps its id, whatever id was asked for (`drawnPool`).
 */
export function addPool(model: ProcessModel, asked: AddPool): Result<Edited, EditError> {
  const { id, name, kind, bounds } = asked;
  if (Object.hasOwn(model.pools, id) || Object.hasOwn(model.geometry, id)) return err({ code: 'id-taken', id });
  const sketch = new Sketch(model);
  const free = freeProcessFor(model, asked);
  if (free) {
    drawAround(sketch, free, name);
    return settled(sketch, message('commands.addPool', { name }));
  }
  const pools = rows(model.pools);
  const order = Math.max(-1, ...pools.map((pool) => pool.order)) + 1;
  sketch.put('pools', id, { id, kind, name, order });
  if (kind === 'implicit') return settled(sketch, message('commands.addPool', { name }));
  const drawn = hull(Object.values(model.geometry).flatMap((geometry) => geometry.bounds ?? []));
  const last = pools.flatMap((pool) => find(model.geometry, pool.id)?.bounds ?? []).toSorted((a, b) => bottom(b) - bottom(a))[0];
  const place = bounds ?? {
    x: last?.x ?? drawn?.x ?? 0,
    y: drawn ? bottom(drawn) + POOL_GAP : 0,
    width: last?.width ?? WIDTH,
    height: kind === 'blackBox' ? BLACK_BOX_HEIGHT : HEIGHT,
  };
  sketch.put('geometry', id, { bounds: place, isHorizontal: true });
  return settled(sketch, message('commands.addPool', { name }));
}
