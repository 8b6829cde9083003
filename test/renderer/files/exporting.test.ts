import { beforeEach, describe, expect, it } from 'vitest';
import type { CallName, LanewayApi } from '../../../shared/contract/contract.ts';
import { modelId } from '../../../shared/model/ids.ts';
import { exportFile } from '../../../renderer/files/exportModel.ts';
import { newestReport } from '../../../renderer/files/exports/newestReport.ts';
import { studio } from '../../../renderer/store/studioStore.ts';
import { FakeHost, MODEL } from '../store/fakeApi.ts';

const WRITTEN = { name: 'claim.pdf', bytes: new Uint8Array(1), warnings: [] };
let asked: [CallName, unknown][] = [];

/** A desktop with the model of a fake host, that answers some calls so; what throws is refused. */
const desktop = (answers: Partial<Record<CallName, (input: unknown) => unknown>>): LanewayApi => {
  const { api } = new FakeHost();
  return {
    ...api,
    host: 'electron',
    invoke: (call, input) => {
      asked.push([call, input]);
      const answer = answers[call];
      return answer ? Promise.resolve({ ok: true, value: answer(input) } as never) : api.invoke(call, input);
    },
  };
};
const calls = () => asked.map(([call]) => call);

async function openOn(api: LanewayApi): Promise<void> {
  studio.setState({ api, open: null, toasts: [] });
  await studio.getState().openModel(MODEL);
  asked = [];
}

beforeEach(() => { asked = []; });

describe('an export that is stopped', () => {
  it('while the file is being made ends at the host, and nothing is saved', async () => {
    const stopping = new AbortController();
    await openOn(desktop({ 'model.export': () => { stopping.abort(); return WRITTEN; }, 'model.cancelExport': () => undefined, 'host.saveFile': () => ({ isSaved: true }) }));

    expect(await exportFile('pdf', undefined, stopping.signal)).toEqual({ kind: 'stopped' });
    expect(asked).toContainEqual(['model.cancelExport', { id: MODEL }]);
    expect(calls()).not.toContain('host.saveFile');
  });

  it('before it began never begins', async () => {
    await openOn(desktop({ 'model.export': () => WRITTEN }));

    expect(await exportFile('pdf', undefined, AbortSignal.abort())).toEqual({ kind: 'stopped' });
    expect(calls()).not.toContain('model.export');
  });

  it('after it was saved changes nothing', async () => {
    const stopping = new AbortController();
    await openOn(desktop({ 'model.export': () => WRITTEN, 'host.saveFile': () => ({ isSaved: true }) }));

    const outcome = await exportFile('pdf', undefined, stopping.signal);
    stopping.abort();

    expect(outcome).toMatchObject({ kind: 'saved', name: 'claim.pdf' });
    expect(calls()).not.toContain('model.cancelExport');
  });
});

describe('what an export shows of a simulation', () => {
  const header = (id: string, status: string) => ({ id, status });
  const report = { made: 'report' };

  it('is the newest run that came to its end and can be read, whether or not it is on the screen', async () => {
    const api = desktop({ 'simulation.runs': () => [header('r4', 'failed'), header('r3', 'finished'), header('r2', 'finished'), header('r1', 'finished')], 'simulation.run': (input) => ({ report: (input as { runId: string }).runId === 'r3' ? null : report }) });

    expect(await newestReport(api, modelId('m'))).toEqual(report);
    expect(asked).toEqual([['simulation.runs', { modelId: 'm' }], ['simulation.run', { runId: 'r3' }], ['simulation.run', { runId: 'r2' }]]);
  });

  it('is nothing for a model that was never simulated', async () => {
    expect(await newestReport(desktop({ 'simulation.runs': () => [] }), modelId('m'))).toBeNull();
    expect(await newestReport(desktop({}), modelId('m'))).toBeNull();
  });
});
