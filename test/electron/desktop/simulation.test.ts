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
      const samples = await laneway.invoke('sample.list', { locale: 'en' });
      const [sample] = samples.ok ? samples.value : [];
      const opened = await laneway.invoke('sample.open', { id: sample?.id ?? '', locale: 'en' });
      if (!opened.ok) throw new Error(JSON.stringify(opened.error));
      const seen: string[] = [];
      const finished = new Promise<void>((resolve, reject) => {
        laneway.on('simulation.progress', ({ status, failure }) => {
          if (seen.at(-1) !== status) seen.push(status);
          if (status === 'finished') resolve();
          if (status === 'failed') reject(new Error(JSON.stringify(failure)));
        });
      });
      const started = await laneway.invoke('simulation.start', { modelId: opened.value.id, scenarios: [null], overrides: { replications: 10, cases: 100, seed: 1 }, withBottlenecks: false });
      if (!started.ok) throw new Error(JSON.stringify(started.error));
      await finished;
      const run = await laneway.invoke('simulation.run', started.value);
      return { seen, status: run.ok && run.value.header.status, scenarios: run.ok && run.value.report?.scenarios.length };
    });

    expect(outcome).toEqual({ seen: expect.arrayContaining(['finished']), status: 'finished', scenarios: 1 });
  });
});
