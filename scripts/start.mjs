// `npm start`: installs what is missing, builds, and opens the studio: in Electron where its program can be had,
// else in the default browser.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWhenStale } from './buildWhenStale.mjs';
import { fetchElectron } from './electronBinary.mjs';
import { handOver } from './handOver.mjs';
import { installMissing } from './installMissing.mjs';
import { continueUnderPinnedNode } from './pinnedNode.mjs';
import { root } from './root.mjs';

await installMissing();
await continueUnderPinnedNode();
if (!(await buildWhenStale())) {
  console.error('Laneway: the build failed; the lines above say where.');
  process.exit(1);
}

const isRoot = process.getuid?.() === 0;
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
const args = process.argv.slice(2);
const isBrowserWanted = args.includes('--browser');
const passedOn = args.filter((arg) => arg !== '--browser');

/** An Electron that ends with an error within this time never showed its window: the system lacks a library or a sandbox. */
const earlyMs = 8_000;

/** Opens Electron and waits for its end; `false` when it could not come up. */
function openElectron(program) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(program, [...(isRoot ? ['--no-sandbox'] : []), root, ...passedOn], { cwd: root, stdio: 'inherit' });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0 || Date.now() - began > earlyMs));
  });
}

const electron = isBrowserWanted || !hasDisplay ? null : await fetchElectron();
if (electron !== null && (await openElectron(electron))) process.exit(0);

if (!isBrowserWanted) {
  const why = !hasDisplay ? 'There is no display for Electron here' : electron === null ? 'Electron could not be fetched (`npx install-electron` tries without a time limit)' : 'Electron could not start here';
  console.log(`Laneway: ${why}, so the studio opens in the browser.`);
}
const isBrowserOpened = hasDisplay && !process.env['CI'];
if (!isBrowserOpened) console.log('Laneway: no browser can be opened here. Open this address in one:');
await handOver(process.execPath, [join(root, 'dist/electron/cli.mjs'), 'serve', ...(isBrowserOpened ? ['--open'] : []), ...passedOn]);
