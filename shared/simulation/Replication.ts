/** Sums kept per distribution over cases: count, sum, sum of squares, least, greatest. */
export const MOMENTS = 5;
/** Distributions over cases, in this order. */
export const CASE_MEASURES = ['cycleTime', 'waitingTime', 'processingTime', 'cost'] as const;
export const CASE_ACCURACY = 0.005;
export const STEP_ACCURACY = 0.02;

/** Columns per step. Times are sums over executions of counted cases, in minutes; `queueArea` is person-free minutes in line. */
export const STEP = { executions: 0, waiting: 1, waitingInHours: 2, processing: 3, processingSquares: 4, cost: 5, queueArea: 6, queueMax: 7 } as const;
export const STEP_COLUMNS = 8;
/** Columns per role: minutes of people; `available`: headcount × open minutes of the window. */
export const ROLE = { busy: 0, available: 1, queueArea: 2, queueMax: 3, waiting: 4, cost: 5, overtime: 6 } as const;
export const ROLE_COLUMNS = 7;
/** Columns per person with a name: minutes inside and outside hours, minutes on shift, works taken up and money of counted cases. */
export const PERSON = { busy: 0, overtime: 1, available: 2, executions: 3, cost: 4 } as const;
export const PERSON_COLUMNS = 5;

/** Columns per hand-off: times it was taken, times a step began after it, minutes from the end of the step before to that. */
export const HAND_OFF = { count: 0, starts: 1, waiting: 2 } as const;
export const HAND_OFF_COLUMNS = 3;

/** Why a run was stopped. */
export type StopReason = 'openCases' | 'openTokens' | 'endless' | 'timeOut' | 'nothingEnded';

/** What one replication measured: typed arrays that a worker hands over without copying. Times in minutes. */
export interface Replication {
  readonly number: number;
  /** Cases that ended and count. */
  readonly cases: number;
  readonly warmUpCases: number;
  readonly events: number;
  /** Length of the window of averages over time: from the first counted case to the last arrival (to the last end when all came at once). */
  readonly window: number;
  /** Minutes that cases spent in the window, begun before it or not. */
  readonly wipArea: number;
  /** From the window to the last end, and the minutes that cases spent there. */
  readonly runOut: number;
  readonly runOutArea: number;
  /** MOMENTS per case measure. */
  readonly moments: Float64Array;
  /** Quantile sketches of the case measures, one after the other. */
  readonly sketches: Uint32Array;
  /** Parts of the cycle time along the critical path, sums over counted cases. */
  readonly parts: Float64Array;
  readonly steps: Float64Array;
  readonly stepSketches: Uint32Array;
  readonly roles: Float64Array;
  readonly handOffs: Float64Array;
  /** PERSON_COLUMNS per person of the program; empty where nobody has a name. */
  readonly people: Float64Array;
  /** Cases that can never end, by the node at which a token waits. */
  readonly stuck: Int32Array;
  readonly stuckCases: number;
  /** Cycle times in the order of arrival, when asked for (warm-up); empty otherwise. */
  readonly cycleTimes: Float64Array;
  /** Set when the run was stopped before its last case ended; the figures then mean nothing. */
  readonly stopped: StopReason | null;
  /** Node with the most waiting tokens when it was stopped. */
  readonly stoppedAt: number;
}
