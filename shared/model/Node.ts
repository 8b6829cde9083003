import { z } from 'zod';
import { Distribution } from './Distribution.ts';
import { AttributeId, CalendarId, LaneId, NodeId, PoolId, RoleId } from './ids.ts';
import { LocalTime } from './localTime.ts';

const text = z.string().max(1_000_000);
const feel = z.string().max(10_000);

const base = {
  id: NodeId,
  name: z.string().max(200_000),
  documentation: text.optional(),
  /** The pool (or implicit process) it belongs to; `null` only for artifacts that stand outside every process. */
  pool: PoolId.nullable(),
  /** The innermost lane that lists it, or `null`. Data, not geometry. */
  lane: LaneId.nullable(),
  /** The sub-process it stands in, or `null` at the top level. */
  parent: NodeId.nullable(),
  /** The node it was copied from: a BPMN file gives the copy what that one holds of other tools. Nothing else asks. */
  copyOf: NodeId.optional(),
};

// ── Work ─────────────────────────────────────────────────────────────────────────────────────────

/** So many people of one role, held together while the step lasts. */
export const Requirement = z.strictObject({ role: RoleId, quantity: z.int().min(1).max(1_000) }).readonly();
export type Requirement = z.infer<typeof Requirement>;

/** What happens to work that is open when the shift ends. */
export const ShiftEnd = z.enum(['suspend', 'overtime', 'startOnlyIfItFits']);
export type ShiftEnd = z.infer<typeof ShiftEnd>;

/**
 * Cases wait at a step until a batch is complete: `size` of them are there, the first has waited `maxWait`, or the clock
 * shows one of the minutes `at` (after local midnight). Whatever comes first starts all that wait, `size` at most.
 */
export const Batch = z
  .strictObject({
    size: z.int().min(1).max(100_000).nullable(),
    maxWait: Distribution.nullable(),
    at: z.array(z.int().min(0).max(1_439)).max(1_440).readonly().nullable(),
    /** `together`: once for all, for the duration of the step plus `perItem` for each case. `oneByOne`: the duration once, then `perItem` for each, and each case goes on when its own part is done. */
    mode: z.enum(['together', 'oneByOne']),
    perItem: Distribution.nullable(),
  })
  .readonly();
export type Batch = z.infer<typeof Batch>;

/** How a step is done: by whom, for how long, at what cost. */
export const Work = z
  .strictObject({
    /** `null`: not given yet; the simulation uses the stated default and lint says so (SIM-02). */
    duration: Distribution.nullable(),
    /** `null`: one person of the lane's role. Empty: nobody (the step takes time but no people). */
    requirements: z.array(Requirement).max(20).readonly().nullable(),
    shiftEnd: ShiftEnd,
    /** Larger is more urgent. Read by roles whose queue order is `priority`. */
    priority: z.number().min(-1e6).max(1e6),
    /** Material and fees, each time the step is done. */
    fixedCost: z.number().min(0).max(1e9),
    /** Other teams that may do the step, in order of preference after `requirements`. */
    alternatives: z.array(z.array(Requirement).min(1).max(20).readonly()).max(20).readonly().optional(),
    /** The person who did another step of the same case must, or must not (four eyes), do this one. */
    performer: z.strictObject({ rule: z.enum(['sameAs', 'notSameAs']), step: NodeId }).readonly().optional(),
    /** The people stay with the case, and take no other work, until this later step of it has ended. */
    keepUntil: NodeId.optional(),
    /** FEEL over case attributes instead of `priority`. */
    priorityExpression: feel.optional(),
    batch: Batch.optional(),
    /** Attributes of the case that are set when the step is done; FEEL over the attributes as they were. */
    sets: z.array(z.strictObject({ attribute: AttributeId, value: feel }).readonly()).max(100).readonly().optional(),
  })
  .readonly();
export type Work = z.infer<typeof Work>;

