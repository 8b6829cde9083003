import type { Flow } from '../../shared/model/Flow.ts';
import type { Geometry } from '../../shared/model/Geometry.ts';
import { emptyDocument } from '../../shared/model/emptyModel.ts';
import { flowId, laneId, nodeId, poolId, type ElementId, type FlowId, type LaneId, type NodeId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import type { ProcessNode } from '../../shared/model/Node.ts';
import type { Lane } from '../../shared/model/Pool.ts';

const LANE_HEIGHT = 120;
const COLUMN = 150;
const HEADER = 60;

/**
 * A plan of any size for speed figures: tasks in columns over lanes, each leading to the next one, every third also to
 * one further on. The same size gives the same plan.
 */
export function swimlanePlan({ steps, lanes }: { readonly steps: number; readonly lanes: number }): ModelDocument {
  const document = emptyDocument(`${steps} steps`);
  const pool = poolId('Pool_1');
  const columns = Math.ceil(steps / lanes);
  const width = HEADER + (columns + 1) * COLUMN;
  const lane = (row: number) => laneId(`Lane_${row + 1}`);
  const step = (i: number) => nodeId(`Task_${i + 1}`);
  const geometry: Record<ElementId, Geometry> = { [pool]: { bounds: { x: 0, y: 0, width, height: lanes * LANE_HEIGHT }, isHorizontal: true } };
  const laneTable: Record<LaneId, Lane> = {};
  const nodes: Record<NodeId, ProcessNode> = {};
  const flows: Record<FlowId, Flow> = {};
  for (let row = 0; row < lanes; row++) {
    laneTable[lane(row)] = { id: lane(row), name: `Role ${row + 1}`, pool, parent: null, order: row, laneKind: null, role: null };
    geometry[lane(row)] = { bounds: { x: 30, y: row * LANE_HEIGHT, width: width - 30, height: LANE_HEIGHT }, isHorizontal: true };
  }
  /** Down one column and up the next one, so that what follows is near. */
  const place = (i: number) => {
    const column = Math.floor(i / lanes);
    const down = i % lanes;
    return { column, row: column % 2 === 0 ? down : lanes - 1 - down };
  };
  const box = (i: number) => {
    const { column, row } = place(i);
    return { x: HEADER + 40 + column * COLUMN, y: row * LANE_HEIGHT + 20, width: 100, height: 80 };
  };
  for (let i = 0; i < steps; i++) {
    nodes[step(i)] = {
      id: step(i), kind: 'task', name: `Step ${i + 1}`, pool, lane: lane(place(i).row), parent: null, loop: null, isForCompensation: false,
      work: { duration: null, requirements: null, shiftEnd: 'suspend', priority: 0, fixedCost: 0 }, service: {},
    };
    geometry[step(i)] = { bounds: box(i) };
  }
  const connect = (from: number, to: number) => {
    const id = flowId(`Flow_${from + 1}_${to + 1}`);
    flows[id] = { id, kind: 'sequenceFlow', name: '', source: step(from), target: step(to), isDefault: false, probability: null };
    const [a, b] = [box(from), box(to)];
    const [start, end] = [{ x: a.x + a.width, y: a.y + a.height / 2 }, { x: b.x, y: b.y + b.height / 2 }];
    if (a.x === b.x) {
      const isDown = b.y > a.y;
      geometry[id] = { waypoints: [{ x: a.x + 50, y: isDown ? a.y + a.height : a.y }, { x: b.x + 50, y: isDown ? b.y : b.y + b.height }] };
    } else if (start.y === end.y) geometry[id] = { waypoints: [start, end] };
    else {
      const turn = start.x + 25;
      geometry[id] = { waypoints: [start, { x: turn, y: start.y }, { x: turn, y: end.y }, end] };
    }
  };
  for (let i = 0; i + 1 < steps; i++) {
    connect(i, i + 1);
    if (i % 3 === 0 && i + lanes + 1 < steps) connect(i, i + lanes + 1);
  }
  return { ...document, master: { ...document.master, pools: { [pool]: { id: pool, kind: 'process', name: 'Service', order: 0 } }, lanes: laneTable, nodes, flows, geometry } };
}
