import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { exportInThread, type ExportFile } from '../../../electron/exports/exportInThread.ts';
import type { ExportRequest } from '../../../electron/services/exportDocument.ts';
import { ExportOptions } from '../../../shared/contract/exports.ts';
import { plainSource, sampleDocument } from '../../shared/handbook/sampleSource.ts';

/** A thread that has not answered by then never will; long enough for a busy machine. */
const PATIENCE_MS = 20_000;

const { model: _, ...source } = plainSource(sampleDocument('loan-approval', 'en').master);
const request: ExportRequest = { ...source, format: 'svg', options: ExportOptions.parse({}), attachments: {} };

/** A thread that runs `onRequest` for each request; `n` counts the requests of this thread, `answer` sends a file with a name. */
const threadThat = (onRequest: string) => new URL(`data:text/javascript,${encodeURIComponent(`
  import { parentPort } from 'node:worker_threads';
  let n = 0;
  const answer = (name) => parentPort.postMessage({ kind: 'file', file: { name, bytes: new Uint8Array(), mediaType: '', warnings: [] } });
  parentPort.on('message', () => { n += 1; ${onRequest} });
`)}`);

let exportFile: ExportFile;
const start = (onRequest: string) => (exportFile = exportInThread(threadThat(onRequest)));
const outcome = (work: Promise<{ readonly name: string }>) => Promise.race([work.then(({ name }) => name, (thrown: Error) => thrown.message), wait(PATIENCE_MS, 'no answer', { ref: false })]);

afterEach(() => exportFile.close());

describe('the export thread', () => {
  it('is started anew when it ended while nothing was exported', async () => {
    start('answer(`file ${n}`); setTimeout(() => process.exit(0), 50);');

    expect(await outcome(exportFile(request))).toBe('file 1');
    await wait(1_000);
    expect(await outcome(exportFile(request))).toBe('file 1');
  });

  it('may throw while nothing is exported without taking the program along', async () => {
    start('answer(`file ${n}`); setTimeout(() => { throw new Error("late"); }, 50);');

    expect(await outcome(exportFile(request))).toBe('file 1');
    await wait(1_000);
    expect(await outcome(exportFile(request))).toBe('file 1');
  });

  it('that dies over a file ends this file with what it died of, and the next one is written', async () => {
    let deaths = 0;
    start('throw new Error("no memory left");');

    for (let i = 0; i < 2; i += 1) if (await outcome(exportFile(request)) === 'no memory left') deaths += 1;

    expect(deaths).toBe(2);
  });

  it('writes one file after the other', async () => {
    start('setTimeout(() => answer(`file ${n}`), 20);');

    expect(await Promise.all([outcome(exportFile(request)), outcome(exportFile(request)), outcome(exportFile(request))])).toEqual(['file 1', 'file 2', 'file 3']);
  });
});

describe('stopping an export', () => {
  it('that waits for its turn ends it at once, whatever the one before does', async () => {
    start('if (n > 1) answer(`file ${n}`);');
    const before = exportFile(request);
    const stopped = new AbortController();

    const waiting = outcome(exportFile(request, stopped.signal));
    stopped.abort(new Error('stopped'));

    expect(await waiting).toBe('stopped');
    void before.catch(() => undefined);
  });

  it('leaves the ones before and after it', async () => {
    start('setTimeout(() => answer(`file ${n}`), 100);');
    const stopped = new AbortController();

    const before = outcome(exportFile(request));
    const waiting = outcome(exportFile(request, stopped.signal));
    const after = outcome(exportFile(request));
    stopped.abort(new Error('stopped'));

    expect(await Promise.all([before, waiting, after])).toEqual(['file 1', 'stopped', 'file 2']);
  });

  it('under way ends its thread; the next file gets a new one', async () => {
    start('if (n > 0) setTimeout(() => answer(`file ${n}`), 300);');
    const stopped = new AbortController();

    const first = outcome(exportFile(request, stopped.signal));
    await wait(20);
    stopped.abort(new Error('stopped'));

    expect(await first).toBe('stopped');
    expect(await outcome(exportFile(request))).toBe('file 1');
  });

  it('before it was asked for writes nothing', async () => {
    start('answer(`file ${n}`);');

    expect(await outcome(exportFile(request, AbortSignal.abort(new Error('stopped'))))).toBe('stopped');
  });
});

describe('closing', () => {
  it('ends the file under way and takes no more', async () => {
    start('');
    const under = outcome(exportFile(request));
    await wait(50);

    await exportFile.close();

    expect(await under).toMatch(/ended/);
    expect(await outcome(exportFile(request))).toBe('the program is closing');
  });
});
