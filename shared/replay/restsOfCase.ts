import type { Trace } from '../simulation/Trace.ts';
import type { CaseRows } from './rowsByCase.ts';
import { BEHAVIOUR, type TracedProcess } from './TracedProcess.ts';

/** A token at a node that is no step: `to` = `from` when it went on at once, `null` when it never did. */
export interface Rest {
  readonly node: number;
  readonly from: number;
  readonly to: number | null;
}

/** Firings of a node: instants at which a token left, once per token however many ways it was split into. */
function firingsOf(departures: readonly { readonly at: number; readonly flow: number }[], isSplit: boolean): number[] {
  if (!isSplit) return departures.map(({ at }) => at);
  const firings: number[] = [];
  for (let i = 0; i < departures.length; ) {
    const { at } = departures[i]!;
    const perFlow = new Map<number, number>();
    for (; departures[i]?.at === at; i += 1) perFlow.set(departures[i]!.flow, (perFlow.get(departures[i]!.flow) ?? 0) + 1);
    for (let n = Math.max(...perFlow.values()); n > 0; n -= 1) firings.push(at);
  }
  return firings;
}

/**
 * Where tokens of a case stood that did no step: in front of a join, at a timer, at an event that had to come. A trace
 * has no rows for that, but for who came and who left: the first to come is the first to go; at a join all that are there
 * go together (BPMN 2.0.2 §13.4).
 */
export function restsOfCase({ moves: table, activities }: Trace, process: TracedProcess, rows: CaseRows): readonly Rest[] {
  const steps = new Set(rows.activities.map((row) => activities.node[row]!));
  const arrivals = new Map<number, number[]>();
  const departures = new Map<number, { at: number; flow: number }[]>();
  for (const row of rows.moves) {
    const flow = table.flow[row]!;
    if (!process.isSequence[flow]) continue;
    const target = process.flowTarget[flow]!;
    const source = process.flowSource[flow]!;
    if (target >= 0 && !steps.has(target) && process.behaviour[target] !== BEHAVIOUR.inside) arrivals.set(target, [...(arrivals.get(target) ?? []), table.arrivedAt[row]!]);
    if (source >= 0) departures.set(source, [...(departures.get(source) ?? []), { at: table.leftAt[row]!, flow }]);
  }
  return [...arrivals].flatMap(([node, came]) => {
    const isJoin = process.behaviour[node] === BEHAVIOUR.join;
    const left = firingsOf(departures.get(node) ?? [], isJoin);
    let next = 0;
    return came.toSorted((a, b) => a - b).map((from): Rest => {
      while (left[next] !== undefined && left[next]! < from) next += 1;
      const to = left[next] ?? null;
      if (!isJoin) next += 1;
      return { node, from, to };
    });
  });
}
