/**
 * The records that every event touches, at fixed places: allocated once per thread and used by one run after the other.
 * V8 compiles an access to an array that can never be another one into a bounds check and a load; to one that is read
 * from a field it adds the map, the length, the base and the detached flag of its buffer, each time after a call. That is
 * half of the kernel's time, so what is hot stands here. A run clears what it uses before it begins; runs of one thread
 * never overlap, for a run does not return before it is over. The arrays are address space: pages that no run has
 * touched take no memory.
 */

/** More would be a process that does not fit into its computer. Compilation refuses larger models, the limits of a run larger crowds. */
export const CAPACITY = { nodes: 1 << 16, flows: 1 << 17, tokens: 1 << 20, cases: 1 << 19, events: 1 << 22, roles: 1 << 12, calendars: 1 << 12 } as const;

export const MEMORY = {
  tokenInts: new Int32Array(CAPACITY.tokens << 4),
  tokenTimes: new Float64Array(CAPACITY.tokens << 4),
  caseInts: new Int32Array(CAPACITY.cases << 4),
  caseSums: new Float64Array(CAPACITY.cases << 1),
  nodes: new Int32Array(CAPACITY.nodes << 5),
  flows: new Int32Array(CAPACITY.flows << 2),
  /** Money per minute and per performance of each node, side by side. */
  costs: new Float64Array(CAPACITY.nodes << 1),
  /** Sums per node, see RunStatistics. */
  sums: new Float64Array(CAPACITY.nodes << 4),
  /** Per role: people without work, work in line, and the most there was. */
  roles: new Int32Array(CAPACITY.roles << 2),
  /** (start, end) of a span of each calendar, see OpenSpans. */
  spans: new Float64Array(CAPACITY.calendars << 1),
  /** (time, tie) per place in the heap of events, the record that stands there, and (code, subject, version, round) per record. */
  eventKeys: new Float64Array(CAPACITY.events << 1),
  eventRecords: new Int32Array(CAPACITY.events),
  events: new Int32Array(CAPACITY.events << 2),
  /** Per curve and bucket, see TimeCurves; per role and hour of the week, see HourProfile. */
  curveAreas: new Float64Array(CAPACITY.roles << 8),
  curveSteps: new Int32Array(CAPACITY.roles << 8),
  hourMinutes: new Float64Array(CAPACITY.roles << 8),
  /** Times that are handed from one function to another: a double as an argument would be allocated. */
  clock: new Float64Array(64),
} as const;

/** Places in the clock, in minutes of the run: now, when the event that is pushed next falls due, and the duration that was drawn last. */
export const CLOCK = { now: 0, due: 1, drawn: 2 } as const;
export const ROLE_RECORD = { bits: 2, free: 0, inLine: 1, inLineMax: 2 } as const;