/** BPMN 2.0.2 §13.2.6–7: standard loop and multi-instance. `count` is the number of instances or of rounds. */
export const Loop = z
  .strictObject({
    kind: z.enum(['standard', 'multiInstanceParallel', 'multiInstanceSequential']),
    count: z.number().min(0).max(10_000).nullable(),
    /** Shares of cases by number of instances or rounds, instead of `count`. */
    counts: z.array(z.strictObject({ value: z.int().min(0).max(10_000), weight: z.number().min(0).max(1e9) }).readonly()).min(1).max(1_000).readonly().optional(),
    /** Standard loop: go on as long as it holds, FEEL over case attributes; `count` is then the most rounds. */
    condition: feel.optional(),
    /** Standard loop: the condition is asked before the first round as well, so that there may be none (BPMN 2.0.2 §13.2.6). */
    testBefore: z.boolean().optional(),
  })
  .readonly();
export type Loop = z.infer<typeof Loop>;

// ── Service layer (SERVICE.md §0) ────────────────────────────────────────────────────────────────

export const ValueClass = z.enum(['VA', 'BVA', 'NVA']);
/** What a service-minded reader asks of a step; all optional, filled in by the service views. */
export const ServiceFacts = z
  .strictObject({
    valueClass: ValueClass.optional(),
    isCustomerFacing: z.boolean().optional(),
    automation: z.enum(['manual', 'aided', 'automatic']).optional(),
    discretion: z.enum(['fixed', 'guided', 'free']).optional(),
    isControl: z.boolean().optional(),
    isNeverSkip: z.boolean().optional(),
    channel: z.string().max(500).optional(),
    system: z.string().max(500).optional(),
    standardOperatingProcedure: text.optional(),
    firstTimeRight: z.number().min(0).max(1).optional(),
    emotion: z.int().min(-2).max(2).optional(),
    marks: z.enum(['request', 'fulfilment', 'feedback', 'statusPoint']).optional(),
  })
  .readonly();
export type ServiceFacts = z.infer<typeof ServiceFacts>;

// ── Activities ───────────────────────────────────────────────────────────────────────────────────

const activity = {
  ...base,
  loop: Loop.nullable(),
  isForCompensation: z.boolean(),
  work: Work,
  service: ServiceFacts,
};

/** Does it start the process: its message, or the first of its events, begins a new case (BPMN 2.0.2 §10.3.3, §10.6.6)? Absent: no. */
const instantiate = z.boolean().optional();

const OTHER_TASK_KINDS = ['task', 'userTask', 'serviceTask', 'manualTask', 'scriptTask', 'businessRuleTask', 'sendTask'] as const;
export const TASK_KINDS = [...OTHER_TASK_KINDS, 'receiveTask'] as const;
export const OtherTask = z.strictObject({ kind: z.enum(OTHER_TASK_KINDS), ...activity }).readonly();
export const ReceiveTask = z.strictObject({ kind: z.literal('receiveTask'), ...activity, instantiate }).readonly();
export type ReceiveTask = z.infer<typeof ReceiveTask>;
export type Task = z.infer<typeof OtherTask> | ReceiveTask;

/** A step that calls a process modelled elsewhere (BPMN 2.0.2 §10.3.6). */
export const CallActivity = z.strictObject({ kind: z.literal('callActivity'), ...activity, calledElement: z.string().max(2_000).optional() }).readonly();
export type CallActivity = z.infer<typeof CallActivity>;

export const SUB_PROCESS_KINDS = ['subProcess', 'transaction', 'adHocSubProcess'] as const;
/** `triggeredByEvent`: an event sub-process (BPMN 2.0.2 §10.3.5). */
export const SubProcess = z.strictObject({ kind: z.enum(SUB_PROCESS_KINDS), ...activity, triggeredByEvent: z.boolean() }).readonly();
export type SubProcess = z.infer<typeof SubProcess>;

// ── Gateways ─────────────────────────────────────────────────────────────────────────────────────

