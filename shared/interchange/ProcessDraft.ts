import { newNode } from '../commands/newNode.ts';
import { placeWithoutDiagram } from '../layout/placeWithoutDiagram.ts';
import { emptyModel } from '../model/emptyModel.ts';
import type { Association, DataAssociation, MessageFlow, SequenceFlow } from '../model/Flow.ts';
import { flowId, laneId, nodeId, poolId, roleId, type FlowId, type LaneId, type NodeId, type PoolId, type RoleId } from '../model/ids.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import type { NodeKind, ProcessNode } from '../model/Node.ts';
import type { Lane, Pool } from '../model/Pool.ts';
import type { Role } from '../model/Role.ts';
import { safeId } from './safeId.ts';

/** Where a node of a draft stands. */
export interface DraftHome {
  readonly pool: PoolId;
  readonly lane: LaneId | null;
  readonly parent: NodeId | null;
}

/** A sequence flow both of whose ends are there. */
export type DraftFlow = SequenceFlow & { readonly source: NodeId; readonly target: NodeId };

/** What a text or table says of one way on. */
export type Way = Partial<Pick<SequenceFlow, 'name' | 'condition' | 'probability' | 'isDefault'>>;

const LONGEST_NAME = 2_000;
const PREFIX: Partial<Record<NodeKind, string>> = { startEvent: 'Start', endEvent: 'End' };

/**
 * A process that is built up from a text or a table: pools and lanes by name, each lane with a role of its name, steps,
 * and ways between them. Ids are counted, so the same file always gives the same model; places come last, from the layout.
 */
export class ProcessDraft {
  readonly pools = new Map<PoolId, Pool>();
  readonly lanes = new Map<LaneId, Lane>();
  readonly roles = new Map<RoleId, Role>();
  readonly nodes = new Map<NodeId, ProcessNode>();
  readonly flows = new Map<FlowId, DraftFlow | Association | DataAssociation | MessageFlow>();
  readonly #name: string;
  readonly #taken = new Set<string>();
  readonly #counts = new Map<string, number>();
  readonly #poolOf = new Map<string, PoolId>();
  /** By pool, parent and name. */
  readonly #laneOf = new Map<string, LaneId>();
  readonly #roleOf = new Map<string, RoleId>();

  constructor(name: string) {
    this.#name = name.slice(0, LONGEST_NAME);
  }

  /** The pool of a name; without a name the only one there is. */
  pool(name = ''): PoolId {
    const known = this.#poolOf.get(name) ?? (name === '' ? this.pools.keys().next().value : undefined);
    if (known !== undefined) return known;
    const id = poolId(this.#freshId('Pool'));
    this.#poolOf.set(name, id);
    this.pools.set(id, { id, kind: 'process', name: name.slice(0, LONGEST_NAME), order: this.pools.size });
    return id;
  }

  /** The lane of a name in a pool or in another lane, with its role. */
  lane(pool: PoolId, name: string, parent: LaneId | null = null): LaneId {
    const key = `${pool} ${parent} ${name}`;
    const known = this.#laneOf.get(key);
    if (known !== undefined) return known;
    const id = laneId(this.#freshId('Lane'));
    this.#laneOf.set(key, id);
    this.lanes.set(id, { id, name: name.slice(0, LONGEST_NAME), pool, parent, order: this.lanes.size, laneKind: null, role: this.#role(name.slice(0, 500)) });
    return id;
  }

  #role(name: string): RoleId {
    const known = this.#roleOf.get(name);
    if (known !== undefined) return known;
    const id = roleId(this.#freshId('Role'));
    this.#roleOf.set(name, id);
    this.roles.set(id, { id, name, headcount: 1, costPerHour: 0, calendar: null, queueOrder: 'fifo' });
    return id;
  }

  /** `wanted`: the id that the file gives, kept where it can be one. */
  node(kind: NodeKind, name: string, home: DraftHome, wanted?: string): NodeId {
    const id = nodeId(wanted ? this.#take(safeId(wanted, this.#taken)) : this.#freshId(PREFIX[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1)));
    this.nodes.set(id, newNode(kind, { id, name: name.slice(0, LONGEST_NAME), ...home }));
    return id;
  }

  change(id: NodeId, change: (node: ProcessNode) => ProcessNode): void {
    const node = this.nodes.get(id);
    if (node) this.nodes.set(id, change(node));
  }

  flow(source: NodeId, target: NodeId, way: Way = {}): FlowId {
    const id = flowId(this.#freshId('Flow'));
    const { name = '', condition, probability = null, isDefault = false } = way;
    this.flows.set(id, { id, kind: 'sequenceFlow', name: name.slice(0, LONGEST_NAME), source, target, isDefault, probability, ...(condition === undefined ? {} : { condition: condition.slice(0, 10_000) }) });
    return id;
  }

  /** Between a step and data, a note, or a step of another pool. */
  connect(kind: 'association' | 'dataAssociation' | 'messageFlow', source: NodeId, target: NodeId, name = ''): void {
    const id = flowId(this.#freshId('Flow'));
    this.flows.set(id, kind === 'association' ? { id, kind, name, source, target, direction: 'none' } : { id, kind, name, source, target });
  }

  sequenceFlows(): readonly DraftFlow[] {
    return [...this.flows.values()].filter((flow) => flow.kind === 'sequenceFlow');
  }

  home({ pool, lane, parent }: ProcessNode): DraftHome {
    return { pool: pool ?? this.pool(), lane, parent };
  }

  /** A pool without lanes that nobody named is no pool to be drawn; one with lanes is called like the process. */
  #drawnPools(): Pool[] {
    const withLanes = new Set([...this.lanes.values()].map(({ pool }) => pool));
    return [...this.pools.values()].map((pool) => {
      if (pool.name !== '') return pool;
      return withLanes.has(pool.id) ? { ...pool, name: this.#name } : { ...pool, kind: 'implicit' };
    });
  }

  toDocument(): ModelDocument {
    const drawn: ModelDocument['master'] = {
      ...emptyModel(this.#name),
      pools: Object.fromEntries(this.#drawnPools().map((pool) => [pool.id, pool])),
      lanes: Object.fromEntries(this.lanes),
      roles: Object.fromEntries(this.roles),
      nodes: Object.fromEntries(this.nodes),
      flows: Object.fromEntries(this.flows),
    };
    return { master: { ...drawn, geometry: placeWithoutDiagram(drawn) }, variants: {} };
  }

  #take(id: string): string {
    this.#taken.add(id);
    return id;
  }

  #freshId(prefix: string): string {
    let n = this.#counts.get(prefix) ?? 0;
    do n += 1; while (this.#taken.has(`${prefix}_${n}`));
    this.#counts.set(prefix, n);
    return this.#take(`${prefix}_${n}`);
  }
}
