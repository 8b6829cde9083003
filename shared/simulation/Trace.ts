import type { AttributeValue } from './Program.ts';

/** How an activity ended. */
export const OUTCOME = { completed: 0, interrupted: 1, withdrawn: 2 } as const;

/**
 * What happened to the first cases of one replication, in the order in which it ended: columns of equal length. Times
 * are minutes since the start of the run; nodes, flows, roles and people are numbers of the program, whose ids stand beside.
 */
export interface Trace {
  readonly replication: number;
  readonly nodeIds: readonly string[];
  readonly flowIds: readonly string[];
  readonly roleIds: readonly string[];
  readonly personIds: readonly string[];
  /** Start of the run, minutes since 1970-01-01 UTC, and the zone in which it is read. */
  readonly origin: number;
  readonly timeZone: string;
  readonly cases: {
    /** Number of the case in the run, from 0 in the order of arrival. */
    readonly number: Int32Array;
    readonly startedAt: Float64Array;
    /** Infinity: not ended. */
    readonly endedAt: Float64Array;
    readonly attributes: readonly (Readonly<Record<string, AttributeValue>> | null)[];
  };
  /** One row per activity performed (or withdrawn before it began: `startedAt` is then Infinity). */
  readonly activities: {
    readonly case: Int32Array;
    readonly node: Int32Array;
    /** Of this case at this node, from 0. */
    readonly visit: Int32Array;
    readonly enabledAt: Float64Array;
    readonly startedAt: Float64Array;
    readonly endedAt: Float64Array;
    readonly outcome: Int8Array;
    /** First person who did it, −1 where people have no names; role that did it, −1 for nobody. */
    readonly person: Int32Array;
    readonly role: Int32Array;
    /** Row i was suspended in suspensions.from/to[suspensionStart[i] … suspensionStart[i + 1]). */
    readonly suspensionStart: Int32Array;
  };
  readonly suspensions: { readonly from: Float64Array; readonly to: Float64Array };
  /** One row per flow taken: a token left one node at `leftAt` and came to the other at `arrivedAt` (later only after a transfer time). */
  readonly moves: {
    readonly case: Int32Array;
    readonly flow: Int32Array;
    readonly leftAt: Float64Array;
    readonly arrivedAt: Float64Array;
  };
}
