import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportInThread } from '../../../electron/exports/exportInThread.ts';
import { simulateOnPool } from '../../../electron/services/simulateOnPool.ts';
import { startServices, type RunningServices } from '../../../electron/services/startServices.ts';
import type { CallName, EventPayload, Input } from '../../../shared/contract/contract.ts';
import { unwrap } from '../../../shared/result.ts';
import { editOf, newFolder, removeFolders, rename } from '../storage/storageFixture.ts';
import { until } from '../../until.ts';
import { callService } from './callService.ts';

const samplesFolder = join(resolve(import.meta.dirname, '../../..'), 'resources/samples');
const workers = { simulation: new URL('../../../electron/simulation/worker.ts', import.meta.url), exports: new URL('../../../electron/exports/worker.ts', import.meta.url) };

let services: RunningServices;
let dataFolder = '';
let finished: EventPayload<'simulation.progress'>[] = [];
const logged: string[] = [];

beforeEach(() => {
  dataFolder = newFolder();
  finished = [];
  services = unwrap(startServices({
    dataFolder, samplesFolder, locale: 'en', simulate: simulateOnPool(workers.simulation), exportFile: exportInThread(workers.exports), log: (text) => void logged.push(text),
    emit: (event, payload) => {
      if (event === 'simulation.progress') finished.push(payload as EventPayload<'simulation.progress'>);
    },
  }));
});
afterEach(() => services.close());
afterAll(removeFolders);

const call = <C extends CallName>(name: C, input: Input<C>) => callService({ services, dataFolder, log: (text) => void logged.push(text) }, name, input);
const text = ({ bytes }: { readonly bytes: Uint8Array }) => new TextDecoder().decode(bytes);

describe('exporting a stored model', () => {
  it('shows the newest simulation that came to its end, and says when the model has moved on', async () => {
    const { id } = unwrap(await call('sample.open', { id: 'hotel-check-in', locale: 'en' }));
    const heated = async () => unwrap(await call('model.export', { id, format: 'svg', variant: null, locale: 'en', options: { overlays: ['heat'] } }));

    const before = await heated();
    unwrap(await call('simulation.start', { modelId: id, scenarios: [null], overrides: { cases: 60, replications: 2 }, withBottlenecks: false }));
    await until('the run is finished', () => finished.some(({ status }) => status === 'finished'), () => finished);
    const after = await heated();
    const { document, revision } = unwrap(await call('model.open', { id }));
    const step = Object.values(document.master.nodes).find((node) => 'work' in node);
    unwrap(await call('model.commit', { id, baseRevision: revision, kind: 'edit', edit: editOf(document, rename(step?.id ?? '', 'Quite another')).edit }));
    const later = await heated();

    expect([text(before), text(after), text(later)].map((svg) => svg.includes('data-overlay="heat"'))).toEqual([false, true, true]);
    expect([before, after, later].map(({ warnings }) => warnings.map(({ message }) => message.key))).toEqual([['exports.heat.none'], [], ['exports.heat.stale']]);
    expect(text(later)).toContain('Quite');
  });

  it('ends without a file when it is stopped, and the next one is written', async () => {
    const { id } = unwrap(await call('sample.open', { id: 'loan-approval', locale: 'en' }));

    const stopped = call('model.export', { id, format: 'docx', variant: null, locale: 'en' });
    const waiting = call('model.export', { id, format: 'pdf', variant: null, locale: 'en' });
    await new Promise((settle) => setImmediate(settle));
    unwrap(await call('model.cancelExport', { id }));

    expect(await stopped).toMatchObject({ ok: false, error: { code: 'cancelled', message: { key: 'exports.cancelled' } } });
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(unwrap(await call('model.export', { id, format: 'svg', variant: null, locale: 'en' })).bytes.length).toBeGreaterThan(1_000);
    expect(logged).toEqual([]);
  });

  it('says what is wrong with what was asked for, and goes on', async () => {
    const { id } = unwrap(await call('sample.open', { id: 'loan-approval', locale: 'en' }));

    expect(await call('model.export', { id, format: 'png', variant: null, locale: 'en', options: { scale: 16 } })).toMatchObject({ ok: false, error: { code: 'refused', message: { key: 'exports.png.tooLarge' } } });
    expect(await call('model.export', { id, format: 'png', variant: null, locale: 'en', options: { scale: 17 } })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(unwrap(await call('model.export', { id, format: 'png', variant: null, locale: 'en', options: { scale: 0.5 } })).name).toBe('Loan approval with a control.png');
  });
});
