import { laneOf } from '../../shared/model/laneOf.ts';
import { givenRole } from '../../shared/model/givenRole.ts';
import type { Flow, MessageFlow, SequenceFlow } from '../../shared/model/Flow.ts';
import type { Arrivals, BoundaryEvent, EventDefinition, ProcessNode, StartEvent } from '../../shared/model/Node.ts';
import type { Distribution } from '../../shared/model/Distribution.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { DEFAULT_AUTOMATIC_DURATION, DEFAULT_DURATION, DEFAULT_RESPONSE_TIME, hasNoStaff, isAutomatic } from '../../shared/simulation/defaults.ts';

export type Activity = Extract<ProcessNode, { work: unknown }>;
export const isActivity = (node: ProcessNode): node is Activity => 'work' in node;

/** A way from node to node: a sequence flow, or the jump from a link throw to its catch (named by the throw). */
export interface Way {
  readonly id: string;
  readonly source: ProcessNode;
  readonly target: ProcessNode;
  readonly flow: SequenceFlow | null;
}

export interface Need {
  readonly role: string;
  readonly quantity: number;
}

/** What was answered for a node: the drawing does not change. */
class Known {
  readonly waysOut = new Map<ProcessNode, readonly Way[]>();
  readonly waysIn = new Map<ProcessNode, readonly Way[]>();
  readonly boundaryEvents = new Map<ProcessNode, readonly BoundaryEvent[]>();
  readonly entries = new Map<ProcessNode, readonly ProcessNode[]>();
  readonly messages = new Map<ProcessNode, readonly Message[]>();
  readonly isTold = new Map<ProcessNode, boolean>();
}

interface Message {
  readonly flow: MessageFlow;
  readonly target: ProcessNode;
}

function remember<A>(known: Map<ProcessNode, A>, node: ProcessNode, answer: () => A): A {
  const found = known.get(node) ?? answer();
  known.set(node, found);
  return found;
}

/** A model read as a drawing: every question looks at every row. */
export class Drawing {
  readonly model: ProcessModel;
  /** What a token can reach; the rest of the drawing has no part in the run. */
  readonly nodes: readonly ProcessNode[];
  readonly ways: readonly Way[];
  /** What starts a whole process and no message of ours triggers (or has arrivals), in the order of the pools. */
  readonly starts: readonly ProcessNode[];
  #known = new Known();

  constructor(model: ProcessModel) {
    this.model = model;
    this.nodes = rows(model.nodes).filter((node) => ['activity', 'gateway', 'event'].includes(NODE_KINDS[node.kind].category));
    const node = (id: string | null) => this.nodes.find((n) => n.id === id);
    this.ways = [
      ...rows(model.flows).flatMap((flow: Flow) => {
        const [source, target] = [node(flow.source), node(flow.target)];
        return flow.kind === 'sequenceFlow' && source && target ? [{ id: flow.id, source, target, flow }] : [];
      }),
      ...this.nodes.flatMap((source) => {
        const target = source.kind === 'intermediateThrowEvent' && linkName(source) !== null
          ? this.nodes.find((n) => n.kind === 'intermediateCatchEvent' && n.parent === source.parent && n.pool === source.pool && linkName(n) === linkName(source))
          : undefined;
        return target ? [{ id: source.id, source, target, flow: null }] : [];
      }),
    ];
    const order = (start: ProcessNode) => find(model.pools, start.pool)?.order ?? 0;
    this.starts = this.nodes
      .filter((start) => this.isStart(start) && start.parent === null && (arrivalsAt(start) !== null || !this.isTold(start)))
      .toSorted((a, b) => order(a) - order(b));
    const reached = this.#reached();
    this.nodes = this.nodes.filter((one) => reached.has(one));
    this.ways = this.ways.filter(({ source }) => reached.has(source));
    // What was answered on the way there knew nodes that no token can reach.
    this.#known = new Known();
  }

