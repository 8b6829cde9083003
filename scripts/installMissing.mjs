import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runProgram } from './runProgram.mjs';

const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages ?? {};

const fits = (list, value) => !list || [list].flat().includes(value);
const isForThisMachine = ({ os, cpu }) => fits(os, process.platform) && fits(cpu, process.arch);

/**
 * npm keeps what it installed in `node_modules/.package-lock.json` and writes that last, so an install that was broken
 * off or that belongs to another lockfile shows here. Optional packages may be absent (they are for other machines),
 * except those of our own package.json that are meant for this one.
 */
export function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  const ours = wanted['']?.optionalDependencies ?? {};
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const installed = present[path];
    if (installed) return installed.version === entry.version;
    if (entry.optional) return !(path.replace('node_modules/', '') in ours && isForThisMachine(entry));
    return entry.peer === true;
  });
}

/** Installs what the lockfile names and `node_modules` has not. Ends the process with a plain message when npm fails. */
export async function installMissing() {
  if (isInstalled()) return;
  console.log('Laneway: installing what is missing (npm ci). This takes a minute or two the first time.');
  // Windows cannot delete a program that is running, and this may be running on the Node that lives in node_modules.
  const isReplaceable = process.platform !== 'win32' || !existsSync(join(root, 'node_modules'));
  const args = [...(isReplaceable ? ['ci'] : ['install', '--no-save']), '--no-fund', '--no-audit', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  // A production setting in the environment would leave the tools out.
  const env = { ...process.env, NODE_ENV: '', npm_config_omit: '' };
  const code = npm?.endsWith('.js')
    ? await runProgram(process.execPath, [npm, ...args], { env })
    : await runProgram('npm', args, { env, shell: process.platform === 'win32' });
  if (code === 0 && isInstalled()) return;
  console.error('Laneway: npm could not install the dependencies. Check the network and the disk, then run `npm ci` and read what it says.');
  process.exit(1);
}
