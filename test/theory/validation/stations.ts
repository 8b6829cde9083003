import type { Distribution } from '../../../shared/model/Distribution.ts';
import { boundary, end, exponential, fixed, gateway, start, task, type Parts } from '../../shared/simulation/buildModel.ts';
import { erlangC, impatience, lognormalSurvival, waitDM1, waitMG1, waitMMc, waitQuantileMG1, waitQuantileMMc, waitsByPriority, waitShortestFirst } from './formulas.ts';
import { busy, cycleTime, executions, inSystem, quantile, queueLength, runLength, wait, type TheoryModel } from './TheoryModel.ts';

export const UTILISATIONS = [0.5, 0.8, 0.95] as const;
/** Mean service time of every station, minutes. */
const S = 5;
const MU = 1 / S;

const station = (service: Distribution, gap: Distribution, people: number, role: Readonly<Record<string, unknown>> = {}): Parts => ({
  nodes: { s: start(gap), serve: task(service, 'R'), e: end() },
  flows: ['s > serve', 'serve > e'],
  roles: { R: { headcount: people, ...role } },
});
const percent = (rho: number) => Math.round(rho * 100);

const mm1 = UTILISATIONS.map((rho): TheoryModel => {
  const lambda = rho * MU;
  const inSystemTime = S / (1 - rho);
  return {
    id: `mm1-${percent(rho)}`, name: 'M/M/1', source: 'Gross §2.2; time in system is exponential, P(W > t) = ρe^(−(μ − λ)t)', utilisation: rho,
    parts: station(exponential(S), exponential(1 / lambda), 1), ...runLength(rho),
    statements: [
      wait('serve', (rho * S) / (1 - rho)), queueLength('serve', (rho * rho) / (1 - rho)), inSystem(rho / (1 - rho)), busy('R', rho),
      quantile('cycleTime', 'p50', -Math.log(0.5) * inSystemTime), quantile('cycleTime', 'p90', -Math.log(0.1) * inSystemTime),
      quantile('waitingTime', 'p95', waitQuantileMMc(lambda, MU, 1, 0.95)),
    ],
  };
});

const mmc = [2, 5].flatMap((c) => UTILISATIONS.map((rho): TheoryModel => {
  const lambda = rho * c * MU;
  const mean = waitMMc(lambda, MU, c);
  return {
    id: `mm${c}-${percent(rho)}`, name: `M/M/${c}`, source: 'Erlang 1917; Gross §2.3', utilisation: rho,
    parts: station(exponential(S), exponential(1 / lambda), c), ...runLength(rho),
    statements: [
      wait('serve', mean), queueLength('serve', lambda * mean), busy('R', rho),
      ...(erlangC(c, lambda / MU) > 0.15 ? [quantile('waitingTime', 'p95', waitQuantileMMc(lambda, MU, c, 0.95))] : []),
    ],
  };
}));

const md1 = UTILISATIONS.map((rho): TheoryModel => ({
  id: `md1-${percent(rho)}`, name: 'M/D/1', source: 'Pollaczek–Khinchine; Gross §5.1', utilisation: rho,
  parts: station(fixed(S), exponential(S / rho), 1), ...runLength(rho),
  statements: [
    wait('serve', waitMG1(rho * MU, S, 0)), queueLength('serve', rho * MU * waitMG1(rho * MU, S, 0)),
    quantile('waitingTime', 'p95', waitQuantileMG1(rho * MU, S, (x) => (x < S ? 1 : 0), 0.95)),
  ],
}));

const mg1 = UTILISATIONS.map((rho): TheoryModel => {
  const mean = waitMG1(rho * MU, S, 1.5 * S);
  const length = runLength(rho);
  // The more service varies, the slower the queue forgets: by (1 + 1.5²)/2.
  return {
    id: `mg1-${percent(rho)}`, name: 'M/G/1, lognormal, coefficient of variation 1.5', source: 'Pollaczek–Khinchine; Gross §5.1', utilisation: rho,
    parts: station({ kind: 'lognormal', unit: 'min', mean: S, sd: 1.5 * S }, exponential(S / rho), 1), warmUpCases: 2 * length.warmUpCases, cases: 2 * length.cases,
    statements: [
      wait('serve', mean), queueLength('serve', rho * MU * mean), cycleTime(mean + S),
      quantile('waitingTime', 'p95', waitQuantileMG1(rho * MU, S, lognormalSurvival(S, 1.5 * S), 0.95)),
    ],
  };
});

const dm1 = UTILISATIONS.map((rho): TheoryModel => ({
  id: `dm1-${percent(rho)}`, name: 'D/M/1', source: 'Gross §5.3', utilisation: rho,
  parts: station(exponential(S), fixed(S / rho), 1), ...runLength(rho),
  statements: [wait('serve', waitDM1(rho * MU, MU))],
}));

