import type { PersonId } from '../model/ids.ts';
import type { Rows } from './Rows.ts';

/** Who of the people that are free takes up work. */
export const ALLOCATION = { longestIdle: 0, random: 1, cheapest: 2, fastest: 3 } as const;
export const PERFORMER = { anyone: 0, sameAs: 1, notSameAs: 2 } as const;
export const BATCH = { together: 0, oneByOne: 1 } as const;

/**
 * People who are told apart, for the desks that need it: those with names, those that break down, are away, switch over
 * or are interrupted, and those whose steps choose between teams, keep people or wait for batches. All other desks count
 * heads only. A unit is one person or machine; a member is a unit in one of its roles. Integer codes and typed arrays,
 * −1 for “none”, calendars and distributions by their numbers in the program. The rules are in docs/resources.md.
 */
export interface StaffProgram {
  /** Per desk, 1: its people are told apart. */
  readonly isStaffed: Uint8Array;

  readonly personIds: readonly PersonId[];
  readonly personNames: readonly string[];
  /** Per unit: number of the person, −1 without name. */
  readonly unitPerson: Int32Array;
  readonly unitSpeed: Float64Array;
  /** Union of the hours in its roles. */
  readonly unitCalendar: Int32Array;
  /** Members of each unit. */
  readonly unitMembers: Rows;

  readonly memberUnit: Int32Array;
  readonly memberRole: Int32Array;
  readonly memberCalendar: Int32Array;
  readonly memberCostPerMinute: Float64Array;
  /** Members of each role, in the order of the list. */
  readonly roleMembers: Rows;
  /** Members of each staffed desk. */
  readonly deskMembers: Rows;

  readonly allocation: Int8Array;
  readonly isPreemptive: Uint8Array;
  /** Distributions of each role. */
  readonly timeBetweenFailures: Int32Array;
  readonly timeToRepair: Int32Array;
  readonly switchOver: Int32Array;
  readonly overtimeFactor: Float64Array;
  /** Number of each role among the elements that random numbers are keyed by. */
  readonly roleElement: Int32Array;

  /** Per node of a staffed desk (and for batches that need nobody): its options, in order of preference. */
  readonly options: Rows;
  /** Per option: when it could be staffed, if nobody were busy. */
  readonly optionCalendar: Int32Array;
  /** Per option: its requirements. */
  readonly requirements: Rows;
  /** Per requirement. */
  readonly role: Int32Array;
  readonly quantity: Int32Array;
  /** Row of `candidates`. */
  readonly candidateRow: Int32Array;
  /** Members who may do the step, in the order of the list. */
  readonly candidates: Rows;
  /** Beside candidates.items: own duration, −1: that of the step. */
  readonly ownDuration: Int32Array;

  readonly performer: Int8Array;
  /** Per node: slot of the step whose people are meant. */
  readonly performerSlot: Int32Array;
  /** Per node: slot in which its people are noted. */
  readonly doerSlot: Int32Array;
  readonly doerSlots: number;
  /** Per node: node until which its people stay with the case. */
  readonly keepUntil: Int32Array;
  /** Per node, 1: people may have stayed until it ends. */
  readonly endsKeeping: Uint8Array;

  /** Per node: number of its batch. */
  readonly batch: Int32Array;
  readonly batchNode: Int32Array;
  /** 0: no matter how many. */
  readonly batchSize: Int32Array;
  readonly batchMaxWait: Int32Array;
  readonly batchMode: Int8Array;
  readonly batchPerItem: Int32Array;
  /** Minutes after local midnight, ascending. */
  readonly batchClock: Rows;

  /** Per node. */
  readonly fixedCost: Float64Array;
}
