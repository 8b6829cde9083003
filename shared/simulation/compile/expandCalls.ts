import type { MessageKey } from '../../i18n/catalogue.ts';
import { message, type Message } from '../../i18n/Message.ts';
import { calledPool, namedPool } from '../../model/calledPool.ts';
import type { Flow } from '../../model/Flow.ts';
import { flowId, nodeId, type FlowId, type NodeId, type PoolId } from '../../model/ids.ts';
import type { CallActivity, EventDefinition, ProcessNode, StartEvent, Work } from '../../model/Node.ts';
import type { Person } from '../../model/Person.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import type { CompileError } from '../CompileError.ts';
import { CAPACITY } from '../kernel/memory.ts';
import { nameOf } from './nameOf.ts';

/** A model in which every call of a process that it shows is a sub-process with the content of that process. */
export interface Expanded {
  readonly model: ProcessModel;
  /** What each copy of a node or flow was made from. */
  readonly origins: ReadonlyMap<string, string>;
  readonly warnings: readonly Message[];
  readonly errors: readonly CompileError[];
}

/**
 * Puts called processes into the call activities that call them (BPMN 2.0.2 §10.3.6: the called process begins at its start
 * event without a trigger and keeps its own lanes and people). The first call takes the process itself, so that its steps keep
 * their ids, and with them their random numbers; every further call gets copies with ids `call/id`. A process that is
 * begun from outside too, by cases, messages or timers, stays where it is, and all its calls get copies.
 */
export function expandCalls(model: ProcessModel): Expanded {
  const all = rows(model.nodes);
  const calls = all.flatMap((node) => { const pool = calledPool(model, node); return node.kind === 'callActivity' && pool !== null ? [{ call: node, pool }] : []; });
  const unseen = all.flatMap((node) => (node.kind === 'callActivity' && (node.calledElement ?? '').trim() !== '' && !calls.some(({ call }) => call === node)
    ? [note('simulation.warning.calledUnseen', node, namedPool(model, node.calledElement)?.name || node.calledElement!)] : []));
  if (calls.length === 0) return { model, origins: new Map(), warnings: unseen, errors: [] };
  const round = recursion(calls);
  if (round) return { model, origins: new Map(), warnings: unseen, errors: [recursive(model, round)] };
  return new Expansion(model, calls).expanded(unseen);
}

interface Call {
  readonly call: CallActivity;
  readonly pool: PoolId;
}

const note = (key: MessageKey, call: CallActivity, process: string): Message => message(key, { name: nameOf(call), process });

/** Calls that lead from a process to itself; `null`: there are none. */
function recursion(calls: readonly Call[]): readonly Call[] | null {
  const done = new Set<PoolId>();
  const visit = (pool: PoolId, way: readonly Call[]): readonly Call[] | null => {
    const since = way.findIndex(({ call }) => call.pool === pool);
    if (since >= 0) return way.slice(since);
    if (done.has(pool)) return null;
    for (const call of calls) {
      const found = call.call.pool === pool ? visit(call.pool, [...way, call]) : null;
      if (found) return found;
    }
    done.add(pool);
    return null;
  };
  for (const { call } of calls) {
    const found = call.pool === null ? null : visit(call.pool, []);
    if (found) return found;
  }
  return null;
}

function recursive(model: ProcessModel, round: readonly Call[]): CompileError {
  const processName = (pool: PoolId | null) => find(model.pools, pool)?.name || (pool ?? '');
  const { call, pool } = round.at(-1)!;
  const way = [...round.map((each) => processName(each.call.pool)), processName(pool)].join(' → ');
  return {
    code: 'recursiveCall', element: call.id, message: message('simulation.error.recursiveCall', { name: nameOf(call), process: processName(pool), way }),
    advice: message('simulation.error.recursiveCall.advice'),
  };
}

class Expansion {
  readonly #model: ProcessModel;
  readonly #calls: readonly Call[];
  readonly #nodes: Map<string, ProcessNode>;
  readonly #flows: Map<string, Flow>;
  readonly #origins = new Map<string, string>();
  readonly #inPool: ReadonlyMap<PoolId | null, readonly ProcessNode[]>;
  readonly #taken = new Set<PoolId>();

  constructor(model: ProcessModel, calls: readonly Call[]) {
    this.#model = model;
    this.#calls = calls;
    this.#nodes = new Map(rows(model.nodes).map((node) => [node.id, node]));
    this.#flows = new Map(rows(model.flows).map((flow) => [flow.id, flow]));
    this.#inPool = Map.groupBy(rows(model.nodes), ({ pool }) => pool);
  }

