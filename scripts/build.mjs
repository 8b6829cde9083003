// Builds everything into dist/: the renderer with Vite, the Node side with Rolldown (Vite's own bundler).
import { copyFile, mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { installMissing } from './installMissing.mjs';
import { continueUnderPinnedNode } from './pinnedNode.mjs';
import { root } from './root.mjs';

process.chdir(root);
// What is built is what people run, also when a test run asks for it: React has a slower build for any other value.
process.env['NODE_ENV'] = 'production';
await installMissing();
await continueUnderPinnedNode();
// Only now: on a fresh clone there was no bundler to import when this file was read.
const { rolldown } = await import('rolldown');
const { build: viteBuild } = await import('vite');

/** Main and preload are CommonJS: a sandboxed preload can be nothing else, and the test stand-in hooks `require`. */
const bundles = [
  { input: 'electron/main.ts', file: 'dist/electron/main.cjs', format: 'cjs' },
  { input: 'electron/preload.ts', file: 'dist/electron/preload.cjs', format: 'cjs' },
  { input: 'electron/cli/main.ts', file: 'dist/electron/cli.mjs', format: 'esm' },
  { input: 'electron/exports/worker.ts', file: 'dist/electron/exportWorker.mjs', format: 'esm' },
  { input: 'electron/simulation/worker.ts', file: 'dist/electron/simulationWorker.mjs', format: 'esm' },
];

const only = process.argv.slice(2);
const wants = (part) => only.length === 0 || only.includes(part);

const began = new Date();
/** Marks a part as built from what the sources were when the build began, for `buildWhenStale.mjs`. */
async function stamp(part) {
  const file = `dist/.built-${part}`;
  await mkdir('dist', { recursive: true });
  await writeFile(file, '');
  await utimes(file, began, began);
}

/**
 * Builds beside the old result and puts the new one in its place at the end: a failed build changes nothing, and a
 * program that is started meanwhile finds a whole one.
 */
async function replacing(folder, build) {
  const next = `${folder}.next`;
  const old = `${folder}.old`;
  await rm(next, { recursive: true, force: true });
  await build(next);
  await rm(old, { recursive: true, force: true });
  await rename(folder, old).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(next, folder);
  await rm(old, { recursive: true, force: true });
}

/** The viewer's page as text: in the place of the module that bundles it where the program runs from source. */
async function withViewerPage() {
  const { bundleViewerPage } = await import('../electron/exports/bundleViewerPage.ts');
  const page = await bundleViewerPage(root);
  return { name: 'viewer-page', load: { filter: { id: /electron[\\/]exports[\\/]viewerPage\.ts$/ }, handler: () => `const page = ${JSON.stringify(page)};\nexport const viewerPage = async () => page;\n` } };
}

/** What pictures and documents are painted with: the fonts, with their licences, and the painter. */
async function copyPainter(folder) {
  const { bundledFontFiles } = await import('../electron/exports/fonts/bundledFonts.ts');
  const { fontsFolder, painterFile } = await import('../electron/exports/fonts/fontsFolder.ts');
  const copies = [[painterFile, join(folder, 'resvg.wasm')], ...bundledFontFiles().map((file) => [join(fontsFolder, file), join(folder, 'fonts', file)])];
  for (const [from, to] of copies) {
    await mkdir(dirname(to), { recursive: true });
    await copyFile(from, to);
  }
}

if (wants('node')) {
  await replacing('dist/electron', async (folder) => {
    const viewerPage = await withViewerPage();
    for (const { input, file, format } of bundles) {
      // better-sqlite3 holds a native module, electron is given by the runtime.
      const bundle = await rolldown({ input, platform: 'node', external: ['electron', 'better-sqlite3'], plugins: [viewerPage] });
      await bundle.write({ file: join(folder, basename(file)), format, sourcemap: true, codeSplitting: false });
      await bundle.close();
    }
    await copyPainter(folder);
  });
  await stamp('node');
}
if (wants('renderer')) {
  await replacing('dist/renderer', (folder) => viteBuild({ configFile: 'vite.config.ts', logLevel: 'warn', build: { outDir: join(root, folder), emptyOutDir: true } }));
  await stamp('renderer');
}
