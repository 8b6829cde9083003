import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { SimulationPool } from '../../electron/simulation/SimulationPool.ts';
import type { Estimate } from '../../shared/analysis/SimulationReport.ts';
import { readLaneway } from '../../shared/files/lanewayFile.ts';
import { MINUTES_PER_UNIT, type Distribution } from '../../shared/model/Distribution.ts';
import { rows } from '../../shared/model/ProcessModel.ts';
import { unwrap } from '../../shared/result.ts';

/*
 * Two samples by pencil: the paths are written out by hand from the drawings, with nothing of the engine, so that they
 * also say what the drawings mean. Means of times and shares are read from the files.
 */
const pool = new SimulationPool(new URL('../../electron/simulation/worker.ts', import.meta.url));
afterAll(() => pool.close());

function meanOf(d: Distribution): number {
  const unit = MINUTES_PER_UNIT[d.unit];
  switch (d.kind) {
    case 'fixed': return d.value * unit;
    case 'triangular': return ((d.min + d.mode + d.max) / 3) * unit;
    case 'lognormal':
    case 'exponential': return d.mean * unit;
    default: throw new Error(`No pencil for ${d.kind}`);
  }
}

async function sample(name: string, cases: number) {
  const { document } = unwrap(readLaneway(new Uint8Array(readFileSync(new URL(`../../resources/samples/${name}.en.laneway`, import.meta.url)))));
  const nodes = new Map(rows(document.master.nodes).map((node) => [String(node.id), node]));
  const flows = new Map(rows(document.master.flows).map((flow) => [String(flow.id), flow]));
  const roles = new Map(rows(document.master.roles).map((role) => [String(role.id), role]));
  const report = await pool.simulate(document, { scenarios: [null], overrides: { cases, replications: 10, warmUpCases: 200 }, withBottlenecks: false });
  const { measures } = report.scenarios[0]!;
  return {
    measures,
    work: (id: string) => {
      const node = nodes.get(id);
      if (!node || !('work' in node) || node.work.duration === null) throw new Error(id);
      return meanOf(node.work.duration);
    },
    share: (id: string) => {
      const flow = flows.get(id);
      return flow?.kind === 'sequenceFlow' ? (flow.probability ?? NaN) : NaN;
    },
    transfer: (id: string) => {
      const flow = flows.get(id);
      if (flow?.kind !== 'sequenceFlow' || !flow.handOff?.transferTime) throw new Error(id);
      return meanOf(flow.handOff.transferTime);
    },
    /** 0 for a send task, which a machine does unless it names people. */
    byPeople: (id: string) => (nodes.get(id)?.kind === 'sendTask' ? 0 : 1),
    people: (id: string) => roles.get(id)!.headcount,
    gap: (id: string) => {
      const node = nodes.get(id);
      if (node?.kind !== 'startEvent' || node.arrivals === null) throw new Error(id);
      return meanOf(node.arrivals.interArrival);
    },
    role: (id: string) => Object.entries(measures.roles).find(([key]) => key === id)![1],
    step: (id: string) => Object.entries(measures.steps).find(([key]) => key === id)![1],
  };
}

/** Ten replications: the interval must hold the pencil's figure, with as much again for a 1 in 20 miss. */
const expectNear = ({ mean, halfWidth }: Estimate, pencil: number) => expect(Math.abs(mean - pencil)).toBeLessThan(2 * (halfWidth ?? 0) + 1e-6);

/** Erlang C with the Allen–Cunneen factor for service that varies less than the exponential (Gross et al., §8). */
function waitForOneOf(people: number, arrivalsPerMinute: number, service: number, squaredVariation: number): number {
  const load = arrivalsPerMinute * service;
  let blocking = 1;
  for (let n = 1; n <= people; n += 1) blocking = (load * blocking) / (n + load * blocking);
  const waits = blocking / (1 - (load / people) * (1 - blocking));
  return ((waits * service) / (people - load)) * ((1 + squaredVariation) / 2);
}

describe('hotel check-in', async () => {
  const { measures, work, share, transfer, people, gap, role, step } = await sample('hotel-check-in', 2_000);
  const offered = share('ready_to_offer');
  const asked = offered * share('authority_to_grant');
  const cleaned = asked * share('granted_to_clean');

  it('takes the work of its one path', () => {
    expectNear(measures.processingTime, work('welcome') + offered * work('offer') + asked * work('grant') + cleaned * work('clean') + work('key') + work('escort') + work('ask'));
    expectNear(measures.parts.transfer, asked * transfer('authority_to_grant'));
  });

  it('keeps the desk as busy as its work asks: guests come ten of its 24 hours', () => {
    const minutes = work('welcome') + offered * work('offer') + work('key');
    expectNear(role('desk').utilisation, ((minutes / gap('start') / people('desk')) * 10) / 24);
  });

  it('makes guests wait at the desk about as long as three servers do', () => {
    const visits = 2 + offered;
    const minutes = work('welcome') + offered * work('offer') + work('key');
    // Triangular times of the desk have a coefficient of variation of about a third.
    const pencil = waitForOneOf(people('desk'), visits / gap('start'), minutes / visits, 1 / 9);
    const waited = (step('welcome').waiting.mean + offered * step('offer').waiting.mean + step('key').waiting.mean) / visits;

    // Visits of one guest follow each other, which the formula does not know.
    expect(waited / pencil).toBeGreaterThan(0.6);
    expect(waited / pencil).toBeLessThan(1.6);
  });
});

describe('loan approval', async () => {
  const { measures, work, share, transfer, people, byPeople, gap, role, step } = await sample('loan-approval', 2_000);
  // Papers are brought again and again: visits to the adviser are geometric.
  const visits = 1 / (1 - share('complete_to_bring'));
  const granted = share('decision_to_split');

  it('takes the work of its path; of the two branches only the later one counts', () => {
    const fixedPart = visits * work('consult') + (visits - 1) * work('bring') + work('bureau') + work('assess') + share('large_to_second') * work('second')
      + share('decision_to_refuse') * work('refuse') + granted * (work('sign') + work('pay'));
    const { mean, halfWidth } = measures.processingTime;

    expect(mean).toBeGreaterThan(fixedPart + granted * Math.min(work('contract'), work('collateral')) - 2 * (halfWidth ?? 0));
    expect(mean).toBeLessThan(fixedPart + granted * Math.max(work('contract'), work('collateral')) + 2 * (halfWidth ?? 0));
    expectNear(step('consult').executionsPerCase, visits);
    expectNear(measures.parts.transfer, granted * transfer('join_to_sign'));
  });

  it('keeps advisers as busy as their work asks: customers come in their hours, and bring the rest', () => {
    const minutes = visits * work('consult') + byPeople('refuse') * share('decision_to_refuse') * work('refuse') + granted * work('sign');
    expectNear(role('adviser').utilisation, minutes / gap('start') / people('adviser'));
  });

  it('lets in as many cases as it says: one per gap of the eight branch hours on weekdays', () => {
    const perHour = ((60 / gap('start')) * 8 * 5) / (24 * 7);
    expect(Math.abs(measures.throughputPerHour.mean / perHour - 1)).toBeLessThan(0.03);
  });
});
