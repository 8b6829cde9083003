import type { Trace } from '../simulation/Trace.ts';
import { HopChains } from './hopChains.ts';
import { restsOfCase } from './restsOfCase.ts';
import type { CaseRows } from './rowsByCase.ts';
import { DOING, type DraftSpan } from './TokenSpans.ts';
import { BEHAVIOUR, type TracedProcess } from './TracedProcess.ts';

interface CaseStory {
  readonly spans: readonly DraftSpan[];
  readonly exits: readonly DraftSpan[];
}

/** The whole story of one case: what each of its tokens did from the first instant to the last, without a gap. What never ends ends at Infinity. */
export function spansOfCase(trace: Trace, process: TracedProcess, rows: CaseRows): CaseStory {
  const { activities, moves, cases } = trace;
  const begin = cases.startedAt[rows.case]!;
  const end = cases.endedAt[rows.case]!;
  const spans: DraftSpan[] = [];
  const exits: DraftSpan[] = [];
  const steps = rows.activities.filter((row) => process.behaviour[activities.node[row]!] !== BEHAVIOUR.inside);
  const rests = restsOfCase(trace, process, rows);

  const stops = new Set<string>();
  for (const row of steps) if (activities.endedAt[row]! > activities.enabledAt[row]!) stops.add(`${activities.node[row]} ${activities.endedAt[row]}`);
  for (const { node, from, to } of rests) if (to !== null && to > from) stops.add(`${node} ${to}`);
  const chains = new HopChains(trace, process, rows.moves, (node, at) => stops.has(`${node} ${at}`));

  const add = (doing: number, place: number, activity: number, from: number, to: number, hops: readonly number[] = []) => {
    if (from < to) spans.push({ doing, case: rows.case, place, activity, from, to, hops });
  };
  for (const row of steps) {
    const node = activities.node[row]!;
    const enabled = activities.enabledAt[row]!;
    const ended = activities.endedAt[row]!;
    const started = Math.min(activities.startedAt[row]!, ended);
    if (ended <= enabled) continue;
    const hops = chains.to(node, enabled);
    add(DOING.queued, node, row, enabled, started, hops);
    add(DOING.working, node, row, started, ended, started > enabled ? [] : hops);
  }
  for (const { node, from, to } of rests) {
    if (to !== null && to > from) add(DOING.resting, node, -1, from, to, chains.to(node, from));
    else if (to === null && process.behaviour[node] !== BEHAVIOUR.end) add(DOING.resting, node, -1, from, end, chains.to(node, from));
    else if (to === null) exits.push({ doing: DOING.resting, case: rows.case, place: node, activity: -1, from, to: from, hops: chains.to(node, from) });
  }
  for (const row of rows.moves) add(DOING.moving, moves.flow[row]!, -1, moves.leftAt[row]!, moves.arrivedAt[row]!);
  return { spans: [...spans, ...gaps(spans, rows.case, begin, end, firstNode(trace, process, rows), process)], exits };
}

function firstNode({ moves, activities }: Trace, process: TracedProcess, rows: CaseRows): number {
  const [move] = rows.moves;
  const [activity] = rows.activities;
  const fromMove = move === undefined ? -1 : process.flowSource[moves.flow[move]!]!;
  if (fromMove >= 0 && (activity === undefined || moves.leftAt[move!]! <= activities.enabledAt[activity]!)) return fromMove;
  return activity === undefined ? fromMove : activities.node[activity]!;
}

/**
 * Instants at which a case is in progress and no token of it does anything that the trace tells (it waits for another
 * pool, say, or for a sub-process): it rests where it was last. So no case is ever lost from view.
 */
function gaps(spans: readonly DraftSpan[], of: number, begin: number, end: number, first: number, process: TracedProcess): DraftSpan[] {
  const found: DraftSpan[] = [];
  let covered = begin;
  let at = first;
  const rest = (until: number) => {
    if (until > covered && at >= 0) found.push({ doing: DOING.resting, case: of, place: at, activity: -1, from: covered, to: until, hops: [] });
  };
  for (const { doing, place, from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from >= end) break;
    rest(from);
    if (to <= covered) continue;
    covered = to;
    const node = doing === DOING.moving ? process.flowTarget[place]! : place;
    if (node >= 0) at = node;
  }
  rest(end);
  return found;
}