  expanded(unseen: readonly Message[]): Expanded {
    const called = new Set(this.#calls.map(({ pool }) => pool));
    const warnings = [...unseen];
    for (const { call, pool } of this.#calls) if (call.work.duration !== null) warnings.push(note('simulation.warning.callOwnTime', call, find(this.#model.pools, pool)?.name || pool));
    const alone = new Set([...called].filter((pool) => this.#isBegunOutside(pool)));
    for (const pool of alone) {
      this.#taken.add(pool);
      // Cases come in by its other start events; at this one when it is called.
      for (const node of this.#contentOf(pool)) if (isPlainStart(node) && node.arrivals === null && !this.#isToldToBegin(node)) this.#nodes.delete(node.id);
    }
    for (const { call, pool } of this.#calls) if (call.pool === null || !called.has(call.pool) || alone.has(call.pool)) this.#put(call.id, pool);
    const model = { ...this.#model, nodes: Object.fromEntries(this.#nodes), flows: Object.fromEntries(this.#flows), people: this.#people() } as ProcessModel;
    return { model, origins: this.#origins, warnings: [...warnings, ...this.#promiseWarnings()], errors: [] };
  }

  #contentOf(pool: PoolId): readonly ProcessNode[] {
    return this.#inPool.get(pool) ?? [];
  }

  /** Does it run without being called, too? */
  #isBegunOutside(pool: PoolId): boolean {
    const tells = rows(this.#model.flows).some((flow) => flow.kind === 'messageFlow' && flow.target === (pool as string));
    return tells || this.#contentOf(pool).some((node) => node.parent === null && ((node.kind === 'startEvent' && (node.arrivals !== null || node.definitions.length > 0 || this.#isToldToBegin(node))) || (node.kind === 'receiveTask' && node.instantiate === true)));
  }

  #isToldToBegin(start: ProcessNode): boolean {
    return rows(this.#model.flows).some((flow) => flow.kind === 'messageFlow' && flow.target === start.id);
  }

  /** The content of a process becomes that of a call, and so on inwards. */
  #put(call: NodeId, pool: PoolId): void {
    // More than a run has room for is refused by its count.
    if (this.#nodes.size >= CAPACITY.nodes) return;
    const { calledElement: _, ...frame } = this.#nodes.get(call) as CallActivity;
    this.#nodes.set(call, { ...frame, kind: 'subProcess', triggeredByEvent: false });
    const idOf = this.#taken.has(pool) ? this.#copy(call, pool) : this.#move(call, pool);
    for (const inner of this.#calls) if (inner.call.pool === pool) this.#put(nodeId(idOf(inner.call.id)), inner.pool);
  }

  #move(call: NodeId, pool: PoolId): (id: string) => string {
    this.#taken.add(pool);
    for (const node of this.#contentOf(pool)) if (node.parent === null) this.#nodes.set(node.id, { ...node, parent: call });
    return (id) => id;
  }

  #copy(call: NodeId, pool: PoolId): (id: string) => string {
    const content = this.#contentOf(pool).filter((node) => node.parent !== null || node.kind !== 'startEvent' || isPlainStart(node));
    const inside = new Set<string>(content.map(({ id }) => id));
    const idOf = (id: string) => (inside.has(id) ? `${call}/${id}` : id);
    for (const node of content) {
      const id = nodeId(idOf(node.id));
      this.#origins.set(id, node.id);
      this.#nodes.set(id, copied(node, id, node.parent === null ? call : nodeId(idOf(node.parent)), idOf));
    }
    for (const flow of rows(this.#model.flows)) {
      const ends = [flow.source, flow.target].filter((end) => end !== null && inside.has(end));
      // A message that comes from or goes to another process belongs to every call.
      if (ends.length === 0 || (ends.length === 1 && flow.kind !== 'messageFlow')) continue;
      // What begins the process from outside does not begin a call of it.
      if (flow.kind === 'messageFlow' && find(this.#model.nodes, flow.target)?.kind === 'startEvent') continue;
      const id = flowId(`${call}/${flow.id}`);
      this.#origins.set(id, flow.id);
      this.#flows.set(id, { ...flow, id, source: flow.source && (idOf(flow.source) as FlowId & NodeId), target: flow.target && (idOf(flow.target) as FlowId & NodeId) } as Flow);
    }
    return idOf;
  }

  /** Whoever may do a step may do it in every call. */
  #people(): ProcessModel['people'] {
    const copies = Map.groupBy(this.#origins, ([, origin]) => origin);
    const copiesOf = (step: string) => (copies.get(step) ?? []).map(([copy]) => nodeId(copy));
    return Object.fromEntries(rows(this.#model.people).map((person): [string, Person] => [person.id, {
      ...person,
      steps: person.steps && [...person.steps, ...person.steps.flatMap(copiesOf)],
      ...(person.durations ? { durations: { ...person.durations, ...Object.fromEntries(Object.entries(person.durations).flatMap(([step, d]) => copiesOf(step).map((copy) => [copy, d]))) } } : {}),
    }]));
  }

  #promiseWarnings(): readonly Message[] {
    const copiedNodes = new Set(this.#origins.values());
    return rows(this.#model.promises).filter(({ measure }) => [measure?.from, measure?.to].some((point) => point != null && copiedNodes.has(point)))
      .map(({ id, name }) => message('simulation.warning.callPromise', { name: name || id }));
  }
}

const isPlainStart = (node: ProcessNode): node is StartEvent => node.kind === 'startEvent' && node.parent === null && node.definitions.length === 0;

/** A node as part of a call: what it names of the called process is the copy of that. */
function copied(node: ProcessNode, id: NodeId, parent: NodeId, idOf: (id: string) => string): ProcessNode {
  const own = { ...node, id, parent } as ProcessNode;
  if (own.kind === 'boundaryEvent') return { ...own, attachedTo: own.attachedTo && nodeId(idOf(own.attachedTo)) };
  if ('definitions' in own) return { ...own, definitions: own.definitions.map((d): EventDefinition => (d.kind === 'compensation' && d.reference !== undefined ? { ...d, reference: idOf(d.reference) } : d)) } as ProcessNode;
  return 'work' in own ? { ...own, work: copiedWork(own.work, idOf) } : own;
}

function copiedWork(work: Work, idOf: (id: string) => string): Work {
  return {
    ...work,
    ...(work.performer ? { performer: { ...work.performer, step: nodeId(idOf(work.performer.step)) } } : {}),
    ...(work.keepUntil === undefined ? {} : { keepUntil: nodeId(idOf(work.keepUntil)) }),
  };
}
