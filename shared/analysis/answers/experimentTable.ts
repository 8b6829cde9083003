import { estimate, shownSide } from '../estimate.ts';
import type { Estimate } from '../SimulationReport.ts';
import type { DesignPoint } from './design.ts';
import { responseOf, type PointResult, type Response } from './designedExperiment.ts';
import { effects, type Effects } from './effects.ts';
import type { Factor } from './Factor.ts';

/** A point with what came out there over its replications; `null`: it could not run, or its queues grew without end. */
export interface PointOutcome {
  readonly point: number;
  readonly values: DesignPoint;
  readonly response: Estimate | null;
}

/** The replications that are there at every point that works: what can be compared. */
export interface ExperimentOutcome {
  readonly effects: Effects;
  /** All points, the best first. */
  readonly points: readonly PointOutcome[];
  /** Points that cannot be told from the best one: their paired difference to it covers 0. */
  readonly asGood: readonly number[];
  readonly replications: number;
}

/** Attainment, throughput and flow efficiency are better large; times, cost and work in progress small. */
const isLargerBetter = (response: Response): boolean => response.kind === 'promise' || response.name === 'throughputPerHour' || response.name === 'flowEfficiency';

/** What an experiment says about a response so far. */
export function experimentOutcome(factors: readonly Factor[], points: readonly DesignPoint[], results: readonly PointResult[], response: Response): ExperimentOutcome {
  const table = points.map((): (number | null)[] => []);
  for (const { point, replication, figures } of results) if (table[point]) table[point][replication] = figures === null ? null : responseOf(figures, response);
  const working = [...points.keys()].filter((p) => table[p]!.length > 0 && table[p]!.every((value) => value !== null));
  const complete = working.length === 0 ? [] : [...table[working[0]!]!.keys()].filter((r) => working.every((p) => typeof table[p]![r] === 'number'));
  const responses = complete.map((r) => working.map((p) => table[p]![r]!));
  const sign = isLargerBetter(response) ? -1 : 1;
  const outcomes = points.map((values, point): PointOutcome => {
    const known = table[point]!.filter((value) => value !== null);
    return { point, values, response: working.includes(point) && known.length > 0 ? estimate(known) : null };
  }).toSorted((a, b) => (a.response === null || b.response === null ? Number(a.response === null) - Number(b.response === null) : sign * (a.response.mean - b.response.mean)) || a.point - b.point);
  const best = outcomes[0];
  return {
    effects: effects(factors, working.map((p) => points[p]!), responses),
    points: outcomes,
    asGood: best?.response ? outcomes.slice(1).filter(({ point, response: there }) => there !== null && shownSide(differenceOf(table[best.point]!, table[point]!, complete)) === 'not').map(({ point }) => point) : [],
    replications: complete.length,
  };
}

const differenceOf = (a: readonly (number | null)[], b: readonly (number | null)[], replications: readonly number[]): Estimate =>
  estimate(replications.map((r) => (b[r] ?? 0) - (a[r] ?? 0)));
