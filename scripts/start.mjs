// `npm start`: installs what is missing, builds, and opens the studio: in Electron where its program can be had,
// else in the default browser.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWhenStale } from './buildWhenStale.mjs';
import { fetchElectron } from './electronBinary.mjs';
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

async function openInBrowser(address) {
  if (!hasDisplay || process.env['CI']) return false;
  const { default: open } = await import('open');
  try {
    const child = await open(address);
    return await new Promise((resolve) => {
      child.once('error', () => resolve(false));
      child.once('exit', (code) => resolve(code === 0));
      // A browser that stays in the foreground is a browser that opened.
      setTimeout(() => resolve(true), 3_000).unref();
    });
  } catch {
    return false;
  }
}

/** Starts the browser host and opens the address that it prints. */
function serve() {
  const child = spawn(process.execPath, [join(root, 'dist/electron/cli.mjs'), 'serve', ...passedOn], { cwd: root, stdio: ['inherit', 'pipe', 'inherit'] });
  let said = '';
  let isOpened = false;
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text) => {
    process.stdout.write(text);
    said += text;
    const address = /https?:\/\/(?:127\.0\.0\.1|localhost):\d+\S*(?=\s)/.exec(said)?.[0];
    if (!address || isOpened) return;
    isOpened = true;
    void openInBrowser(address).then((isOpen) => {
      if (!isOpen) console.log(`Laneway: no browser could be opened here. Open this address in one: ${address}`);
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 0));
}

const electron = isBrowserWanted || !hasDisplay ? null : await fetchElectron();
if (electron !== null && (await openElectron(electron))) process.exit(0);

if (!isBrowserWanted) {
  const why = !hasDisplay ? 'There is no display for Electron here' : electron === null ? 'Electron could not be fetched' : 'Electron could not start here';
  console.log(`Laneway: ${why}, so the studio opens in the browser.`);
}
serve();