export const GATEWAY_KINDS = ['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'complexGateway'] as const;
export const Gateway = z
  .strictObject({
    kind: z.enum(GATEWAY_KINDS),
    ...base,
    /** Exclusive gateways are drawn with or without the X. */
    isMarkerVisible: z.boolean().optional(),
    eventGatewayType: z.enum(['exclusive', 'parallel']).optional(),
    /** Event-based gateways only. */
    instantiate,
    activationCondition: feel.optional(),
    /** Complex gateway: goes on when so many tokens have come, and swallows the rest until all branches have come (BPMN 2.0.2 §13.4.5). */
    activationCount: z.int().min(1).max(1_000).optional(),
  })
  .readonly();
export type Gateway = z.infer<typeof Gateway>;

// ── Events ───────────────────────────────────────────────────────────────────────────────────────

export const EVENT_DEFINITION_KINDS = ['message', 'timer', 'signal', 'error', 'escalation', 'link', 'conditional', 'compensation', 'cancel', 'terminate'] as const;
export const EventDefinition = z
  .strictObject({
    kind: z.enum(EVENT_DEFINITION_KINDS),
    /** Name of the message, signal, error or escalation that is shared in the file; link name for links; id of the activity that a compensation undoes (absent: all). */
    reference: z.string().max(2_000).optional(),
    /** Code of the error or escalation: it says which one is meant, whatever the name (BPMN 2.0.2 §8.4.3, §10.5.5). */
    code: z.string().max(2_000).optional(),
    /** Id of the shared signal, error or escalation in the file, where that has neither name nor code to tell it by. */
    root: z.string().max(2_000).optional(),
    /** Timer text as the file has it (ISO 8601 duration, date or cycle), or the condition of a conditional event. */
    expression: feel.optional(),
  })
  .readonly();
export type EventDefinition = z.infer<typeof EventDefinition>;

const event = { ...base, definitions: z.array(EventDefinition).max(50).readonly(), parallelMultiple: z.boolean().optional() };

/** How cases come in at a start event. */
export const Arrivals = z
  .strictObject({
    interArrival: Distribution,
    /** Cases come in its open hours only: gaps by `reading`, rates are 0 outside, an instant outside is moved to the next opening. `null`: at any time. */
    calendar: CalendarId.nullable(),
    /** `working`: the gap counts open hours only. `push`: wall-clock gap, then moved to the next opening. */
    reading: z.enum(['working', 'push']),
    batchSize: z.int().min(1).max(100_000),
    /** Cases per hour for each hour of the week, Monday 0:00 local first: a non-homogeneous Poisson process instead of `interArrival`. */
    rates: z.array(z.number().min(0).max(1e6)).length(168).readonly().optional(),
    /** The instants at which cases came in, local, ascending: instead of `interArrival` and `rates`. */
    instants: z.array(LocalTime).min(1).max(1_000_000).readonly().optional(),
    /** No case before, none after. */
    first: LocalTime.optional(),
    last: LocalTime.optional(),
    /** This source ends after so many cases. */
    maxCases: z.int().min(1).max(10_000_000).optional(),
    /** Shares of the case classes here, instead of those of the attribute that names them (run settings, `caseClass`). */
    shares: z.array(z.strictObject({ value: z.string().max(1_000), weight: z.number().min(0).max(1e9) }).readonly()).max(1_000).readonly().optional(),
  })
  .readonly();
export type Arrivals = z.infer<typeof Arrivals>;

export const StartEvent = z
  .strictObject({
    kind: z.literal('startEvent'),
    ...event,
    /** Only of event sub-processes. */
    isInterrupting: z.boolean(),
    /** `null`: not given; the first start event then uses the stated default. */
    arrivals: Arrivals.nullable(),
  })
  .readonly();
export type StartEvent = z.infer<typeof StartEvent>;

export const IntermediateCatchEvent = z
  .strictObject({
    kind: z.literal('intermediateCatchEvent'),
    ...event,
    /** How long the case waits here: the timer, or the answer that is awaited. */
    delay: Distribution.nullable(),
  })
  .readonly();
export type IntermediateCatchEvent = z.infer<typeof IntermediateCatchEvent>;

export const IntermediateThrowEvent = z.strictObject({ kind: z.literal('intermediateThrowEvent'), ...event }).readonly();
export type IntermediateThrowEvent = z.infer<typeof IntermediateThrowEvent>;

export const BoundaryEvent = z
  .strictObject({
    kind: z.literal('boundaryEvent'),
    ...event,
    /** `null` only when the file it came from did not say. */
    attachedTo: NodeId.nullable(),
    /** Interrupting. */
    cancelActivity: z.boolean(),
    delay: Distribution.nullable(),
    /** Errors, escalations, messages: the share of executions in which it happens. */
    probability: z.number().min(0).max(1).nullable(),
    /** A timer runs from enabling (the customer loses patience) or only while work is done. */
    clock: z.enum(['sinceEnabled', 'whileWorking']),
    /** A timer that does not interrupt may come again, so many times in all. Absent: once. */
    repeats: z.int().min(1).max(10_000).optional(),
  })
  .readonly();
export type BoundaryEvent = z.infer<typeof BoundaryEvent>;

export const EndEvent = z.strictObject({ kind: z.literal('endEvent'), ...event }).readonly();
export type EndEvent = z.infer<typeof EndEvent>;

// ── Data and artifacts ───────────────────────────────────────────────────────────────────────────

export const DATA_KINDS = ['dataObject', 'dataStore', 'dataInput', 'dataOutput'] as const;
export const DataNode = z
  .strictObject({ kind: z.enum(DATA_KINDS), ...base, isCollection: z.boolean(), state: z.string().max(2_000).optional() })
  .readonly();
export type DataNode = z.infer<typeof DataNode>;

/** Its text is `name`. */
export const TextAnnotation = z.strictObject({ kind: z.literal('textAnnotation'), ...base }).readonly();
export type TextAnnotation = z.infer<typeof TextAnnotation>;

/** A dashed frame around elements; changes nothing in the flow. Its label is `name`. */
export const Group = z.strictObject({ kind: z.literal('group'), ...base }).readonly();
export type Group = z.infer<typeof Group>;

/** Something that a file draws and Laneway keeps but cannot edit (choreography, conversation). `element` is its BPMN name. */
export const LockedNode = z.strictObject({ kind: z.literal('locked'), ...base, element: z.string().max(200) }).readonly();
export type LockedNode = z.infer<typeof LockedNode>;

export const ProcessNode = z.discriminatedUnion('kind', [
  OtherTask, ReceiveTask, CallActivity, SubProcess, Gateway, StartEvent, IntermediateCatchEvent, IntermediateThrowEvent, BoundaryEvent, EndEvent,
  DataNode, TextAnnotation, Group, LockedNode,
]);
export type ProcessNode = z.infer<typeof ProcessNode>;
export type NodeKind = ProcessNode['kind'];

/** A case attribute that conditions, durations and authority limits may read. */
export const Attribute = z
  .strictObject({
    id: AttributeId,
    name: z.string().max(500),
    type: z.enum(['number', 'text', 'boolean']),
    /** How it is drawn when a case arrives. */
    value: z.union([
      z.strictObject({ kind: z.literal('distribution'), distribution: Distribution }).readonly(),
      z.strictObject({ kind: z.literal('choice'), options: z.array(z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]), weight: z.number().min(0) }).readonly()).min(1).max(1_000).readonly() }).readonly(),
      z.strictObject({ kind: z.literal('constant'), value: z.union([z.string(), z.number(), z.boolean()]) }).readonly(),
    ]),
  })
  .readonly();
export type Attribute = z.infer<typeof Attribute>;
