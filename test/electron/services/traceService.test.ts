import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulateOnPool } from '../../../electron/services/simulateOnPool.ts';
import { exportInThread } from '../../../electron/exports/exportInThread.ts';
import { startServices, type RunningServices } from '../../../electron/services/startServices.ts';
import { decode, encode } from '../../../shared/contract/codec.ts';
import type { CallName, Input } from '../../../shared/contract/contract.ts';
import type { ModelId, VariantId } from '../../../shared/model/ids.ts';
import { emptyDocument } from '../../../shared/model/emptyModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { newFolder, removeFolders } from '../storage/storageFixture.ts';
import { callService } from './callService.ts';

const exportWorker = new URL('../../../electron/exports/worker.ts', import.meta.url);

const samplesFolder = join(resolve(import.meta.dirname, '../../..'), 'resources/samples');
const dataFolder = newFolder();
let services: RunningServices;

beforeAll(() => {
  const simulate = simulateOnPool(new URL('../../../electron/simulation/worker.ts', import.meta.url));
  services = unwrap(startServices({ dataFolder, samplesFolder, locale: 'en', simulate, exportFile: exportInThread(exportWorker), emit: () => undefined, log: () => undefined }));
});
afterAll(async () => {
  await services.close();
  removeFolders();
});

const call = <C extends CallName>(name: C, input: Input<C>) => callService({ services, dataFolder, log: () => undefined }, name, input);

const openSample = async (): Promise<ModelId> => unwrap(await call('sample.open', { id: 'broadband-repair', locale: 'en' })).id;
const variantsOf = async (id: ModelId): Promise<VariantId[]> => Object.keys(unwrap(await call('model.open', { id })).document.variants) as VariantId[];

describe('simulation.trace', () => {
  it('gives the first cases of two variants, who come in at the same times, and crosses the wire unharmed', async () => {
    const modelId = await openSample();
    const [variant] = await variantsOf(modelId);
    const answer = unwrap(await call('simulation.trace', { id: 'a', modelId, variants: [null, variant!], cases: 60, replication: 0 }));
    if (answer.kind !== 'traced') throw new Error(answer.kind);
    const [asIs, other] = answer.traces;

    expect(asIs?.cases.number).toHaveLength(60);
    expect(other?.cases.startedAt).toEqual(asIs?.cases.startedAt);
    expect(asIs?.activities.node.length).toBeGreaterThan(60);
    expect(decode(encode(answer))).toEqual(answer);
  });

  it('is the same for the same seed, and another for another', async () => {
    const modelId = await openSample();
    const traced = async (seed: number) => unwrap(await call('simulation.trace', { id: 'a', modelId, variants: [null], cases: 20, seed, replication: 0 }));

    expect(await traced(1)).toEqual(await traced(1));
    expect(await traced(2)).not.toEqual(await traced(1));
  });

  it('says where and why a model cannot be simulated', async () => {
    const modelId = unwrap(await call('model.create', { document: emptyDocument('Nothing in it') })).id;

    expect(unwrap(await call('simulation.trace', { id: 'a', modelId, variants: [null], cases: 10, replication: 0 }))).toMatchObject({
      kind: 'refused', problems: [{ variant: null, message: { key: expect.stringMatching(/^simulation\.error/) }, advice: { key: expect.stringMatching(/^simulation\.error/) } }],
    });
  });

  it('ends when it is cancelled', async () => {
    const modelId = await openSample();
    const answer = call('simulation.trace', { id: 'long', modelId, variants: [null], cases: 2_000, replication: 0 });
    unwrap(await call('simulation.cancelTrace', { id: 'long' }));

    expect(unwrap(await answer)).toEqual({ kind: 'cancelled' });
  });

  it('refuses more cases than can be followed', async () => {
    const modelId = await openSample();

    expect(await call('simulation.trace', { id: 'a', modelId, variants: [null], cases: 2_001, replication: 0 })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });
});
