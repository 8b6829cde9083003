import { join } from 'node:path';

/** From source this file is `electron/cli/programFolders.ts`, built it is `dist/electron/cli.mjs`: the root is two folders up in both. */
const isSource = import.meta.url.endsWith('.ts');

/** The checkout (or package) that this program runs from. */
const root = join(import.meta.dirname, '..', '..');

export const rendererFolder = join(root, 'dist', 'renderer');
export const samplesFolder = join(root, 'resources', 'samples');
export const exportWorkerUrl = isSource ? new URL('../exports/worker.ts', import.meta.url) : new URL('exportWorker.mjs', import.meta.url);
export const workerUrl = isSource ? new URL('../simulation/worker.ts', import.meta.url) : new URL('simulationWorker.mjs', import.meta.url);
