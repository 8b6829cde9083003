/** How a source says when its cases come. */
export const ARRIVAL = { gaps: 0, rates: 1, instants: 2 } as const;
/** `working`: a gap counts the open hours of the calendar only; `push`: clock time, then moved to the next opening. */
export const READING = { working: 0, push: 1 } as const;

/** Where cases come in, as the kernel reads it. Instants are minutes since the start of the run. */
export interface Source {
  readonly node: number;
  /** Starts of other pools that begin together with each case. */
  readonly companions: readonly number[];
  readonly kind: number;
  /** Number of the distribution of the gaps. */
  readonly interArrival: number;
  /** Cases per minute in each hour of the week, Monday 0:00 local first; empty unless `kind` is `rates`. */
  readonly rates: Float64Array;
  /** When cases come, ascending; empty unless `kind` is `instants`. */
  readonly instants: Float64Array;
  readonly calendar: number;
  readonly reading: number;
  /** Cases per arrival. */
  readonly batchSize: number;
  /** No case before, none after. */
  readonly first: number;
  readonly last: number;
  /** The source ends after so many cases. */
  readonly maxCases: number;
  /** Cases that are there when the run begins, before any arrival; they are never counted. */
  readonly backlog: number;
  /** Cumulative shares of the values of the class attribute here; `null`: those of the attribute. */
  readonly classShares: { readonly attribute: number; readonly values: readonly string[]; readonly cumulative: readonly number[] } | null;
  readonly hash: number;
}
