import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { buildModel, exponential, start, end, gateway, task } from '../shared/simulation/buildModel.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * A process of so many steps for speed figures: rows of ten steps of one of twenty roles; after each row a gateway sends
 * one case in ten back to its beginning; every fifth row has two branches in parallel. The same size gives the same model.
 */
export function generatedModel(steps: number): ProcessModel {
  const nodes: Record<string, Row> = { s: start(exponential(30)) };
  const flows: Row[] = [];
  const connect = (source: string, target: string, probability: number | null = null) => flows.push({ kind: 'sequenceFlow', id: `${source}-${target}`, name: '', source, target, isDefault: false, probability });
  let last = 's';
  for (let row = 0; row * 10 < steps; row += 1) {
    const merge = `m${row}`;
    const split = `x${row}`;
    const isParallel = row % 5 === 4;
    nodes[merge] = gateway('exclusive');
    nodes[split] = gateway('exclusive');
    if (row === 0) connect(last, merge);
    else connect(last, merge, 0.9);
    let at = merge;
    if (isParallel) {
      nodes[`f${row}`] = gateway('parallel');
      nodes[`j${row}`] = gateway('parallel');
      connect(at, `f${row}`);
      at = `f${row}`;
    }
    for (let i = 0; i < 10 && row * 10 + i < steps; i += 1) {
      const id = `t${row * 10 + i}`;
      // Half of them name their people, half leave it to their lane.
      const role = (row + i) % 20;
      nodes[id] = { ...task(exponential(2 + (i % 7)), `R${role}`, i % 2 === 0 ? {} : { work: { requirements: null } }), lane: `L${role}` };
      if (isParallel && i === 5) {
        connect(at, `j${row}`);
        at = `f${row}`;
      }
      connect(at, id);
      at = id;
    }
    if (isParallel) {
      connect(at, `j${row}`);
      at = `j${row}`;
    }
    connect(at, split);
    connect(split, merge, 0.1);
    last = split;
  }
  nodes.e = end();
  connect(last, 'e', 0.9);
  const roles = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`R${i}`, { headcount: Math.max(2, Math.ceil(steps / 40)), calendar: i % 2 === 0 ? 'office' : null }]));
  const lanes = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`L${i}`, { role: `R${i}`, order: i, name: `Lane ${i}` }]));
  return buildModel({ nodes, flows, lanes, roles, calendars: { office: { week: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 1_020 })) } } });
}
