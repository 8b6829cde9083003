import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { SimulationPool } from '../../electron/simulation/SimulationPool.ts';
import { coverage } from './validation/coverage.ts';
import { keyOf } from './validation/page.ts';
import { comparePeer, hasPeers, PEERS } from './validation/peers.ts';
import { theoryModels, theoryTable } from './validation/theoryTable.ts';

const pool = new SimulationPool(new URL('../../electron/simulation/worker.ts', import.meta.url));
afterAll(() => pool.close());
const page = readFileSync(new URL('../../docs/validation.md', import.meta.url), 'utf8');

/** Long for a test, and the reason that the figures can be trusted. */
const MINUTES = 60_000;

describe('exact results of queueing theory', () => {
  it('lie in the stated 95 % intervals as often as they should, and never far from one', { timeout: 20 * MINUTES }, async () => {
    const rows = await theoryTable(pool);
    const covered = rows.filter(({ verdict }) => verdict.covers).length;

    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(rows.filter(({ verdict }) => verdict.distance > 2).map(({ model, verdict }) => [model.id, verdict.statement.figure, verdict.distance])).toEqual([]);
    expect(covered / rows.length).toBeGreaterThanOrEqual(0.9);
    // A wide interval holds anything: it must also be narrow enough to mean something.
    expect(rows.filter(({ model: { utilisation }, verdict: { halfWidth, statement } }) => halfWidth > (utilisation > 0.9 ? 0.3 : 0.15) * statement.theory).map(({ model, verdict }) => [model.id, verdict.statement.figure])).toEqual([]);
  });

  it('lie in 90 to 99 % of the intervals over 200 seeds', { timeout: 20 * MINUTES }, async () => {
    const shares = await coverage(pool);

    expect(shares.length).toBeGreaterThanOrEqual(20);
    expect(shares.filter(({ share }) => share < 0.9 || share > 0.99).map(({ model, statement, share }) => [model.id, statement.figure, share])).toEqual([]);
  });

  it('stand on the page with the values that the code has', () => {
    const missing = theoryModels.flatMap((model) => model.statements.map((statement) => keyOf({ model, verdict: { statement } }))).filter((key) => !page.includes(`\n${key} | `));
    const lines = page.split('\n').filter((line) => /^\| `[a-z0-9-]+` \| .* \| (yes|no, [\d.]+) \|$/.test(line));

    expect(missing).toEqual([]);
    expect(lines).toHaveLength(theoryModels.reduce((sum, { statements }) => sum + statements.length, 0));
  });
});

describe.runIf(hasPeers)('other engines', () => {
  it.each(PEERS.flatMap((peer) => (['working', 'push'] as const).map((rule) => ({ peer, rule }))))('agree on $peer ($rule), or the page says why not', async ({ peer, rule }) => {
    const compared = await comparePeer(pool, peer, rule);
    const beyond = compared.filter(({ distance }) => distance > 1);

    expect(compared.length).toBeGreaterThan(15);
    const isExplained = ({ metric, distance }: (typeof beyond)[number]) => distance < 2 && page.split('### Where semantics differ')[1]!.includes(`${metric} of ${peer} (${rule})`);
    expect(beyond.filter((one) => !isExplained(one))).toEqual([]);
  });
});