  #reached(): ReadonlySet<ProcessNode> {
    const reached = new Set<ProcessNode>();
    const todo: ProcessNode[] = [...this.starts];
    for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
      if (reached.has(node)) continue;
      reached.add(node);
      const begun = this.messagesFrom(node).map(({ target }) => target).filter((target) => this.isStart(target));
      todo.push(...this.asides(node).flatMap(({ sub, start }) => [sub, start]), ...this.waysOut(node).map(({ target }) => target), ...this.boundaryEvents(node), ...this.entries(node), ...begun, ...this.#undoers(node));
    }
    return reached;
  }

  /** A start event, or the receive task with whose message a process begins: nothing leads to it (BPMN 2.0.2 §10.3.3). */
  isStart(node: ProcessNode): boolean {
    return node.kind === 'startEvent' || (node.kind === 'receiveTask' && node.instantiate === true && node.parent === null && this.waysIn(node).length === 0);
  }

  waysOut(node: ProcessNode): readonly Way[] {
    return remember(this.#known.waysOut, node, () => this.ways.filter(({ source }) => source === node));
  }

  waysIn(node: ProcessNode): readonly Way[] {
    return remember(this.#known.waysIn, node, () => this.ways.filter(({ target }) => target === node));
  }

  boundaryEvents(host: ProcessNode): readonly BoundaryEvent[] {
    return remember(this.#known.boundaryEvents, host, () => this.nodes.filter((node) => node.kind === 'boundaryEvent').filter((node) => node.attachedTo === host.id));
  }

  /** What undoes an activity: associated with the compensation event at its edge (BPMN 2.0.2 §10.7). */
  undoerOf(step: ProcessNode): Activity | undefined {
    return this.boundaryEvents(step).flatMap((event) => this.#undoers(event))[0];
  }

  #undoers(event: ProcessNode): readonly Activity[] {
    if (event.kind !== 'boundaryEvent') return [];
    const others = rows(this.model.flows).flatMap(({ kind, source, target }) => (kind === 'association' ? (source === event.id ? [target] : target === event.id ? [source] : []) : []));
    return this.nodes.filter(isActivity).filter((node) => node.isForCompensation && others.some((id) => id === node.id));
  }

  /** Where the content of a sub-process begins: at its start events, or without any at all nodes that nothing leads to. */
  entries(sub: ProcessNode): readonly ProcessNode[] {
    if (!['subProcess', 'transaction', 'adHocSubProcess'].includes(sub.kind)) return [];
    return remember(this.#known.entries, sub, () => {
      const inside = this.nodes.filter((node) => node.parent === sub.id && !isAside(node));
      const starts = inside.filter(({ kind }) => kind === 'startEvent');
      return starts.length > 0 ? starts : inside.filter((node) => node.kind !== 'boundaryEvent' && this.waysIn(node).length === 0);
    });
  }

  /** Start events of the event sub-processes that stand in a level: in a sub-process, or in the process of a pool. */
  asides(level: { readonly parent: string | null; readonly pool: string | null }): readonly { readonly sub: ProcessNode; readonly start: StartEvent }[] {
    const subs = this.nodes.filter((node) => 'triggeredByEvent' in node && node.triggeredByEvent && node.parent === level.parent && node.pool === level.pool);
    return subs.flatMap((sub) => this.nodes.flatMap((start) => (start.kind === 'startEvent' && start.parent === sub.id ? [{ sub, start }] : [])));
  }

  /** Message flows from a node, with the node that hears them: the target, or the first start event of a target pool. */
  messagesFrom(source: ProcessNode): readonly Message[] {
    return remember(this.#known.messages, source, () => rows(this.model.flows).flatMap((flow) => {
      const target = flow.kind === 'messageFlow' && flow.source === source.id ? this.#hearer(flow) : undefined;
      const hears = ['startEvent', 'intermediateCatchEvent', 'receiveTask', 'boundaryEvent'];
      return flow.kind === 'messageFlow' && target && hears.includes(target.kind) ? [{ flow, target }] : [];
    }));
  }

  #hearer(flow: MessageFlow): ProcessNode | undefined {
    return this.nodes.find((n) => n.id === flow.target) ?? this.nodes.find((n) => this.isStart(n) && n.parent === null && n.pool === (flow.target as string));
  }

  /** Does a node of ours send a message here? */
  isTold(target: ProcessNode): boolean {
    return remember(this.#known.isTold, target, () => this.nodes.some((node) => this.messagesFrom(node).some((message) => message.target === target)));
  }

  /** Starts without arrivals in other pools that exchange messages: they begin together with the cases of the first source. */
  companions(): readonly ProcessNode[] {
    const main = this.starts.find((start) => arrivalsAt(start) !== null);
    return this.starts.filter((start) => arrivalsAt(start) === null && start.pool !== main?.pool && this.nodes.some((from) =>
      this.messagesFrom(from).some(({ target }) => from.pool !== target.pool && (from.pool === start.pool || target.pool === start.pool))));
  }

  /** How long a catch event waits by itself; `null` when it waits for a message of ours, or for nothing. */
  delayOf(node: ProcessNode): Distribution | null {
    if (!this.#waits(node)) return null;
    if (node.kind === 'intermediateCatchEvent' && node.delay !== null) return node.delay;
    if (this.isTold(node)) return null;
    const partner = rows(this.model.flows).find((flow) => flow.kind === 'messageFlow' && this.#hearer(flow) === node && find(this.model.pools, flow.source)?.kind === 'blackBox');
    return partner ? (find(this.model.pools, partner.source)?.responseTime ?? DEFAULT_RESPONSE_TIME) : null;
  }

  /** A receive task that was given a duration is work like any other, and so is one whose message has begun the process. */
  #waits(node: ProcessNode): boolean {
    return node.kind === 'receiveTask' ? node.work.duration === null && !this.isStart(node) : node.kind === 'intermediateCatchEvent' && linkName(node) === null;
  }

  waitsForMessage(node: ProcessNode): boolean {
    return this.#waits(node) && !(node.kind === 'intermediateCatchEvent' && node.delay !== null) && this.isTold(node);
  }

  /** Does a catch event wait for a signal that somebody sends? */
  waitsForSignal(node: ProcessNode): boolean {
    const caught = definition(node, 'signal');
    return caught !== undefined && 'delay' in node && node.delay === null && !this.isTold(node) && this.isSent(caught);
  }

  isSent(caught: EventDefinition): boolean {
    const sends = (other: ProcessNode) => (other.kind === 'endEvent' || other.kind === 'intermediateThrowEvent') && other.definitions.some((sent) => sent.kind === 'signal' && hearsOf(caught, sent));
    return this.nodes.some(sends);
  }

  /** The condition that a catch event waits for. */
  conditionAt(node: ProcessNode): string | null {
    const caught = definition(node, 'conditional');
    return caught === undefined || !('delay' in node) || node.delay !== null || this.isTold(node) || this.waitsForSignal(node) ? null : (caught.expression ?? null);
  }

  durationOf(step: Activity): Distribution {
    return step.work.duration ?? (isAutomatic(step) ? DEFAULT_AUTOMATIC_DURATION : DEFAULT_DURATION);
  }

  /** The teams that may do a step, in order of preference; a team of nobody: it takes time but no people. */
  teamsOf(step: Activity): readonly (readonly Need[])[] {
    if (this.entries(step).length > 0 || this.waitsForMessage(step) || this.delayOf(step) !== null) return [[]];
    const first = this.#needsOf(step);
    // What needs nobody is begun at once, whoever else might do it.
    return first.length === 0 ? [[]] : [first, ...(step.work.alternatives ?? [])];
  }

  /** A lane or pool without role has one person of its own. */
  #needsOf(step: Activity): readonly Need[] {
    const { requirements } = step.work;
    if (requirements !== null) {
      const roles = [...new Set(requirements.map(({ role }) => role))];
      const quantity = (role: string) => requirements.reduce((sum, r) => sum + (r.role === role ? r.quantity : 0), 0);
      return roles.map((role) => ({ role, quantity: quantity(role) }));
    }
    if (isAutomatic(step)) return [];
    const given = givenRole(this.model, step);
    if (given) return [{ role: given.role, quantity: 1 }];
    const lane = find(this.model.lanes, laneOf(this.model, step));
    if (lane) return hasNoStaff(lane.laneKind) ? [] : [{ role: lane.id, quantity: 1 }];
    return step.pool === null ? [] : [{ role: step.pool, quantity: 1 }];
  }

  /** All nodes from which a token that stands at `node` may come by sequence flow, over whatever is drawn at its edge. */
  next(node: ProcessNode): readonly Way[] {
    return [...this.waysOut(node), ...this.boundaryEvents(node).flatMap((event) => this.waysOut(event))];
  }
}

