import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findBrowser } from '../../scripts/findBrowser.mjs';
import { CdpConnection } from './Cdp.ts';

const switches = [
  '--headless=new',
  '--no-startup-window',
  '--remote-debugging-port=0',
  // Chromium ends when the other end of this pipe does: even a stand-in that was killed leaves none behind.
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-popup-blocking',
  '--disable-dev-shm-usage',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--force-color-profile=srgb',
  '--password-store=basic',
];

export interface Chromium {
  readonly connection: CdpConnection;
  stop(): Promise<void>;
}

/** Starts a Chromium without a window, in a profile of its own, that ends with this process whatever way that goes. */
export async function startChromium(): Promise<Chromium> {
  const browser = findBrowser();
  if (browser === null) throw new Error('No Chromium found for the Electron stand-in. Install one, or set LANEWAY_CHROMIUM to the program.');
  const profile = mkdtempSync(join(tmpdir(), 'laneway-standin-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(browser, [...switches, ...asRoot, `--user-data-dir=${profile}`], { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });

  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const cleanUp = () => {
    child.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  process.once('exit', cleanUp);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

  const address = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    void ended.then(() => reject(new Error('Chromium ended before it was ready')));
    if (child.stderr === null) throw new Error('Chromium was started without its standard error');
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /^DevTools listening on (ws:\/\/\S+)$/.exec(line)?.[1];
      if (found === undefined) return;
      // Playwright waits for the same line.
      process.stderr.write(`${line}\n`);
      resolve(found);
    });
  });

  return {
    connection: await CdpConnection.open(address),
    async stop() {
      child.kill('SIGTERM');
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 2_000))]);
      process.off('exit', cleanUp);
      cleanUp();
    },
  };
}
