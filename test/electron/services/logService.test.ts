import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportInThread } from '../../../electron/exports/exportInThread.ts';
import { simulateOnPool } from '../../../electron/services/simulateOnPool.ts';
import { startServices, type RunningServices } from '../../../electron/services/startServices.ts';
import type { CallName, Input } from '../../../shared/contract/contract.ts';
import { emptyDocument } from '../../../shared/model/emptyModel.ts';
import type { ModelId, VariantId } from '../../../shared/model/ids.ts';
import { unwrap } from '../../../shared/result.ts';
import { newFolder, removeFolders } from '../storage/storageFixture.ts';
import { callService } from './callService.ts';

const samplesFolder = join(resolve(import.meta.dirname, '../../..'), 'resources/samples');
const dataFolder = newFolder();
let services: RunningServices;
let modelId: ModelId;

beforeAll(async () => {
  const simulate = simulateOnPool(new URL('../../../electron/simulation/worker.ts', import.meta.url));
  const exportFile = exportInThread(new URL('../../../electron/exports/worker.ts', import.meta.url));
  services = unwrap(startServices({ dataFolder, samplesFolder, locale: 'en', simulate, exportFile, emit: () => undefined, log: () => undefined }));
  modelId = unwrap(await call('sample.open', { id: 'broadband-repair', locale: 'en' })).id;
});
afterAll(async () => {
  await services.close();
  removeFolders();
});

const call = <C extends CallName>(name: C, input: Input<C>) => callService({ services, dataFolder, log: () => undefined }, name, input);

async function log(more: Partial<Input<'simulation.log'>> = {}) {
  const answer = unwrap(await call('simulation.log', { id: 'a', modelId, variant: null, format: 'csv', cases: null, overrides: { cases: 120 }, ...more }));
  if (answer.kind !== 'written') throw new Error(JSON.stringify(answer));
  const text = new TextDecoder().decode(answer.file.bytes);
  return { ...answer, text, rows: text.trimEnd().split('\r\n').slice(1) };
}
const casesOf = (rows: readonly string[]) => [...new Set(rows.map((row) => Number(row.split(',')[0])))].toSorted((a, b) => a - b);

describe('simulation.log', () => {
  it('writes every case of the run as CSV or XES, called after the model', async () => {
    const [csv, xes] = [await log(), await log({ format: 'xes' })];

    expect(casesOf(csv.rows)).toEqual(Array.from({ length: 120 }, (_, i) => i + 1));
    expect(csv.isCut).toBe(false);
    expect(csv.file.name).toMatch(/^Broadband repair.*\.csv$/);
    expect(xes.file.name).toMatch(/\.xes$/);
    expect([...xes.text.matchAll(/<trace>/g)]).toHaveLength(120);
    expect(xes.text.trimEnd().endsWith('</log>')).toBe(true);
  });

  it('writes the first cases of that run when so many are wanted', async () => {
    const [all, few] = [await log(), await log({ cases: 15 })];

    expect(few.rows).toEqual(all.rows.filter((row) => Number(row.split(',')[0]) <= 15));
    expect(few.isCut).toBe(false);
  });

  it('is of the variant that was asked for, with its name, and of the seed', async () => {
    const [variant] = Object.values(unwrap(await call('model.open', { id: modelId })).document.variants);
    const ofVariant = await log({ variant: variant!.id });

    expect(ofVariant.file.name).toContain(` – ${variant!.name.slice(0, 5)}`);
    expect(ofVariant.text).not.toBe((await log()).text);
    expect((await log({ overrides: { cases: 120, seed: 9 } })).text).not.toBe((await log()).text);
  });

  it('carries as many whole cases as fit into a file, and says that there are more', async () => {
    // Some million events and more: neither the trace nor the text may hold all of them.
    const { isCut, text, file } = await log({ format: 'xes', overrides: { cases: 60_000 } });
    const cases = [...text.matchAll(/<trace>/g)].length;

    expect(isCut).toBe(true);
    expect(cases).toBeGreaterThan(1_000);
    expect(cases).toBeLessThan(60_000);
    expect(file.bytes.length).toBeLessThan(41 * 1024 * 1024);
    expect(text.trimEnd().endsWith('</log>')).toBe(true);
  }, 120_000);

  it('says where and why a model cannot be simulated', async () => {
    const empty = unwrap(await call('model.create', { document: emptyDocument('Nothing in it') })).id;

    expect(unwrap(await call('simulation.log', { id: 'a', modelId: empty, variant: null, format: 'csv', cases: null, overrides: {} }))).toMatchObject({
      kind: 'refused', problems: [{ variant: null, message: { key: expect.stringMatching(/^simulation\.error/) } }],
    });
    expect(unwrap(await call('simulation.log', { id: 'a', modelId, variant: 'gone' as VariantId, format: 'csv', cases: null, overrides: {} }))).toMatchObject({ kind: 'refused' });
  });

  it('ends when it is cancelled', async () => {
    const answer = call('simulation.log', { id: 'long', modelId, variant: null, format: 'csv', cases: null, overrides: { cases: 200_000 } });
    unwrap(await call('simulation.cancelLog', { id: 'long' }));

    expect(unwrap(await answer)).toEqual({ kind: 'cancelled' });
  });
});
