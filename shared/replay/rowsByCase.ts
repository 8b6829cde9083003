import type { Trace } from '../simulation/Trace.ts';

/** The rows of a trace that belong to one case. */
export interface CaseRows {
  /** Row in the table of cases. */
  readonly case: number;
  /** In the order in which the tokens left. */
  readonly moves: readonly number[];
  /** In the order in which they could have begun. */
  readonly activities: readonly number[];
}

/** A trace lists rows as they ended, all cases mixed; a token's story needs them by case and in order. */
export function rowsByCase({ cases, activities, moves }: Trace): readonly CaseRows[] {
  const rowOf = new Map(Array.from(cases.number, (number, row) => [number, row]));
  const all = Array.from(cases.number, (_, row) => ({ case: row, moves: [] as number[], activities: [] as number[] }));
  for (let i = 0; i < moves.case.length; i += 1) all[rowOf.get(moves.case[i]!) ?? -1]?.moves.push(i);
  for (let i = 0; i < activities.case.length; i += 1) all[rowOf.get(activities.case[i]!) ?? -1]?.activities.push(i);
  for (const rows of all) {
    rows.moves.sort((a, b) => moves.leftAt[a]! - moves.leftAt[b]! || a - b);
    rows.activities.sort((a, b) => activities.enabledAt[a]! - activities.enabledAt[b]! || a - b);
  }
  return all;
}

/** The last instant at which anything happens. */
export function horizonOf({ cases, activities, moves }: Trace): number {
  let horizon = 0;
  for (const times of [cases.startedAt, cases.endedAt, activities.enabledAt, activities.startedAt, activities.endedAt, moves.leftAt, moves.arrivedAt]) {
    for (const time of times) if (time > horizon && time < Infinity) horizon = time;
  }
  return horizon;
}
