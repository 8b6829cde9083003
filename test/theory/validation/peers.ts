import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SimulationPool } from '../../../electron/simulation/SimulationPool.ts';
import type { Estimate, Measures } from '../../../shared/analysis/SimulationReport.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { applyProsimos } from '../../../shared/interchange/prosimos/applyProsimos.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { unwrap } from '../../../shared/result.ts';

/*
 * What other engines (BIMP/QBP 2.0.7, Prosimos 2.0.6, simmer 4.4.6 and a simulator written for comparison) gave on the
 * same models. The figures and their tolerances are part of the fixtures that stand beside the checkout in development;
 * without them there is nothing to compare.
 */
const folder = process.env['LANEWAY_FIXTURES'] ?? resolve(import.meta.dirname, '../../../../shared/fixtures');
const file = (name: string) => join(folder, 'sim', name);
export const hasPeers = existsSync(file('expected.json'));

export const PEERS = ['svc10_247', 'svc10', 'r1_loan_origination'] as const;
export type Peer = (typeof PEERS)[number];
export type Rule = 'working' | 'push';

interface Expected {
  readonly id: string;
  readonly run: { readonly cases: number; readonly replications: number };
  readonly expected: readonly { readonly arrival_rule: Rule | 'any'; readonly metric: string; readonly value: number; readonly tol_abs: number }[];
}

/** The model by the BPMN file alone, whose arrivals are read as BIMP does, or with Prosimos JSON, read as Prosimos does. */
function documentOf(peer: Peer, rule: Rule): ModelDocument {
  const { document } = unwrap(readBpmn(new Uint8Array(readFileSync(file(`${peer}.bpmn`)))));
  return rule === 'working' ? document : { ...document, master: unwrap(applyProsimos(document.master, readFileSync(file(`${peer}.prosimos.json`), 'utf8'))).model };
}

const SECONDS = 60;
const inSeconds = ({ mean, halfWidth }: Estimate): Estimate => ({ mean: mean * SECONDS, halfWidth: halfWidth === null ? null : halfWidth * SECONDS });

function figure(measures: Measures, metric: string): Estimate {
  const [kind, id] = metric.split(':');
  const { cycleTime } = measures;
  const step = () => Object.entries(measures.steps).find(([key]) => key === id)![1];
  const quantile = (level: 'p50' | 'p95') => inSeconds({ mean: cycleTime[level], halfWidth: cycleTime.quantileHalfWidths?.[level] ?? null });
  switch (kind) {
    case 'mean_cycle_time': return inSeconds(cycleTime);
    case 'sd_cycle_time': return inSeconds({ mean: cycleTime.sd, halfWidth: null });
    case 'median_cycle_time': return quantile('p50');
    case 'p95_cycle_time': return quantile('p95');
    case 'mean_wait': return inSeconds(step().waiting);
    case 'mean_wait_in_hours': return inSeconds(step().waitingInHours);
    case 'executions_per_case': return step().executionsPerCase;
    case 'utilisation': return Object.entries(measures.roles).find(([key]) => key === id)![1].utilisation;
    default: throw new Error(`Unknown metric ${metric}`);
  }
}

export interface Compared {
  readonly peer: Peer;
  readonly rule: Rule;
  readonly metric: string;
  readonly theirs: number;
  readonly tolerance: number;
  readonly ours: number;
  readonly halfWidth: number;
  /** Distance by the root of the sum of squares of the two intervals. */
  readonly distance: number;
}

/** Every figure of one peer under one reading of its arrivals, all cases counted, as its run was. */
export async function comparePeer(pool: SimulationPool, peer: Peer, rule: Rule): Promise<Compared[]> {
  const all = JSON.parse(readFileSync(file('expected.json'), 'utf8')) as readonly (Expected & { readonly analytic: { readonly executions_per_case: Readonly<Record<string, number>> } })[];
  const { run, expected, analytic } = all.find(({ id }) => id === peer)!;
  const report = await pool.simulate(documentOf(peer, rule), { scenarios: [null], overrides: { cases: run.cases, replications: run.replications, seed: 1, warmUpCases: 0 }, withBottlenecks: false });
  const { measures } = report.scenarios[0]!;
  const exact = Object.entries(analytic.executions_per_case).map(([id, value]) => ({ arrival_rule: 'any' as const, metric: `executions_per_case:${id}`, value, tol_abs: 1e-6 }));
  return [...expected, ...exact].filter(({ arrival_rule }) => arrival_rule === rule || arrival_rule === 'any').map(({ metric, value, tol_abs }) => {
    const { mean, halfWidth } = figure(measures, metric);
    const combined = Math.hypot(tol_abs, halfWidth ?? 0);
    const off = Math.abs(mean - value);
    return { peer, rule, metric, theirs: value, tolerance: tol_abs, ours: mean, halfWidth: halfWidth ?? 0, distance: off <= 1e-6 ? 0 : off / combined };
  });
}
