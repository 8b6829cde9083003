import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runProgram } from './runProgram.mjs';

const sources = {
  node: ['electron', 'shared', 'resources', 'scripts/build.mjs', 'package-lock.json'],
  renderer: ['renderer', 'shared', 'resources', 'vite.config.ts', 'scripts/build.mjs', 'package-lock.json'],
};

/** Folders count too: their time moves when a file in them is removed. */
function newestChange(path) {
  if (!existsSync(path)) return 0;
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), facts.mtimeMs);
}

/** Parts of `dist` that are older than their sources. `build.mjs` leaves a stamp with the moment at which it began. */
export function staleParts() {
  return Object.entries(sources).flatMap(([part, paths]) => {
    const stamp = join(root, 'dist', `.built-${part}`);
    const built = existsSync(stamp) ? statSync(stamp).mtimeMs : -1;
    return paths.some((path) => newestChange(join(root, path)) > built) ? [part] : [];
  });
}

/** Builds what is older than its sources; `false` when the build failed. */
export async function buildWhenStale() {
  const parts = staleParts();
  if (parts.length === 0) return true;
  console.log('Laneway: building.');
  return (await runProgram(process.execPath, [join(root, 'scripts/build.mjs'), ...parts])) === 0;
}