const SHARE = 0.4;
const twoClasses = (lambda: number, people: number, isPreemptive: boolean): Parts => ({
  nodes: { s: start(exponential(1 / lambda)), x: gateway('exclusive'), urgent: task(exponential(S), 'R', { work: { priority: 1 } }), normal: task(exponential(S), 'R'), e: end() },
  flows: ['s > x', `x > urgent ${SHARE}`, `x > normal ${1 - SHARE}`, 'urgent > e', 'normal > e'],
  roles: { R: { headcount: people, queueOrder: 'priority', ...(isPreemptive ? { isPreemptive } : {}) } },
});
const priorities = [1, 2].flatMap((c) => UTILISATIONS.map((rho): TheoryModel => {
  const lambda = rho * c * MU;
  const [urgent, normal] = waitsByPriority(lambda, MU, c, SHARE);
  return {
    id: `priority-${c}-${percent(rho)}`, name: `M/M/${c}, two priorities, non-preemptive`, source: 'Cobham 1954; Gross §3.4.2', utilisation: rho,
    parts: twoClasses(lambda, c, false), ...runLength(rho),
    statements: [wait('urgent', urgent, 'mean wait, urgent'), wait('normal', normal, 'mean wait, normal')],
  };
}));
/** The urgent see nobody else; both together are as many as in M/M/1, for exponential service has no memory (Gross §3.4.3). */
const preemptive = UTILISATIONS.map((rho): TheoryModel => ({
  id: `preemptive-${percent(rho)}`, name: 'M/M/1, two priorities, preemptive', source: 'Gross §3.4.3', utilisation: rho,
  parts: twoClasses(rho * MU, 1, true), ...runLength(rho),
  statements: [wait('urgent', (SHARE * rho * S) / (1 - SHARE * rho), 'mean wait, urgent'), cycleTime(S / (1 - rho))],
}));

const ordersAt = (rho: number): TheoryModel[] => [
  {
    id: `lifo-${percent(rho)}`, name: 'M/M/1, last come first served', source: 'the mean wait does not depend on the order (Gross §2.2.4)', utilisation: rho,
    parts: station(exponential(S), exponential(S / rho), 1, { queueOrder: 'lifo' }), ...runLength(rho),
    statements: [wait('serve', (rho * S) / (1 - rho))],
  },
  {
    id: `sjf-${percent(rho)}`, name: 'M/G/1, uniform, shortest job first', source: 'Phipps 1956; Gross §3.4', utilisation: rho,
    parts: station({ kind: 'uniform', unit: 'min', min: 0, max: 2 * S }, exponential(S / rho), 1, { queueOrder: 'shortest' }), ...runLength(rho),
    statements: [wait('serve', waitShortestFirst(rho * MU, 2 * S))],
  },
];

/** Mean patience, minutes. */
const PATIENCE = 20;
/** Offered load ÷ servers; who gives up makes it bearable above 1 as well. */
const lossesAt = (load: number) => [1, 3].map((c): TheoryModel => {
  const lambda = load * c * MU;
  const { inSystem: length, waiting, lost } = impatience(lambda, MU, c, 1 / PATIENCE);
  return {
    id: `impatience-${c}-${percent(load)}`, name: `M/M/${c}+M, customers who give up`, source: 'Palm 1957; birth–death process, Gross §2.10.2', utilisation: load,
    parts: {
      nodes: { s: start(exponential(1 / lambda)), serve: task(exponential(S), 'R'), gone: boundary('serve', 'timer', { delay: exponential(PATIENCE) }), left: task(fixed(0), null), lost: end(), e: end() },
      flows: ['s > serve', 'serve > e', 'gone > left', 'left > lost'],
      roles: { R: { headcount: c } },
    },
    warmUpCases: 500, cases: 15_500,
    statements: [inSystem(length), executions('left', lost, 'share that gives up'), queueLength('serve', waiting)],
  };
});

/** Cases that come in groups of four: L = ρ(1 + 4)/2(1 − ρ). */
const groups = UTILISATIONS.map((rho): TheoryModel => ({
  id: `bulk-${percent(rho)}`, name: 'M^[4]/M/1, arrivals in groups of four', source: 'Gross §3.1', utilisation: rho,
  parts: { nodes: { s: start(exponential((4 * S) / rho), { arrivals: { batchSize: 4 } }), serve: task(exponential(S), 'R'), e: end() }, flows: ['s > serve', 'serve > e'], roles: { R: {} } },
  cases: 3 * runLength(rho).cases, warmUpCases: 3 * runLength(rho).warmUpCases,
  statements: [cycleTime((2.5 * S) / (1 - rho)), inSystem((2.5 * rho) / (1 - rho))],
}));

/** One station, closed form. */
export const stations: readonly TheoryModel[] = [...mm1, ...mmc, ...md1, ...mg1, ...dm1, ...priorities, ...preemptive, ...ordersAt(0.8), ...[0.5, 0.95, 1.3].flatMap(lossesAt), ...groups];

/** The same at the other utilisations; added later, so that no model changed its seed. */
export const stationsAtOthers: readonly TheoryModel[] = [...ordersAt(0.5), ...ordersAt(0.95), ...lossesAt(0.8)];
