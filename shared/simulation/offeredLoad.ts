import { SPLIT, JOIN, TRIGGER, type Program } from './Program.ts';

/** The part of a program that says how often each step is done. */
export type LoadInput = Pick<
  Program,
  | 'split' | 'join' | 'outgoing' | 'incoming' | 'flowTarget' | 'outShare' | 'flowReject' | 'duration' | 'loopCount' | 'distributionMean' | 'headcount'
  | 'requirementStart' | 'requirementRole' | 'requirementQuantity' | 'entries' | 'sends' | 'messageTarget' | 'boundary' | 'trigger' | 'probability' | 'isInterrupting'
>;

const SWEEPS = 20_000;
const CONVERGED = 1e-10;

/**
 * Mean number of visits of each node per case: the traffic equations v = e + Pᵀv (Jackson 1957), solved by
 * Gauss–Seidel sweeps, which converge because every loop has a way out. A parallel join fires as often as its rarest
 * branch; an inclusive one at most as often as tokens come in and at least as often as its most frequent branch (taken).
 * Boundary timers are left out: whether they fire depends on the waiting that is yet to be found.
 */
export function visitsPerCase(p: LoadInput, starts: readonly { readonly node: number; readonly share: number }[]): Float64Array {
  const n = p.split.length;
  const entry = new Float64Array(n);
  for (const { node, share } of starts) entry[node]! += share;
  const flow = new Float64Array(p.flowTarget.length);
  const visits = new Float64Array(n);
  const extra = new Float64Array(n);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let change = 0;
    extra.fill(0);
    for (let i = 0; i < n; i += 1) {
      const times = visits[i]! * (p.loopCount[i] ?? 1);
      for (let k = p.entries.start[i]!; k < p.entries.start[i + 1]!; k += 1) extra[p.entries.items[k]!]! += times;
      for (let k = p.sends.start[i]!; k < p.sends.start[i + 1]!; k += 1) {
        const target = p.messageTarget[p.sends.items[k]!]!;
        if (p.incoming.start[target] === p.incoming.start[target + 1]) extra[target]! += visits[i]!;
      }
      for (let k = p.boundary.start[i]!; k < p.boundary.start[i + 1]!; k += 1) {
        const event = p.boundary.items[k]!;
        if (p.trigger[event] === TRIGGER.atEnd) extra[event]! += visits[i]! * p.probability[event]!;
      }
    }
    for (let i = 0; i < n; i += 1) {
      const from = p.incoming.start[i]!;
      const to = p.incoming.start[i + 1]!;
      let sum = 0;
      let least = Infinity;
      let most = 0;
      for (let k = from; k < to; k += 1) {
        const rate = flow[p.incoming.items[k]!]!;
        sum += rate;
        least = Math.min(least, rate);
        most = Math.max(most, rate);
      }
      let joined = sum;
      if (p.join[i] === JOIN.all) joined = least;
      else if (p.join[i] === JOIN.inclusive) joined = most;
      const next = entry[i]! + extra[i]! + joined;
      change = Math.max(change, Math.abs(next - visits[i]!));
      visits[i] = next;
      sendOn(p, i, next, flow);
    }
    if (change < CONVERGED) break;
  }
  return visits;
}

function sendOn(p: LoadInput, node: number, visits: number, flow: Float64Array): void {
  let leaving = visits;
  for (let k = p.boundary.start[node]!; k < p.boundary.start[node + 1]!; k += 1) {
    const event = p.boundary.items[k]!;
    if (p.trigger[event] === TRIGGER.atEnd && p.isInterrupting[event] === 1) leaving *= 1 - p.probability[event]!;
  }
  for (let k = p.outgoing.start[node]!; k < p.outgoing.start[node + 1]!; k += 1) {
    const way = p.outgoing.items[k]!;
    const isShared = p.split[node] !== SPLIT.all;
    // A rejected hand-off comes back to be done again: geometric repeats, all of which pass in the end.
    flow[way] = leaving * (isShared ? p.outShare[k]! : 1);
  }
}

/** Working minutes that one case brings to each role, when it begins at all of `starts`. */
export function loadPerCase(p: LoadInput, starts: readonly number[]): Float64Array {
  return loadOf(p, visitsPerCase(p, starts.map((node) => ({ node, share: 1 }))));
}

export function loadOf(p: LoadInput, visits: Float64Array): Float64Array {
  const load = new Float64Array(p.headcount.length);
  for (let i = 0; i < visits.length; i += 1) {
    const duration = p.duration[i]!;
    if (duration < 0) continue;
    const work = visits[i]! * repeats(p, i) * p.loopCount[i]! * p.distributionMean[duration]!;
    for (let k = p.requirementStart[i]!; k < p.requirementStart[i + 1]!; k += 1) load[p.requirementRole[k]!]! += work * p.requirementQuantity[k]!;
  }
  return load;
}

/** How often a step is done per visit because its hand-offs are sent back: 1/(1 − p) for the only way out. */
function repeats(p: LoadInput, node: number): number {
  let accepted = 1;
  for (let k = p.outgoing.start[node]!; k < p.outgoing.start[node + 1]!; k += 1) {
    const share = p.split[node] === SPLIT.all ? 1 : p.outShare[k]!;
    accepted -= share * p.flowReject[p.outgoing.items[k]!]!;
  }
  return accepted > 0.001 ? 1 / accepted : 1_000;
}
