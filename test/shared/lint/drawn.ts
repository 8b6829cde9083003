import { newFlow } from '../../../shared/commands/connect.ts';
import { newNode } from '../../../shared/commands/newNode.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import type { Flow, SequenceFlow } from '../../../shared/model/Flow.ts';
import { flowId, laneId, nodeId, poolId, type LaneId } from '../../../shared/model/ids.ts';
import type { NodeKind, ProcessNode } from '../../../shared/model/Node.ts';
import { NODE_KINDS } from '../../../shared/model/nodeKinds.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';

const SHORT: Readonly<Record<string, NodeKind>> = { start: 'startEvent', end: 'endEvent', task: 'task', xor: 'exclusiveGateway', and: 'parallelGateway', or: 'inclusiveGateway', event: 'eventBasedGateway', catch: 'intermediateCatchEvent', throw: 'intermediateThrowEvent', sub: 'subProcess', boundary: 'boundaryEvent' };

export interface More {
  readonly nodes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly flows?: Readonly<Record<string, Partial<SequenceFlow>>>;
}

/**
 * A process in one pool from text: `s:start a:task g:xor` and `s>a a>g`. Names are the ids in capitals; decisions and
 * their ways are named. Steps stand side by side.
 */
export function drawn(nodes: string, flows: string, more: More = {}): ProcessModel {
  const pool = poolId('Pool');
  const model = emptyModel('Drawn');
  const rowsOf: Record<string, ProcessNode> = {};
  const geometry: Record<string, object> = { [pool]: { bounds: { x: -100, y: -100, width: 10_000, height: 400 } } };
  for (const [i, word] of nodes.split(/\s+/).filter(Boolean).entries()) {
    const [id = '', kind = 'task'] = word.split(':');
    const full = SHORT[kind] ?? (kind as NodeKind);
    const node = newNode(full, { id: nodeId(id), name: id.toUpperCase(), pool, lane: null, parent: null });
    const timed = 'work' in node ? { ...node, work: { ...node.work, duration: { kind: 'fixed' as const, unit: 'min' as const, value: 5 } } } : node;
    rowsOf[id] = { ...timed, ...more.nodes?.[id] } as ProcessNode;
    geometry[id] = { bounds: { x: i * 200, y: 0, width: NODE_KINDS[full].width, height: NODE_KINDS[full].height } };
  }
  const flowsOf: Record<string, Flow> = {};
  for (const word of flows.split(/\s+/).filter(Boolean)) {
    const [source = '', target = ''] = word.split('>');
    flowsOf[word] = { ...newFlow('sequenceFlow', flowId(word), nodeId(source), nodeId(target)), name: word, ...more.flows?.[word] } as Flow;
    geometry[word] = { waypoints: [{ x: 0, y: 0 }, { x: 10, y: 0 }] };
  }
  return { ...model, pools: { [pool]: { id: pool, kind: 'process', name: 'Pool', order: 0 } }, nodes: rowsOf, flows: flowsOf, geometry } as ProcessModel;
}

/** Adds lanes to it: the steps named go into them, the others into none. */
export function laned(model: ProcessModel, lanes: Readonly<Record<string, readonly string[]>>): ProcessModel {
  const pool = poolId('Pool');
  const entries = Object.entries(lanes);
  const laneOf = new Map(entries.flatMap(([lane, nodes]) => nodes.map((node) => [node, laneId(lane)] as const)));
  return {
    ...model,
    lanes: Object.fromEntries(entries.map(([id], order) => [id, { id, name: id, pool, parent: null, order, laneKind: null, role: null }])) as unknown as ProcessModel['lanes'],
    nodes: Object.fromEntries(Object.entries(model.nodes).map(([id, node]) => [id, { ...node, lane: laneOf.get(id) ?? (null as LaneId | null) }])) as ProcessModel['nodes'],
    geometry: { ...model.geometry, ...Object.fromEntries(entries.map(([id], i) => [id, { bounds: { x: -70, y: -100 + (i * 400) / entries.length, width: 9_970, height: 400 / entries.length } }])) },
  };
}