/** Event sub-processes and what compensates are no part of the normal flow (BPMN 2.0.2 §10.3.5, §10.7). */
const isAside = (node: ProcessNode): boolean => ('triggeredByEvent' in node && node.triggeredByEvent) || (isActivity(node) && node.isForCompensation);

/** Minutes of a timer such as PT1H30M. */
export const writtenMinutes = (text: string): number => {
  const [, hours = 0, minutes = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(text) ?? [];
  return Number(hours) * 60 + Number(minutes);
};

export const definition = (node: ProcessNode, ...kinds: readonly EventDefinition['kind'][]): EventDefinition | undefined =>
  'definitions' in node ? node.definitions.find(({ kind }) => kinds.includes(kind)) : undefined;

/** Two definitions name the same error, escalation or signal: by code where both have one, else by name, else by the element of the file. */
export function isSame(a: EventDefinition, b: EventDefinition): boolean {
  if (a.code !== undefined && b.code !== undefined) return a.code === b.code;
  if (a.reference !== undefined || b.reference !== undefined) return a.reference === b.reference;
  return a.code === undefined && b.code === undefined && a.root !== undefined && a.root === b.root;
}

/** Nothing in particular is named: whatever comes is meant. */
export const isGeneral = ({ code, reference, root }: EventDefinition): boolean => code === undefined && !reference && root === undefined;

export const hearsOf = (caught: EventDefinition, thrown: EventDefinition): boolean => isGeneral(caught) || isSame(caught, thrown);

export const arrivalsAt = (node: ProcessNode): Arrivals | null => (node.kind === 'startEvent' ? node.arrivals : null);

function linkName(node: ProcessNode): string | null {
  const link = definition(node, 'link');
  return link ? (link.reference ?? node.name) : null;
}
