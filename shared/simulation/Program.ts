import type { NodeId, FlowId, RoleId } from '../model/ids.ts';
import type { DistributionTable } from './distributions/distributionTable.ts';
import type { Goal } from './Goal.ts';
import type { WeekPattern } from './calendar/WeekPattern.ts';
import type { Rows } from './Rows.ts';
import type { Source } from './Source.ts';
import type { StaffProgram } from './StaffProgram.ts';

/** When a token that arrives may go on. */
export const JOIN = { none: 0, all: 1, inclusive: 2, complex: 3 } as const;
/** What happens at a node before the token leaves. */
export const BODY = { pass: 0, work: 1, delay: 2, message: 3, scope: 4, race: 5, signal: 6, condition: 7 } as const;
/** Which ways a token leaves by. */
export const SPLIT = { all: 0, exclusive: 1, inclusive: 2, exclusiveConditions: 3, inclusiveConditions: 4, end: 5 } as const;
/** What an end (or a throw) does beyond ending. */
export const RESULT = { none: 0, terminate: 1, error: 2, escalation: 3, cancel: 4, signal: 5, compensation: 6 } as const;
export const LOOP = { none: 0, sequential: 1, parallel: 2 } as const;
export const SHIFT_END = { suspend: 0, overtime: 1, startOnlyIfItFits: 2 } as const;
export const QUEUE_ORDER = { fifo: 0, lifo: 1, priority: 2, shortest: 3, earliestDue: 4 } as const;
/** How a boundary event comes about. */
export const TRIGGER = { timed: 0, atEnd: 1, message: 2, thrown: 3, signal: 4, condition: 5 } as const;

/**
 * A model as the kernel reads it: integer codes and typed arrays, −1 for “none”. Nodes and flows are numbered;
 * names and ids stand beside and never enter the loop. Structured-clone safe, so a worker gets it once.
 */
export interface Program {
  /** Ids of the model that was given: where a process is called from several places, several nodes have the same (and flows likewise). */
  readonly nodeIds: readonly NodeId[];
  readonly nodeNames: readonly string[];
  readonly flowIds: readonly FlowId[];
  /** 1: an activity that does work; only these appear among the steps of a report. */
  readonly isStep: Uint8Array;
  /** 1: a case can get here without an interrupting boundary event. */
  readonly isRegular: Uint8Array;
  /** 1: the customer sees it. */
  readonly isVisible: Uint8Array;
  /** 1: leaving it starts or stops the clock of a promise, or is seen by the customer. */
  readonly isWatched: Uint8Array;
  readonly goals: readonly Goal[];
  /** Classes of cases that the report tells apart, by the values of this attribute; `null` and empty without. */
  readonly classAttribute: string | null;
  readonly classNames: readonly string[];

  readonly join: Int8Array;
  readonly body: Int8Array;
  readonly split: Int8Array;
  readonly result: Int8Array;
  /** Index into `expressions`: what a conditional event waits for; −1 for other nodes. */
  readonly awaits: Int32Array;
  /** Some event waits for a condition. */
  readonly hasConditions: boolean;
  /** Tokens after which a complex gateway goes on. */
  readonly activation: Int32Array;
  /** What a boundary event catches that is thrown inside: RESULT.error, escalation or cancel. */
  readonly catches: Int8Array;
  /** Error, escalation or signal thrown or caught; −1 catches or throws any. */
  readonly reference: Int32Array;
  /** Sub-process that a node stands in. */
  readonly parent: Int32Array;
  /** Nodes at which a sub-process begins. */
  readonly entries: Rows;
  /** Start events of event sub-processes, by the level in which they stand: a row per node that is a sub-process, then one per pool. */
  readonly levelStarts: Rows;
  /** Level of a process that begins at a node. */
  readonly rootLevel: Int32Array;
  /** Activity that undoes a node; −1 without. */
  readonly undoneBy: Int32Array;
  /** Activity that a compensation event is about; −1: every one of its level. */
  readonly undoes: Int32Array;
  /** Event sub-process that a start event begins; −1 for other nodes. */
  readonly begins: Int32Array;
  /** Nodes at which a process begins together with a node, in one level; only where it has no start event. */
  readonly together: Rows;
  readonly incoming: Rows;
  readonly outgoing: Rows;
  /** Beside outgoing.items: cumulative share (exclusive) or probability of each way (inclusive). */
  readonly outShare: Float64Array;
  /** Beside outgoing.items: index into `expressions`, −1 without condition. */
  readonly outCondition: Int32Array;
  /** Position in outgoing.items of the default flow. */
  readonly defaultWay: Int32Array;
  readonly flowSource: Int32Array;
  readonly flowTarget: Int32Array;
  readonly flowTransfer: Int32Array;
  readonly flowReject: Float64Array;
  /** Hand-off number of a flow: it passes work to another role. */
  readonly flowHandOff: Int32Array;
  readonly handOffFlows: Int32Array;
  readonly handOffNames: readonly string[];
  /** Numbers of the holders between whom a hand-off passes; −1 where the drawing does not say. */
  readonly handOffFrom: Int32Array;
  readonly handOffTo: Int32Array;
  /** For inclusive joins: row = position in incoming.items, cell = 1 where a token at the node can still come in by that flow. */
  readonly reachStart: Int32Array;
  readonly reach: Uint8Array;

