import { message } from '../i18n/Message.ts';
import { bottom, grown, hull } from '../layout/rectangle.ts';
import type { Bounds } from '../model/Geometry.ts';
import type { PoolId } from '../model/ids.ts';
import type { Pool } from '../model/Pool.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import { boundsOf, HEADER } from './containers.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { removeLooseFlows } from './removeFlows.ts';
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

/**
 * Adds a pool below the others. The first pool around a process that stands freely on the canvas takes it in, since
 * a process has one pool at most (BPMN 2.0.2 §9.3).
 */
export function addPool(model: ProcessModel, { id, name, kind, bounds }: AddPool): Result<Edited, EditError> {
  if (Object.hasOwn(model.pools, id) || Object.hasOwn(model.geometry, id)) return err({ code: 'id-taken', id });
  const sketch = new Sketch(model);
  const pools = rows(model.pools);
  const order = Math.max(-1, ...pools.map((pool) => pool.order)) + 1;
  sketch.put('pools', id, { id, kind, name, order });
  if (kind === 'implicit') return settled(sketch, message('commands.addPool', { name }));

  const free = pools.find((pool) => pool.kind === 'implicit');
  const loose = kind === 'process' && free && !bounds && !pools.some((pool) => pool.kind === 'process') ? rows(model.nodes).filter((node) => node.pool === free.id) : [];
  if (free && loose.length > 0) {
    for (const node of loose) sketch.patch('nodes', node.id, { pool: id });
    sketch.remove('pools', free.id);
    sketch.patch('pools', id, { order: free.order, ...(free.isExecutable === undefined ? {} : { isExecutable: free.isExecutable }) });
    for (const lane of rows(model.lanes)) if (lane.pool === free.id) sketch.patch('lanes', lane.id, { pool: id });
    removeLooseFlows(sketch, new Set([free.id]));
    const lanes = hull(rows(model.lanes).filter((lane) => lane.pool === free.id).flatMap((lane) => boundsOf(model, lane.id) ?? []));
    const around = hull(loose.flatMap((node) => boundsOf(model, node.id) ?? []));
    // Lanes without a pool, as some tools write them: the pool is the strip before them.
    if (lanes) {
      const isFlat = rows(model.lanes).every((lane) => lane.pool !== free.id || find(model.geometry, lane.id)?.isHorizontal !== false);
      const { x, y, width, height } = lanes;
      sketch.put('geometry', id, { bounds: isFlat ? { x: x - HEADER, y, width: width + HEADER, height } : { x, y: y - HEADER, width, height: height + HEADER }, isHorizontal: isFlat });
      return settled(sketch, message('commands.addPool', { name }));
    }
    if (around) {
      const frame = grown(around, 40);
      sketch.put('geometry', id, { bounds: { ...frame, x: frame.x - HEADER, width: Math.max(frame.width + HEADER, 400), height: Math.max(frame.height, 160) }, isHorizontal: true });
      return settled(sketch, message('commands.addPool', { name }));
    }
  }
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
