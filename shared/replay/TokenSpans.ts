/** What a token does for a while. `moving`: on a flow that takes time; `resting`: at an event or gateway, or between two steps. */
export const DOING = { moving: 0, queued: 1, working: 2, resting: 3 } as const;

/**
 * Everything that tokens do, in the order in which it begins: columns of equal length. A span holds in [from, to), so at
 * every instant each token does one thing.
 */
export interface TokenSpans {
  readonly doing: Uint8Array;
  /** Row in the table of cases. */
  readonly case: Int32Array;
  /** Number of the flow when moving, of the node otherwise. */
  readonly place: Int32Array;
  /** Row in the table of activities; −1 when moving or resting. */
  readonly activity: Int32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** The flows that the token took in no time to come here are hops[hopStart[i] … hopStart[i + 1]). */
  readonly hopStart: Int32Array;
  readonly hops: Int32Array;
}

/** A token that is consumed: at an end, or where nothing leads on. In the order of time. */
export interface TokenExits {
  readonly at: Float64Array;
  readonly case: Int32Array;
  readonly node: Int32Array;
  readonly hopStart: Int32Array;
  readonly hops: Int32Array;
}

/** One row of either, while it is made. */
export interface DraftSpan {
  readonly doing: number;
  readonly case: number;
  readonly place: number;
  readonly activity: number;
  readonly from: number;
  readonly to: number;
  readonly hops: readonly number[];
}

function packHops(rows: readonly { readonly hops: readonly number[] }[]): { readonly hopStart: Int32Array; readonly hops: Int32Array } {
  const hopStart = new Int32Array(rows.length + 1);
  rows.forEach(({ hops }, i) => (hopStart[i + 1] = hopStart[i]! + hops.length));
  const hops = new Int32Array(hopStart[rows.length]!);
  rows.forEach((row, i) => hops.set(row.hops, hopStart[i]!));
  return { hopStart, hops };
}

/** Sorted by beginning; those that begin together keep their order (by case, as they came). */
export function packSpans(drafts: readonly DraftSpan[]): TokenSpans {
  const sorted = drafts.toSorted((a, b) => a.from - b.from);
  return {
    doing: Uint8Array.from(sorted, (s) => s.doing),
    case: Int32Array.from(sorted, (s) => s.case),
    place: Int32Array.from(sorted, (s) => s.place),
    activity: Int32Array.from(sorted, (s) => s.activity),
    from: Float64Array.from(sorted, (s) => s.from),
    to: Float64Array.from(sorted, (s) => s.to),
    ...packHops(sorted),
  };
}

export function packExits(drafts: readonly DraftSpan[]): TokenExits {
  const sorted = drafts.toSorted((a, b) => a.from - b.from);
  return {
    at: Float64Array.from(sorted, (s) => s.from),
    case: Int32Array.from(sorted, (s) => s.case),
    node: Int32Array.from(sorted, (s) => s.place),
    ...packHops(sorted),
  };
}
