// Builds everything into dist/: the renderer with Vite, the Node side with Rolldown (Vite's own bundler).
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { build as viteBuild } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

/** Main and preload are CommonJS: a sandboxed preload can be nothing else, and the test stand-in hooks `require`. */
const bundles = [
  { input: 'electron/main.ts', file: 'dist/electron/main.cjs', format: 'cjs' },
  { input: 'electron/preload.ts', file: 'dist/electron/preload.cjs', format: 'cjs' },
  { input: 'electron/cli/main.ts', file: 'dist/electron/cli.mjs', format: 'esm' },
  { input: 'electron/simulation/worker.ts', file: 'dist/electron/simulationWorker.mjs', format: 'esm' },
];

const only = process.argv.slice(2);
const wants = (part) => only.length === 0 || only.includes(part);

if (wants('node')) {
  await rm('dist/electron', { recursive: true, force: true });
  for (const { input, file, format } of bundles) {
    // better-sqlite3 holds a native module, electron is given by the runtime.
    const bundle = await rolldown({ input, platform: 'node', external: ['electron', 'better-sqlite3'] });
    await bundle.write({ file, format, sourcemap: true, codeSplitting: false });
    await bundle.close();
  }
}
if (wants('renderer')) await viteBuild({ configFile: 'vite.config.ts', logLevel: 'warn' });
