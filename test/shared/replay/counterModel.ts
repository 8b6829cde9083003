import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { buildModel, end, exponential, fixed, gateway, start, task, weekdays } from '../simulation/buildModel.ts';

const bounds = (x: number, y: number, width = 100, height = 80) => ({ bounds: { x, y, width, height } });
const way = (...points: readonly (readonly [number, number])[]) => ({ waypoints: points.map(([x, y]) => ({ x, y })) });

/** A counter with one clerk: ask, then two checks side by side, then an answer that travels for a while. */
export const counterModel = (): ProcessModel => ({
  ...buildModel({
    nodes: { in: start(exponential(10)), ask: task(fixed(10), 'Clerk'), fork: gateway('parallel'), left: task(fixed(20), 'Clerk'), right: task(fixed(5), 'Expert'), join: gateway('parallel'), out: end() },
    flows: ['in > ask', 'ask > fork', 'fork > left', 'fork > right', 'left > join', 'right > join', { source: 'join', target: 'out', handOff: { transferTime: fixed(30) } }],
    roles: { Clerk: { calendar: 'Day' }, Expert: {} },
    calendars: { Day: { week: weekdays(480, 1_020) } },
  }),
  geometry: {
    in: bounds(0, 20, 36, 36), ask: bounds(100, 0), fork: bounds(250, 20, 50, 50), left: bounds(400, -100), right: bounds(400, 100), join: bounds(600, 20, 50, 50), out: bounds(800, 20, 36, 36),
    'in-ask': way([36, 38], [100, 38]), 'ask-fork': way([200, 40], [250, 40]), 'fork-left': way([275, 20], [275, -60], [400, -60]), 'fork-right': way([275, 70], [275, 140], [400, 140]),
    'left-join': way([500, -60], [625, -60], [625, 20]), 'right-join': way([500, 140], [625, 140], [625, 70]), 'join-out': way([650, 40], [800, 40]),
  } as unknown as ProcessModel['geometry'],
});