  readonly desk: Int32Array;
  readonly stepCalendar: Int32Array;
  readonly requirementStart: Int32Array;
  readonly requirementRole: Int32Array;
  readonly requirementQuantity: Int32Array;
  readonly duration: Int32Array;
  readonly shiftEnd: Int8Array;
  readonly priority: Float64Array;
  /** Index into `expressions` instead, −1 without. */
  readonly priorityExpression: Int32Array;
  /** What a step writes when it is done: row per node, items number `setAttribute` (names) and `setExpression`. */
  readonly sets: Rows;
  readonly setAttribute: readonly string[];
  readonly setExpression: Int32Array;
  readonly fixedCost: Float64Array;
  readonly costPerMinute: Float64Array;
  readonly delay: Int32Array;
  /** 0: a timer, 1: a partner's answer. */
  readonly delayIsPartner: Uint8Array;
  readonly loop: Int8Array;
  /** Number of rounds or instances; a fraction is drawn. */
  readonly loopCount: Float64Array;
  /** Index into `expressions`: a standard loop goes on while it holds; −1 without. */
  readonly loopCondition: Int32Array;
  /** 1: the condition is asked before the first round too. */
  readonly loopTestsBefore: Int8Array;
  /** Shares of numbers of rounds: row per node, cumulative shares beside the items; empty rows where `loopCount` says it. */
  readonly loopCounts: Rows;
  readonly loopShares: Float64Array;
  /** How often a timer that does not interrupt comes: at the edge of an activity, or as the start of an event sub-process. */
  readonly repeats: Int32Array;
  /** Minutes from each time to the next; 0: they are drawn from `delay`. */
  readonly period: Float64Array;
  /** Minute of the run after which it comes no more. */
  readonly lastAt: Float64Array;

  readonly boundary: Rows;
  readonly attachedTo: Int32Array;
  readonly trigger: Int8Array;
  readonly isInterrupting: Uint8Array;
  /** 1: the clock runs only while work is done. */
  readonly whileWorking: Uint8Array;
  readonly probability: Float64Array;

  /** Message flows: row per sending node; items are numbers of `messageTarget`. */
  readonly sends: Rows;
  readonly messageTarget: Int32Array;
  readonly messageTransfer: Int32Array;
  /** Element number of the first message flow: the others follow. */
  readonly messageElement: number;
  readonly messageSlot: Int32Array;
  readonly messageSlots: number;

  readonly visitSlot: Int32Array;
  readonly visitSlots: number;

  readonly sources: readonly Source[];

  readonly roleIds: readonly RoleId[];
  readonly roleNames: readonly string[];
  readonly headcount: Int32Array;
  readonly roleCalendar: Int32Array;
  readonly roleCostPerMinute: Float64Array;
  readonly desks: number;
  readonly deskOrder: Int8Array;
  readonly deskRoles: Rows;
  /** `null`: heads are counted at every desk. */
  readonly staff: StaffProgram | null;
  /** Promises from the start of a case to its end, minutes of their calendars; empty unless a line is ordered by due date. */
  readonly dueWithin: Float64Array;
  readonly dueCalendar: Int32Array;

  readonly calendars: readonly WeekPattern[];
  readonly timeZone: string;
  /** Start of the run, minutes since 1970-01-01 UTC. */
  readonly origin: number;

  readonly distributions: DistributionTable;
  /** Mean of each distribution in minutes, for the load before the run. */
  readonly distributionMean: Float64Array;
  readonly attributes: readonly CompiledAttribute[];
  readonly expressions: readonly string[];

  /** Two words per element: nodes, then flows, then attributes. */
  readonly hashLow: Int32Array;
  readonly hashHigh: Int32Array;
}

export type AttributeValue = string | number | boolean;

export interface CompiledAttribute {
  readonly name: string;
  /** Number of a distribution, or −1 with a choice. */
  readonly distribution: number;
  /** A distribution draws minutes; the attribute is in the unit that was typed. */
  readonly perMinute: number;
  readonly values: readonly AttributeValue[];
  readonly cumulative: readonly number[];
}
