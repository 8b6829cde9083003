import { describe, expect, it } from 'vitest';
import { lint } from '../../../shared/lint/lint.ts';
import { laneId, nodeId, roleId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { drawn, laned } from './drawn.ts';

/** One clerk who needs five minutes for a case; cases come every so many minutes. */
function desk(gap: number): ProcessModel {
  const clerk = roleId('clerk');
  const arrivals = { interArrival: { kind: 'exponential', unit: 'min', mean: gap }, calendar: null, reading: 'working', batchSize: 1 };
  const model = laned(drawn('s:start a:task e:end', 's>a a>e', { nodes: { s: { arrivals } } }), { Desk: ['s', 'a', 'e'] });
  return {
    ...model,
    lanes: { ...model.lanes, [laneId('Desk')]: { ...model.lanes[laneId('Desk')]!, role: clerk } },
    roles: { [clerk]: { id: clerk, name: 'Clerk', headcount: 1, costPerHour: 0, calendar: null, queueOrder: 'fifo' } },
  };
}
const found = (model: ProcessModel) => lint(model).filter(({ rule }) => rule === 'SIM-03');

describe('SIM-03', () => {
  it('finds a role with as much work as it can do, and is silent just below', () => {
    expect(found(desk(5)).map(({ at, message }) => [at, message.params])).toEqual([['Desk', { name: 'Clerk', percent: 100 }]]);
    expect(found(desk(2.5))[0]!.message.params).toEqual({ name: 'Clerk', percent: 200 });
    expect(found(desk(5.1))).toEqual([]);
  });

  it('is silent while nobody has said how cases come in', () => {
    const model = desk(1);
    const start = model.nodes[nodeId('s')]!;

    expect(found({ ...model, nodes: { ...model.nodes, [start.id]: { ...start, arrivals: null } } as ProcessModel['nodes'] })).toEqual([]);
  });

  it('mends it with just enough people', () => {
    const model = desk(2.5);
    const after = unwrap(found(model)[0]!.fix!(model)).model;

    expect(after.roles[roleId('clerk')]!.headcount).toBe(3);
    expect(found(after)).toEqual([]);
  });
});
