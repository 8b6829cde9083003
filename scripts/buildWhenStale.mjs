import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runProgram } from './runProgram.mjs';

const sources = {
  node: ['electron', 'shared', 'renderer/viewer', 'renderer/theme/tokens.css', 'resources', 'scripts/build.mjs', 'package-lock.json'],
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

const lock = join(root, 'node_modules/.laneway-building');
/** Whoever builds touches the lock again and again; one that nobody touches was left by a process that was killed. */
const touchedEveryMs = 5_000;
const abandonedMs = 120_000;

/** Several test files may ask at once; one builds, the others wait for it. */
async function whileLocked(work) {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - since > abandonedMs) rmSync(lock, { recursive: true, force: true });
      await wait(100);
    }
  }
  const touching = setInterval(() => utimesSync(lock, new Date(), new Date()), touchedEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Builds what is older than its sources; `false` when the build failed. */
export const buildWhenStale = () =>
  whileLocked(async () => {
    const parts = staleParts();
    if (parts.length === 0) return true;
    console.log('Laneway: building.');
    return (await runProgram(process.execPath, [join(root, 'scripts/build.mjs'), ...parts])) === 0;
  });
