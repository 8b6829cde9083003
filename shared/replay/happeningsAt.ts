import type { Replay } from './Replay.ts';
import { lastAtOrBefore } from './StepCurve.ts';
import { DOING } from './TokenSpans.ts';

/** Something that happens to a case at an instant; node and flow are numbers of the trace. */
export type Happening =
  | { readonly kind: 'arrived' | 'finished'; readonly case: number }
  | { readonly kind: 'queued' | 'started' | 'rests' | 'suspended' | 'resumed'; readonly case: number; readonly node: number }
  | { readonly kind: 'sent'; readonly case: number; readonly flow: number };

/** What begins or ends at exactly this instant, in words that can be said: arrivals first, ends last. */
export function happeningsAt({ trace, spans, pauses, rowOfCase }: Replay, t: number): readonly Happening[] {
  const { cases, activities } = trace;
  const found: Happening[] = [];
  for (let row = 0; row < cases.number.length; row += 1) if (cases.startedAt[row] === t) found.push({ kind: 'arrived', case: row });
  for (let i = lastAtOrBefore(spans.from, t); i >= 0 && spans.from[i] === t; i -= 1) {
    const [of, place] = [spans.case[i]!, spans.place[i]!];
    switch (spans.doing[i]) {
      case DOING.moving: found.push({ kind: 'sent', case: of, flow: place }); break;
      case DOING.queued: found.push({ kind: 'queued', case: of, node: place }); break;
      case DOING.working: found.push({ kind: 'started', case: of, node: place }); break;
      default: found.push({ kind: 'rests', case: of, node: place });
    }
  }
  for (let i = lastAtOrBefore(pauses.at, t); i >= 0 && pauses.at[i] === t; i -= 1) {
    const activity = pauses.activity[i]!;
    const row = rowOfCase.get(activities.case[activity]!);
    if (row !== undefined) found.push({ kind: pauses.isResume[i] === 1 ? 'resumed' : 'suspended', case: row, node: activities.node[activity]! });
  }
  for (let row = 0; row < cases.number.length; row += 1) if (cases.endedAt[row] === t) found.push({ kind: 'finished', case: row });
  return found;
}
