import { estimate } from '../../../shared/analysis/estimate.ts';
import type { Distribution } from '../../../shared/model/Distribution.ts';
import type { Replication } from '../../../shared/simulation/Replication.ts';
import { end, exponential, fixed, start, task } from '../../shared/simulation/buildModel.ts';
import { CONFIDENCE } from './measure.ts';
import type { Statement, TheoryModel } from './TheoryModel.ts';

/** Cases per hour: six at night, thirty from 9 to 17, on each day of the week. */
const RATES = Array.from({ length: 168 }, (_, hour) => (hour % 24 >= 9 && hour % 24 < 17 ? 30 : 6));
const HOUR = 60;
const MEAN = 90;
const DAYS = 8;
/** The curve of a run of eight days has buckets of an hour; the third day is read. */
const HOURS_READ = [3, 10, 14, 18, 21].map((hour) => 48 + hour);

const rateAt = (minute: number) => RATES[Math.floor(minute / HOUR) % RATES.length]! / HOUR;

/** Mean over an hour of m(t) = ∫ λ(u)·P(S > t − u) du, by the midpoint rule in steps of five minutes and of a quarter of one. */
function meanInHour(hour: number, stays: (age: number) => number): number {
  const step = 0.25;
  const longest = 12 * MEAN;
  let sum = 0;
  for (let t = hour * HOUR + 2.5; t < (hour + 1) * HOUR; t += 5) {
    for (let age = step / 2; age < longest && age < t; age += step) sum += rateAt(t - age) * stays(age) * step;
  }
  return sum / (HOUR / 5);
}

function curveAt(replication: Replication, hour: number): number {
  if (replication.bucketMinutes !== HOUR) throw new Error(`A bucket has ${replication.bucketMinutes} minutes`);
  return replication.curves[hour]!;
}

const model = (id: string, name: string, service: Distribution, stays: (age: number) => number): TheoryModel => ({
  id, name, utilisation: 0,
  source: 'non-homogeneous Poisson arrivals by hour of the week, everybody served at once: m(t) = ∫ λ(u)P(S > t − u)du (Eick, Massey and Whitt 1993)',
  parts: { nodes: { s: start(exponential(1), { arrivals: { rates: RATES } }), serve: task(service, null), e: end() }, flows: ['s > serve', 'serve > e'], settings: { start: '2026-01-05T00:00' } },
  cases: 1_000_000, warmUpCases: 0, arrivalsEnd: DAYS * 24 * HOUR, replications: 60,
  statements: HOURS_READ.map((hour): Statement => ({
    figure: `in system, ${hour % 24} to ${(hour % 24) + 1} h`, theory: meanInHour(hour, stays), unit: '',
    read: (_, replications) => estimate(replications.map((replication) => curveAt(replication, hour)), CONFIDENCE),
  })),
});

/** Arrivals that change over the day. */
export const timeVarying: readonly TheoryModel[] = [
  model('mt-m-inf', 'M_t/M/∞', exponential(MEAN), (age) => Math.exp(-age / MEAN)),
  model('mt-d-inf', 'M_t/D/∞', fixed(MEAN), (age) => (age < MEAN ? 1 : 0)),
];
