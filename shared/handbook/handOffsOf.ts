import { laneOrPoolOf } from '../analysis/handOffMatrix.ts';
import type { HandOff, MessageFlow, SequenceFlow } from '../model/Flow.ts';
import { poolId } from '../model/ids.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find, rows } from '../model/ProcessModel.ts';
import { oneLine, type Reading } from './Reading.ts';

/** A flow at which the work changes hands. */
export interface HandOffRow {
  readonly flow: SequenceFlow | MessageFlow;
  readonly from: { readonly place: string; readonly step: string };
  readonly to: { readonly place: string; readonly step: string };
  readonly handOff: HandOff | undefined;
}

const known = new WeakMap<Reading, readonly HandOffRow[]>();

/** Every flow between two lanes or pools, in the order of the procedure. */
export function handOffsOf(reading: Reading): readonly HandOffRow[] {
  let found = known.get(reading);
  if (!found) known.set(reading, (found = collect(reading)));
  return found;
}

function collect(reading: Reading): readonly HandOffRow[] {
  const { model, ordered, label, graph, placeOf } = reading;
  const position = new Map<string, number>(ordered.map((node, i) => [node.id, i]));
  const at = (id: string | null) => (id === null ? Number.MAX_SAFE_INTEGER : (position.get(id) ?? Number.MAX_SAFE_INTEGER));
  const changes = rows(model.flows).flatMap((flow) => {
    if (flow.kind !== 'sequenceFlow' && flow.kind !== 'messageFlow') return [];
    const [from, to] = [laneOrPoolOf(model, flow.source), laneOrPoolOf(model, flow.target)];
    return from !== null && to !== null && from !== to ? [flow] : [];
  }).toSorted((a, b) => at(a.source) - at(b.source) || at(a.target) - at(b.target));

  /** A gateway without a name is known by the step that leads to it, or that it leads to. */
  const named = (node: ProcessNode, way: 'incoming' | 'outgoing'): string => {
    let current = node;
    for (let hop = 0; hop < 12 && NODE_KINDS[current.kind].category === 'gateway' && oneLine(current.name) === ''; hop++) {
      const [flow] = graph[way](current.id);
      const next = find(model.nodes, way === 'incoming' ? flow?.source : flow?.target);
      if (!next) break;
      current = next;
    }
    return label(current);
  };
  const end = (id: SequenceFlow['source'], way: 'incoming' | 'outgoing') => {
    const node = find(model.nodes, id);
    if (node) return { place: placeOf(node), step: named(node, way) };
    return { place: oneLine((id !== null && find(model.pools, poolId(id))?.name) || ''), step: '' };
  };
  return changes.map((flow) => ({ flow, from: end(flow.source, 'incoming'), to: end(flow.target, 'outgoing'), handOff: flow.handOff }));
}
