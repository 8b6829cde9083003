import type { AttributeValue } from '../Program.ts';
import { sample } from '../distributions/distributionTable.ts';
import { PURPOSE } from '../randomStream.ts';
import type { Source } from '../Source.ts';
import { CASE, CASE_SUM } from './CaseStore.ts';
import { PRIORITY } from './EventList.ts';
import { EVENT } from './events.ts';
import { beginProcess } from './waits.ts';
import { settleCase } from './settleCase.ts';
import type { RunState } from './RunState.ts';
import { CLOCK, MEMORY } from './memory.ts';

const { caseInts, caseSums, clock } = MEMORY;
const { now: NOW, due: DUE } = CLOCK;
const CASE_BITS = CASE.bits;
const CASE_SUM_BITS = CASE_SUM.bits;
/** Plans the first arrival of every source, and brings the cases that are there already. */
export function beginArrivals(run: RunState): void {
  run.program.sources.forEach((source, i) => {
    bringBacklog(run, i);
    plan(run, i, run.arrivalTimes.first(source));
  });
}

/** A source brings its next cases, and its next arrival is planned. Only that one stands in the event list. */
export function caseArrives(run: RunState, i: number): void {
  const source = run.program.sources[i]!;
  const size = Math.min(source.batchSize, run.options.cases - run.started, source.maxCases - run.arrived[i]!);
  run.arrivals[i]! += 1;
  run.openSources -= 1;
  for (let n = 0; n < size; n += 1) {
    run.hasMoreNow = n < size - 1;
    startCase(run, i, run.arrived[i]!, run.started);
    run.arrived[i]! += 1;
  }
  run.hasMoreNow = false;
  if (run.started < run.options.cases) plan(run, i, run.arrivalTimes.next(source, clock[NOW]!, run.arrived[i]!, run.arrivals[i]!));
  if (run.openSources === 0 || run.started >= run.options.cases) run.statistics.arrivalsOver(clock[NOW]!);
}

function plan(run: RunState, i: number, at: number): void {
  if (at > run.options.arrivalsEnd || at === Infinity) return;
  run.openSources += 1;
  clock[DUE] = at;
  run.list.push(PRIORITY.arrival, EVENT.arrival, i, 0);
}

/**
 * Cases that waited before the run began: nobody knows how long, so they are never counted. Their numbers count down
 * from −1, so that a backlog changes no draw of the cases that follow.
 */
function bringBacklog(run: RunState, i: number): void {
  const { backlog } = run.program.sources[i]!;
  for (let n = 0; n < backlog; n += 1) {
    run.hasMoreNow = n < backlog - 1;
    startCase(run, i, -1 - n, -1);
  }
  run.hasMoreNow = false;
}

/** `order`: in which the cases of the run came, −1 outside it. */
function startCase(run: RunState, i: number, number: number, order: number): void {
  const source = run.program.sources[i]!;
  const cases = run.cases;
  const c = cases.take();
  const of = c << CASE_BITS;
  caseInts[of + CASE.number] = number;
  caseInts[of + CASE.sourceHash] = source.hash;
  caseInts[of + CASE.order] = order;
  const { warmUpCases, leftOut } = run.options;
  caseInts[of + CASE.isCounted] = order >= warmUpCases && (leftOut === null || leftOut[order] === 0) ? 1 : 0;
  if (order === warmUpCases) run.statistics.countingBegins(clock[NOW]!);
  if (order >= 0) run.started += 1;
  caseSums[(c << CASE_SUM_BITS) + CASE_SUM.startedAt] = clock[NOW]!;
  if (run.options.recordCycleTimes && order >= 0) run.startTimes[order] = clock[NOW]!;
  if (run.program.attributes.length > 0) cases.attributes[c] = drawAttributes(run, c, source);
  caseInts[of + CASE.class] = run.classOf(cases.attributes[c] ?? null);
  run.statistics.caseStarted(c);
  run.trace?.caseStarted(c, cases.attributes[c] ?? null);
  beginProcess(run, c, source.node);
  for (const companion of source.companions) beginProcess(run, c, companion);
  settleCase(run, c);
}

function drawAttributes(run: RunState, c: number, { classShares }: Source): Record<string, AttributeValue> {
  const values: Record<string, AttributeValue> = {};
  const first = run.program.nodeIds.length + run.program.flowIds.length;
  run.program.attributes.forEach((attribute, i) => {
    run.seek(first + i, PURPOSE.attribute, c, 0);
    if (attribute.distribution >= 0) {
      values[attribute.name] = sample(run.program.distributions, attribute.distribution, run.stream) * attribute.perMinute;
      return;
    }
    const { values: options, cumulative } = classShares?.attribute === i ? classShares : attribute;
    const u = run.stream.uniform();
    const chosen = cumulative.findIndex((share) => u < share);
    values[attribute.name] = options[chosen < 0 ? options.length - 1 : chosen] ?? 0;
  });
  return values;
}
