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

/** Columns per goal (promise or standard): times it applied, times it was kept, sum of the minutes it was about. */
export const GOAL = { applicable: 0, kept: 1, sum: 2 } as const;
export const GOAL_COLUMNS = 3;
/** Over counted cases: without a step done again; steps done again; hand-offs that went back at once to where the case came from. */
export const QUALITY = { withoutRepeat: 0, repeats: 1, pingPongs: 2 } as const;
export const QUALITIES = 3;

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
  /** Minutes that cases spent in the window, begun before it or not; those that can never end stay to its end. */
  readonly wipArea: number;
  /** Most cases in progress at once, in the window. */
  readonly wipMax: number;
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
  /** Counted cases that came in; and that left by an interrupting boundary event, an error or a terminate before their regular end (they are among `cases`). */
  readonly arrived: number;
  readonly abandoned: number;
  /** QUALITIES sums. */
  readonly quality: Float64Array;
  /** HOURS_OF_WEEK per role, Monday 0:00 local first: busy minutes of people inside their hours, and minutes of people on shift, in the window. */
  readonly busyByHour: Float64Array;
  readonly availableByHour: Float64Array;
  /** BUCKETS means over equal spans of `bucketMinutes` from the start of the run: cases in progress, then the line of each role. */
  readonly curves: Float64Array;
  readonly bucketMinutes: number;
  /** When the first counted case arrived. */
  readonly windowStart: number;
  /** Per class of cases and case measure, MOMENTS and a sketch; empty without classes. */
  readonly classMoments: Float64Array;
  readonly classSketches: Uint32Array;
  /** GOAL_COLUMNS and a sketch of STEP_ACCURACY per goal of the program. */
  readonly goals: Float64Array;
  readonly goalSketches: Uint32Array;
  /** MOMENTS and a sketch of the longest blind interval; empty where the customer sees nothing. */
  readonly blind: Float64Array;
  readonly blindSketch: Uint32Array;
  /** Tokens of cases that can never end, by the node at which they wait. */
  readonly stuck: Int32Array;
  readonly stuckCases: number;
  /** Cycle times in the order of arrival, when asked for (warm-up); empty otherwise. */
  readonly cycleTimes: Float64Array;
  /** Beside the cycle times: the minutes at which those cases came in. */
  readonly startTimes: Float64Array;
  /** Over the whole run, warm-up and run-out included: ∫ open cases dt, and the minutes that every case that left spent in it (also those that can never end, until that was seen). Little's law: they are equal when none is left open. */
  readonly wholeArea: number;
  readonly wholeCycleTime: number;
  /** Cases still open when the run was stopped; all that came in. */
  readonly openAtEnd: number;
  readonly startedCases: number;
  /** Set when the run was stopped before its last case ended; the figures then mean nothing. */
  readonly stopped: StopReason | null;
  /** Tokens by node when it was stopped; empty otherwise. */
  readonly waiting: Int32Array;
}
