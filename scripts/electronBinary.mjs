import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runProgram } from './runProgram.mjs';

const folder = join(root, 'node_modules/electron');

/**
 * Path of the Electron program if it is on this machine, else `null`. `require('electron')` would answer as well, but
 * starts a download as a side effect.
 */
export function electronBinary() {
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : null;
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const program = override ? join(override, name ?? (process.platform === 'win32' ? 'electron.exe' : 'electron')) : name && join(folder, 'dist', name);
  return program && existsSync(program) ? program : null;
}

/** Tries the download that the electron package brings, once and not for long; `null` when the program cannot be had. */
export async function fetchElectron({ timeoutMs = 60_000 } = {}) {
  const present = electronBinary();
  if (present !== null) return present;
  console.log(`Laneway: fetching Electron (at most ${timeoutMs / 1000} s) …`);
  // What the downloader says about a network that is not there helps nobody; the caller says it in one line.
  await runProgram(process.execPath, [join(folder, 'install.js')], { timeoutMs, stdio: 'ignore' });
  return electronBinary();
}
