import { type AttributeValue, READING } from '../Program.ts';
import { sample } from '../distributions/distributionTable.ts';
import { PURPOSE } from '../randomStream.ts';
import { CASE, CASE_SUM } from './CaseStore.ts';
import { PRIORITY } from './EventList.ts';
import { EVENT } from './events.ts';
import { settleCase } from './settleCase.ts';
import type { RunState } from './RunState.ts';
import { CLOCK, MEMORY } from './memory.ts';

const { caseInts, caseSums, clock } = MEMORY;
const { now: NOW, due: DUE } = CLOCK;
const CASE_BITS = CASE.bits;
const CASE_SUM_BITS = CASE_SUM.bits;
/** A source brings its next cases, and its next arrival is planned. Only that one stands in the event list. */
export function caseArrives(run: RunState, i: number): void {
  const source = run.program.sources[i]!;
  for (let n = 0; n < source.batchSize && run.started < run.options.cases; n += 1) {
    run.hasMoreNow = n < source.batchSize - 1;
    startCase(run, i);
  }
  run.hasMoreNow = false;
  if (run.started >= run.options.cases) {
    run.statistics.arrivalsOver(clock[NOW]!);
    return;
  }
  run.stream.seek(source.node, PURPOSE.arrival, source.hash, run.arrived[i]!, 0);
  const gap = Math.max(0, sample(run.program.distributions, source.interArrival, run.stream));
  const hours = source.calendar < 0 ? null : run.open.hours[source.calendar]!;
  let at = clock[NOW]! + gap;
  if (hours !== null) {
    at = source.reading === READING.working ? hours.addOpen(clock[NOW]!, gap) : hours.nextOpen(at);
    // A gap that ends exactly at closing time: the case comes in at the next opening.
    if (!hours.isOpen(at)) at = hours.nextOpen(at);
  }
  if (at > run.options.arrivalsEnd) {
    run.openSources -= 1;
    if (run.openSources === 0) run.statistics.arrivalsOver(clock[NOW]!);
    return;
  }
  clock[DUE] = at;
  run.list.push(PRIORITY.arrival, EVENT.arrival, i, 0);
}

function startCase(run: RunState, i: number): void {
  const source = run.program.sources[i]!;
  const cases = run.cases;
  const c = cases.take();
  const of = c << CASE_BITS;
  caseInts[of + CASE.number] = run.arrived[i]!;
  run.arrived[i]! += 1;
  caseInts[of + CASE.sourceHash] = source.hash;
  caseInts[of + CASE.order] = run.started;
  caseInts[of + CASE.isCounted] = run.started >= run.options.warmUpCases ? 1 : 0;
  if (run.started === run.options.warmUpCases) run.statistics.countingBegins(clock[NOW]!);
  run.started += 1;
  caseSums[(c << CASE_SUM_BITS) + CASE_SUM.startedAt] = clock[NOW]!;
  if (run.program.attributes.length > 0) cases.attributes[c] = drawAttributes(run, c);
  run.trace?.caseStarted(c, cases.attributes[c] ?? null);
  run.newRoot(c, source.node);
  for (const companion of source.companions) run.newRoot(c, companion);
  settleCase(run, c);
}

function drawAttributes(run: RunState, c: number): Record<string, AttributeValue> {
  const values: Record<string, AttributeValue> = {};
  const first = run.program.nodeIds.length + run.program.flowIds.length;
  run.program.attributes.forEach((attribute, i) => {
    run.seek(first + i, PURPOSE.attribute, c, 0);
    if (attribute.distribution >= 0) {
      values[attribute.name] = sample(run.program.distributions, attribute.distribution, run.stream) * attribute.perMinute;
      return;
    }
    const u = run.stream.uniform();
    const chosen = attribute.cumulative.findIndex((share) => u < share);
    values[attribute.name] = attribute.values[chosen < 0 ? attribute.values.length - 1 : chosen] ?? 0;
  });
  return values;
}
