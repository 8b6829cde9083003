import { flowId, nodeId, poolId, type ElementId, type FlowId, type LaneId, type PoolId } from '../model/ids.ts';
import { laneOf } from '../model/laneOf.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import type { HandOffSummary } from './SimulationReport.ts';

/** What is handed from one lane to another, per case. */
export interface HandOffCell {
  readonly from: LaneId | PoolId;
  readonly to: LaneId | PoolId;
  readonly flows: readonly FlowId[];
  readonly perCase: number;
  /** Minutes per hand-off: from leaving the giving step to the start of the receiving one. */
  readonly waiting: number;
  /** Of all waiting at hand-offs. */
  readonly share: number;
}

export interface HandOffMatrix {
  /** Lanes that give or receive, from top to bottom; a pool without lanes stands for itself. */
  readonly lanes: readonly { readonly id: LaneId | PoolId; readonly name: string }[];
  readonly cells: readonly HandOffCell[];
}

/** Where an end of a flow stands: its lane, that of the sub-process around it, or its pool. */
export function laneOrPoolOf(model: ProcessModel, id: ElementId | null): LaneId | PoolId | null {
  if (id === null) return null;
  const node = find(model.nodes, nodeId(id));
  return node ? (laneOf(model, node) ?? node.pool) : (find(model.pools, poolId(id))?.id ?? null);
}

/** Hand-offs between lanes. Flows that are no longer in the model are left out. */
export function handOffMatrix(model: ProcessModel, handOffs: Readonly<Record<FlowId, HandOffSummary>>): HandOffMatrix {
  const cells = new Map<string, HandOffCell>();
  let total = 0;
  for (const [id, { perCase, waiting }] of Object.entries(handOffs)) {
    const flow = find(model.flows, flowId(id));
    const from = flow ? laneOrPoolOf(model, flow.source) : null;
    const to = flow ? laneOrPoolOf(model, flow.target) : null;
    if (!flow || from === null || to === null || perCase.mean === 0) continue;
    const key = `${from} ${to}`;
    const before = cells.get(key);
    const count = (before?.perCase ?? 0) + perCase.mean;
    const minutes = (before?.perCase ?? 0) * (before?.waiting ?? 0) + perCase.mean * waiting.mean;
    total += perCase.mean * waiting.mean;
    cells.set(key, { from, to, flows: [...(before?.flows ?? []), flow.id], perCase: count, waiting: minutes / count, share: 0 });
  }
  const used = new Set([...cells.values()].flatMap(({ from, to }) => [from, to]));
  return { lanes: lanesInOrder(model).filter(({ id }) => used.has(id)), cells: [...cells.values()].map((cell) => ({ ...cell, share: total > 0 ? (cell.perCase * cell.waiting) / total : 0 })) };
}

/** As they are drawn: pools, and in each its lanes with theirs inside. */
function lanesInOrder(model: ProcessModel): { readonly id: LaneId | PoolId; readonly name: string }[] {
  const lanes = Object.values(model.lanes).toSorted((a, b) => a.order - b.order);
  const within = (pool: PoolId, parent: LaneId | null): { id: LaneId | PoolId; name: string }[] =>
    lanes.filter((lane) => lane.pool === pool && lane.parent === parent).flatMap((lane) => [{ id: lane.id, name: lane.name }, ...within(pool, lane.id)]);
  return Object.values(model.pools).toSorted((a, b) => a.order - b.order).flatMap((pool) => [{ id: pool.id, name: pool.name }, ...within(pool.id, null)]);
}
