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

/** A case's row of visits; models with more nodes that count them keep the rest in a table that grows. */
export const VISIT_ROW = { bits: 5, slots: 32 } as const;

/** Large blocks begin this much before a line of the cache where the C library puts its own header in front of them, as on Linux. */
const TO_NEXT_LINE = 48;

/** Records of 2^bits bytes that hold integers and doubles side by side: two views of the same bytes. */
function records(count: number, bits: number): { readonly ints: Int32Array; readonly doubles: Float64Array } {
  const bytes = count << bits;
  const buffer = new ArrayBuffer(TO_NEXT_LINE + bytes);
  return { ints: new Int32Array(buffer, TO_NEXT_LINE, bytes >> 2), doubles: new Float64Array(buffer, TO_NEXT_LINE, bytes >> 3) };
}

const tokens = records(CAPACITY.tokens, 8);
const cases = records(CAPACITY.cases, 6);
const nodes = records(CAPACITY.nodes, 8);

export const MEMORY = {
  tokenInts: tokens.ints,
  tokenTimes: tokens.doubles,
  caseInts: cases.ints,
  caseSums: cases.doubles,
  nodes: nodes.ints,
  /** Costs, law and sums of each node, see nodeRecords and RunStatistics. */
  nodeValues: nodes.doubles,
  flows: new Int32Array(CAPACITY.flows << 3),
  /** The ways out of all nodes, one node after the other: flow, and share. */
  wayFlows: new Int32Array(CAPACITY.flows),
  wayShares: new Float64Array(CAPACITY.flows),
  /** Per case, how often it was at the first nodes that count visits. */
  visits: new Int32Array(CAPACITY.cases << VISIT_ROW.bits),
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
  /** First and last in the line of each desk, is it to be looked at, is its line a plain one: see Desks. */
  desks: new Int32Array(CAPACITY.nodes << 2),
  dirtyDesks: new Int32Array(CAPACITY.nodes),
  /** Tokens to be moved before time goes on, see RunState. */
  work: new Int32Array(CAPACITY.tokens << 1),
  /** Whole numbers that nearly every event reads or changes. A field of an object costs a check of its shape each time. */
  counters: new Int32Array(64),
  /** Times that are handed from one function to another: a double as an argument would be allocated. */
  clock: new Float64Array(64),
} as const;

/**
 * Places in the clock, in minutes of the run: now, when the event that is pushed next falls due, the duration that was drawn
 * last, and the window in which averages over time are taken. `sequence`: events pushed so far.
 */
export const CLOCK = { now: 0, due: 1, drawn: 2, windowStart: 3, windowEnd: 4, sequence: 5 } as const;
/** Places among the counters: places in the heap of events, 1 while its root is a hole, records it ever had; desks to be looked at; tokens to be moved; moves since the last event; what the event taken last says; cases and tokens that are in; cases whose moves are postponed. */
export const COUNTER = { pending: 0, isHollow: 1, records: 2, dirtyDesks: 3, work: 4, moves: 5, code: 6, subject: 7, version: 8, round: 9, cases: 10, tokens: 11, postponed: 12 } as const;
/** Who is first and last in the line of a desk, −1: nobody; 1 while it is to be looked at; 1: its line is a plain one. */
export const DESK_RECORD = { bits: 2, head: 0, tail: 1, isDirty: 2, isSimple: 3 } as const;
export const ROLE_RECORD = { bits: 2, free: 0, inLine: 1, inLineMax: 2 } as const;
