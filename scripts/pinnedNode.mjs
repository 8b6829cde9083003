import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { handOver } from './handOver.mjs';
import { root } from './root.mjs';

/** Node 24 strips types and better-sqlite3 13 loads on it; under Node 20 the latter ends the process with a fault. */
const oldestMajor = 24;

const isNew = (version) => Number(version.split('.')[0]) >= oldestMajor;

/**
 * Path of the Node that the lockfile pins for this machine. It is looked for in its platform package, not in
 * `node_modules/.bin`, where Windows has a shell script. Falls back to the running Node when that is new enough;
 * `null` when there is neither.
 */
export function pinnedNode() {
  const modules = join(root, 'node_modules');
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const names = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`];
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = existsSync(modules) ? new Set(readdirSync(modules)) : new Set();
  const found = names.filter((name) => installed.has(name)).map((name) => join(modules, name, 'bin', program)).find(existsSync);
  return found ?? (isNew(process.versions.node) ? process.execPath : null);
}

/** Says what to do when a machine has no Node that fits. */
export const noFittingNode = `Laneway needs Node ${oldestMajor} or newer and found none for ${process.platform}-${process.arch}. Run \`npm ci\` in the Laneway folder, or install Node ${oldestMajor}.`;

/** Goes on in the same script under the pinned Node when the running one is older; comes back at once when it is not. */
export async function continueUnderPinnedNode() {
  const node = pinnedNode();
  if (node === null) {
    console.error(noFittingNode);
    process.exit(1);
  }
  if (!isNew(process.versions.node)) await handOver(node, process.argv.slice(1));
}
