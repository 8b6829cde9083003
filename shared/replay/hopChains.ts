import type { Trace } from '../simulation/Trace.ts';
import type { TracedProcess } from './TracedProcess.ts';

/** A chain is as long as the flows between two steps; a longer one is a loop that takes no time. */
const LONGEST_CHAIN = 50;

/**
 * The flows that tokens of one case took in no time. A token that is done with one step and begins the next at the same
 * instant went through gateways and events on the way: the chain of flows between is what is shown as a glide.
 */
export class HopChains {
  readonly #trace: Trace;
  readonly #process: TracedProcess;
  /** Moves of no duration by the node that they came to. */
  readonly #into = new Map<number, number[]>();
  /** Moves that brought a token to where it stays: each brings one. */
  readonly #brought = new Set<number>();
  readonly #stoppedAt: (node: number, at: number) => boolean;

  /** `stoppedAt`: had a token stayed at the node until that instant? The chain of the next one begins there. */
  constructor(trace: Trace, process: TracedProcess, moves: readonly number[], stoppedAt: (node: number, at: number) => boolean) {
    this.#trace = trace;
    this.#process = process;
    this.#stoppedAt = stoppedAt;
    for (const row of moves) {
      if (trace.moves.leftAt[row] !== trace.moves.arrivedAt[row]) continue;
      const target = process.flowTarget[trace.moves.flow[row]!]!;
      if (target < 0) continue;
      const list = this.#into.get(target);
      if (list) list.push(row);
      else this.#into.set(target, [row]);
    }
  }

  /** Numbers of the flows, first to last, by which a token came to a node at an instant; empty when it came otherwise. */
  to(node: number, at: number): readonly number[] {
    const { moves } = this.#trace;
    const last = this.#into.get(node)?.find((row) => moves.arrivedAt[row] === at && !this.#brought.has(row));
    if (last === undefined) return [];
    this.#brought.add(last);
    const chain = [last];
    const seen = new Set(chain);
    while (chain.length < LONGEST_CHAIN) {
      const source = this.#process.flowSource[moves.flow[chain.at(-1)!]!]!;
      if (source < 0 || this.#stoppedAt(source, at)) break;
      const before = this.#into.get(source)?.find((row) => moves.arrivedAt[row] === at && !seen.has(row));
      if (before === undefined) break;
      seen.add(before);
      chain.push(before);
    }
    return chain.toReversed().map((row) => moves.flow[row]!);
  }
}
