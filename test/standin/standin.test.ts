import { _electron, type ElectronApplication } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { wireCodec } from './wireCodec.ts';

const folder = mkdtempSync(join(tmpdir(), 'laneway-standin-test-'));
let app: ElectronApplication | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program of a few lines in the place of ours. */
async function run(main: string, preload = ''): Promise<ElectronApplication> {
  const program = mkdtempSync(join(folder, 'program-'));
  mkdirSync(program, { recursive: true });
  writeFileSync(join(program, 'package.json'), JSON.stringify({ name: 'small', version: '1.2.3', main: 'main.cjs' }));
  writeFileSync(join(program, 'preload.cjs'), preload);
  writeFileSync(join(program, 'main.cjs'), `
    const electron = require('electron');
    const { app, BrowserWindow, protocol } = electron;
    app.setPath('userData', ${JSON.stringify(join(program, 'data'))});
    protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
    const page = () => protocol.handle('app', () => new Response('<title>Small</title><p>Page</p>', { headers: { 'content-type': 'text/html' } }));
    const preload = ${JSON.stringify(join(program, 'preload.cjs'))};
    const failures = (globalThis.failures = []);
    const attempt = (work) => { try { work(); failures.push('nothing thrown'); } catch (error) { failures.push(error.message); } };
    ${main}
  `);
  app = await _electron.launch({ executablePath: resolve('test/standin/electron'), args: [program] });
  return app;
}

const failuresOf = (program: ElectronApplication) => program.evaluate(() => Reflect.get(globalThis, 'failures'));

const isAlive = (id: number) => {
  try {
    process.kill(id, 0);
    return !/\bZ/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(id)], { encoding: 'utf8' }).stdout);
  } catch {
    return false;
  }
};

describe('the Electron stand-in', () => {
  it('throws where it has no answer, so that it never flatters', async () => {
    const program = await run(`
      attempt(() => electron.autoUpdater);
      attempt(() => app.setBadgeCount(1));
      attempt(() => electron.dialog.showOpenDialog({}));
      attempt(() => protocol.handle('other', () => new Response('')));
      app.whenReady().then(() => attempt(() => app.enableSandbox()));
    `);

    await expect.poll(() => failuresOf(program)).toEqual([
      'The Electron stand-in has no electron.autoUpdater',
      'The Electron stand-in has no app.setBadgeCount',
      expect.stringContaining('the test has not put an answer'),
      expect.stringContaining('was not registered before the app was ready'),
      expect.stringContaining('before the app is ready'),
    ]);
  });

  it.each(['nodeIntegration: true', 'contextIsolation: false', 'sandbox: false', 'webSecurity: false', 'webviewTag: true', "enableBlinkFeatures: 'X'"])('refuses a window with %s', async (preference) => {
    const program = await run(`app.whenReady().then(() => attempt(() => new BrowserWindow({ webPreferences: { ${preference} } })));`);

    await expect.poll(() => failuresOf(program)).toEqual([expect.stringContaining('refuses webPreferences')]);
  });

  it('gives a preload what the sandbox gives it, and no more', async () => {
    const program = await run(
      `app.whenReady().then(() => { page(); const window = new BrowserWindow({ webPreferences: { preload } }); window.loadURL('app://small/'); });`,
      `
        const { contextBridge } = require('electron');
        const attempt = (work) => { try { work(); return 'nothing thrown'; } catch (error) { return error.message; } };
        const api = {
          failures: () => [() => require('node:fs'), () => require('electron').shell, () => require('electron').ipcRenderer.sendSync('x')].map(attempt),
          echo: (value) => value,
          later: async (value) => { if (value === 'no') throw new Error('refused'); return value; },
          subscribe: (listener) => { listener({ count: 1 }); return () => 'stopped'; },
        };
        contextBridge.exposeInMainWorld('api', api);
      `,
    );
    const page = await program.firstWindow();
    await page.waitForFunction(() => 'api' in globalThis);

    const seen = await page.evaluate(async () => {
      const api = Object(Reflect.get(globalThis, 'api'));
      const heard: unknown[] = [];
      const stop = api.subscribe((payload: unknown) => heard.push(payload));
      const cloned = (() => {
        try {
          return api.echo({ method: () => undefined });
        } catch (error) {
          return Object(error).name;
        }
      })();
      return { failures: api.failures(), heard, stopped: stop(), bytes: api.echo(new Uint8Array([1, 2])) instanceof Uint8Array, later: await api.later('yes'), refused: await api.later('no').catch((error: Error) => error.message), cloned };
    });

    expect(seen.failures).toEqual(['A sandboxed preload cannot require node:fs', expect.stringContaining('no electron.shell'), expect.stringContaining('no ipcRenderer.sendSync')]);
    expect(seen).toMatchObject({ heard: [{ count: 1 }], stopped: 'stopped', bytes: true, later: 'yes', refused: expect.stringContaining('refused'), cloned: 'DataCloneError' });
  });

  it('leaves no Chromium behind when it is killed', async () => {
    const program = await run(`app.whenReady().then(() => undefined);`);
    const { pid } = program.process();
    const children = () => spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout.trim().split(/\s+/).filter(Boolean).map(Number);
    await expect.poll(() => children().length).toBeGreaterThan(0);
    const chromium = children();
    const ended = new Promise((done) => program.process().once('exit', done));

    program.process().kill('SIGKILL');
    await ended;
    app = null;

    await expect.poll(() => chromium.filter(isAlive)).toEqual([]);
  });
});

describe('the codec of the stand-in', () => {
  it('carries what structured clone carries', () => {
    const codec = wireCodec();
    const value = { text: '泳道', none: undefined, nothing: null, nan: Number.NaN, infinite: -Infinity, big: 12n, bytes: new Uint8Array([0, 255]), at: new Date(0), map: new Map([['a', 1]]), set: new Set([1]), list: [1, [2]] };

    expect(codec.decode(codec.encode(value))).toEqual(value);
  });
});
