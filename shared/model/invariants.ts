import type { ElementId } from './ids.ts';
import { NODE_KINDS } from './nodeKinds.ts';
import { find, rows, TABLES, type ProcessModel, type TableName } from './ProcessModel.ts';
import { references, resolves } from './references.ts';

/** Something that no command may ever bring about. Files can: import mends or warns. */
export interface Violation {
  readonly rule:
    | 'id-differs-from-key'
    | 'reference-lost'
    | 'flow-end-missing'
    | 'lane-of-other-pool'
    | 'pool-of-parent-differs'
    | 'parent-cycle'
    | 'parent-not-sub-process'
    | 'boundary-host'
    | 'geometry-missing'
    | 'not-finite'
    | 'lane-order'
    | 'black-box-with-content'
    | 'several-defaults';
  readonly table: TableName;
  readonly id: string;
  readonly detail: string;
}

export interface InvariantOptions {
  /** Flows that may hang free, because the file they came from had them so. */
  readonly looseFlows?: ReadonlySet<string>;
}

/** Whatever is wrong with a model as a structure. An empty list is what every command must leave behind. */
export function violations(model: ProcessModel, options: InvariantOptions = {}): readonly Violation[] {
  return [...keysAndReferences(model), ...flows(model, options), ...nodes(model), ...lanes(model), ...pools(model), ...geometry(model)];
}

function* keysAndReferences(model: ProcessModel): Generator<Violation> {
  for (const table of TABLES) {
    for (const [key, row] of Object.entries(model[table])) {
      if (table !== 'geometry' && (row as { id: string }).id !== key) yield { rule: 'id-differs-from-key', table, id: key, detail: (row as { id: string }).id };
      for (const reference of references(table, key, row as never)) {
        if (!resolves(model, reference)) yield { rule: 'reference-lost', table, id: key, detail: `${reference.field} ${reference.id}` };
      }
    }
  }
}

function* flows(model: ProcessModel, { looseFlows }: InvariantOptions): Generator<Violation> {
  const defaults = new Set<string>();
  for (const flow of rows(model.flows)) {
    if ((flow.source === null || flow.target === null) && !looseFlows?.has(flow.id)) yield { rule: 'flow-end-missing', table: 'flows', id: flow.id, detail: flow.source === null ? 'source' : 'target' };
    if (flow.kind === 'sequenceFlow' && flow.isDefault && flow.source) {
      if (defaults.has(flow.source)) yield { rule: 'several-defaults', table: 'flows', id: flow.id, detail: flow.source };
      defaults.add(flow.source);
    }
  }
}

function* nodes(model: ProcessModel): Generator<Violation> {
  for (const node of rows(model.nodes)) {
    const lane = find(model.lanes, node.lane);
    if (lane && lane.pool !== node.pool) yield { rule: 'lane-of-other-pool', table: 'nodes', id: node.id, detail: `${lane.pool} ${node.pool}` };
    const parent = find(model.nodes, node.parent);
    if (parent) {
      if (parent.pool !== node.pool) yield { rule: 'pool-of-parent-differs', table: 'nodes', id: node.id, detail: `${parent.pool} ${node.pool}` };
      if (!('triggeredByEvent' in parent)) yield { rule: 'parent-not-sub-process', table: 'nodes', id: node.id, detail: parent.kind };
      const seen = new Set<string>([node.id]);
      for (let at: typeof parent | undefined = parent; at; at = find(model.nodes, at.parent)) {
        if (seen.has(at.id)) { yield { rule: 'parent-cycle', table: 'nodes', id: node.id, detail: at.id }; break; }
        seen.add(at.id);
      }
    }
    if (node.kind === 'boundaryEvent' && node.attachedTo) {
      const host = find(model.nodes, node.attachedTo);
      if (host && (NODE_KINDS[host.kind].category !== 'activity' || host.parent !== node.parent || host.pool !== node.pool || host.id === node.id)) {
        yield { rule: 'boundary-host', table: 'nodes', id: node.id, detail: `${host.kind} ${host.parent ?? ''}` };
      }
    }
  }
}

function* lanes(model: ProcessModel): Generator<Violation> {
  const taken = new Set<string>();
  for (const lane of rows(model.lanes)) {
    const place = `${lane.pool} ${lane.parent ?? ''} ${lane.order}`;
    if (taken.has(place)) yield { rule: 'lane-order', table: 'lanes', id: lane.id, detail: place };
    taken.add(place);
    const parent = find(model.lanes, lane.parent);
    if (parent && parent.pool !== lane.pool) yield { rule: 'lane-of-other-pool', table: 'lanes', id: lane.id, detail: parent.pool };
    const seen = new Set<string>([lane.id]);
    for (let at = parent; at; at = find(model.lanes, at.parent)) {
      if (seen.has(at.id)) { yield { rule: 'parent-cycle', table: 'lanes', id: lane.id, detail: at.id }; break; }
      seen.add(at.id);
    }
  }
}

function* pools(model: ProcessModel): Generator<Violation> {
  const closed = new Set(rows(model.pools).filter((pool) => pool.kind === 'blackBox').map((pool) => pool.id));
  for (const lane of rows(model.lanes)) if (closed.has(lane.pool)) yield { rule: 'black-box-with-content', table: 'pools', id: lane.pool, detail: lane.id };
  for (const node of rows(model.nodes)) {
    if (node.pool && closed.has(node.pool) && NODE_KINDS[node.kind].category !== 'artifact') yield { rule: 'black-box-with-content', table: 'pools', id: node.pool, detail: node.id };
  }
}

const missing = (table: TableName, id: string): Violation => ({ rule: 'geometry-missing', table, id, detail: id });

function* geometry(model: ProcessModel): Generator<Violation> {
  for (const pool of rows(model.pools)) if (pool.kind !== 'implicit' && !find(model.geometry, pool.id)?.bounds) yield missing('pools', pool.id);
  for (const lane of rows(model.lanes)) if (!find(model.geometry, lane.id)?.bounds) yield missing('lanes', lane.id);
  for (const node of rows(model.nodes)) if (!find(model.geometry, node.id)?.bounds) yield missing('nodes', node.id);
  for (const flow of rows(model.flows)) if ((find(model.geometry, flow.id)?.waypoints?.length ?? 0) < 2) yield missing('flows', flow.id);
  for (const [id, { bounds, label, waypoints }] of Object.entries(model.geometry) as [ElementId, ProcessModel['geometry'][ElementId]][]) {
    const numbers = [bounds, label].flatMap((box) => (box ? [box.x, box.y, box.width, box.height] : [])).concat((waypoints ?? []).flatMap((p) => [p.x, p.y]));
    if (!numbers.every(Number.isFinite)) yield { rule: 'not-finite', table: 'geometry', id, detail: numbers.join(' ') };
  }
}
