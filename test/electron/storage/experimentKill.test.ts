import { afterAll, expect, it } from 'vitest';
import type { ExperimentContent } from '../../../shared/contract/answers.ts';
import { roleId } from '../../../shared/model/ids.ts';
import { unwrap } from '../../../shared/result.ts';
import { buildModel, documentOf, end, exponential, start, task } from '../../shared/simulation/buildModel.ts';
import { StartedHost, type Connection } from '../browserHost/StartedHost.ts';
import { until } from '../../until.ts';
import { newFolder, removeFolders } from './storageFixture.ts';

afterAll(removeFolders);

const document = documentOf(buildModel({
  nodes: { s: start(exponential(10)), serve: task(exponential(7), 'R'), e: end() },
  flows: ['s > serve', 'serve > e'],
  roles: { R: { headcount: 2 } },
  settings: { cases: 10_000, replications: 10, warmUpCases: 500 },
}));
const design = {
  factors: [{ kind: 'people' as const, role: roleId('R'), low: 1, high: 3 }, { kind: 'stepTime' as const, step: null, low: 0.7, high: 1.2 }],
  design: { kind: 'latinHypercube' as const, points: 12, seed: 3 },
};

const read = async (connection: Connection, experimentId: string): Promise<ExperimentContent> => unwrap(await connection.call('experiment.read', { experimentId }));
async function untilDone(connection: Connection, experimentId: string, isEnough: (content: ExperimentContent) => boolean): Promise<ExperimentContent> {
  let content = await read(connection, experimentId);
  await until('the experiment has come far enough', async () => isEnough(content = await read(connection, experimentId)), () => content.header);
  return content;
}

it('an experiment lives through kills: what was measured is kept, and it ends as if nothing had happened', { timeout: 600_000 }, async () => {
  const folder = newFolder();
  let host = await StartedHost.start(folder);
  let connection = await host.connect();
  const { id: modelId } = unwrap(await connection.call('model.create', { document }));
  const whole = unwrap(await connection.call('experiment.start', { modelId, variant: null, design, overrides: {} })).experimentId;
  const expected = await untilDone(connection, whole, ({ header }) => header.status === 'finished');
  const { experimentId } = unwrap(await connection.call('experiment.start', { modelId, variant: null, design, overrides: {} }));

  let kept = 0;
  for (let kills = 0; kills < 3; kills += 1) {
    const before = await untilDone(connection, experimentId, ({ header }) => header.done > kept || header.status === 'finished');
    await host.kill();
    host = await StartedHost.start(folder);
    connection = await host.connect();
    const after = await read(connection, experimentId);
    // Whatever was there is still there, to the byte.
    expect(after.results.length).toBeGreaterThanOrEqual(before.results.length);
    for (const result of before.results) expect(after.results).toContainEqual(result);
    if (after.header.status === 'finished') break;
    expect(after.header.status).toBe('paused');
    kept = after.header.done;
    unwrap(await connection.call('experiment.resume', { experimentId }));
  }
  const finished = await untilDone(connection, experimentId, ({ header }) => header.status === 'finished');

  expect(kept).toBeGreaterThan(0);
  expect(finished.header.done).toBe(120);
  expect(JSON.stringify(finished.results)).toBe(JSON.stringify(expected.results));
  expect(await host.stop()).toBe(0);
});
