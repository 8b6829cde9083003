import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeTemporaryFolders, startProgram, type Program } from './program.ts';

let program: Program;

beforeAll(async () => {
  program = await startProgram();
});

afterAll(async () => {
  await program.close();
  removeTemporaryFolders();
});

describe('a simulation in the Electron host', () => {
  it('runs on threads beside the main process, tells how far it is, and keeps its report', async () => {
    const outcome = await program.page.evaluate(async () => {
      const { laneway } = window;
      if (!laneway) throw new Error('No api');
      const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
        if (result.ok) return result.value;
        throw new Error(JSON.stringify(result.error));
      };
      const [sample] = value(await laneway.invoke('sample.list', { locale: 'en' }));
      if (!sample) throw new Error('No sample');
      const { id } = value(await laneway.invoke('sample.open', { id: sample.id, locale: 'en' }));
      const seen: string[] = [];
      const finished = new Promise<void>((resolve, reject) => {
        laneway.on('simulation.progress', ({ status, failure }) => {
          if (seen.at(-1) !== status) seen.push(status);
          if (status === 'finished') resolve();
          if (status === 'failed') reject(new Error(JSON.stringify(failure)));
        });
      });
      const { runId } = value(await laneway.invoke('simulation.start', { modelId: id, scenarios: [null], overrides: { replications: 10, cases: 100, seed: 1 }, withBottlenecks: false }));
      await finished;
      const { header, report } = value(await laneway.invoke('simulation.run', { runId }));
      return { seen, status: header.status, scenarios: report?.scenarios.length };
    });

    expect(outcome).toEqual({ seen: expect.arrayContaining(['finished']), status: 'finished', scenarios: 1 });
  });
});
