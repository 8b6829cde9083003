import { _electron, chromium, type ElectronApplication, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { buildWhenStale } from '../../scripts/buildWhenStale.mjs';
import { electronBinary } from '../../scripts/electronBinary.mjs';
import { findBrowser } from '../../scripts/findBrowser.mjs';

/** `standin` is the Electron host on the program of test/standin; `electron` is the same on the real one. */
export type HostKind = 'browser' | 'standin' | 'electron';

export interface LaunchOptions {
  /** Holds the database; start again on the same one to see what was kept. */
  readonly dataFolder: string;
  /** Default: `LANEWAY_E2E`, else the browser host. */
  readonly host?: HostKind;
  /** Files given on the command line (Electron hosts). */
  readonly files?: readonly string[];
  readonly locale?: 'en' | 'zh-CN';
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Where the built program lies; default: the checkout. */
  readonly program?: string;
}

export interface Laneway {
  readonly host: HostKind;
  readonly page: Page;
  /** The main process (Electron hosts). */
  readonly app: ElectronApplication | null;
  /** Address with the token (browser host). */
  readonly url: string | null;
  close(): Promise<void>;
  /** Ends the host as a power cut would. */
  kill(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');
const node = process.execPath;

function hostOf(text: string | undefined): HostKind {
  if (text === undefined || text === '') return 'browser';
  if (text === 'browser' || text === 'standin' || text === 'electron') return text;
  throw new Error(`LANEWAY_E2E is “${text}”; it can be browser, standin or electron.`);
}

/** The Electron host on the real program where there is one, else on the stand-in. */
export function desktopHost(): HostKind {
  if (electronBinary() !== null) return 'electron';
  if (process.platform === 'win32') throw new Error('The stand-in for Electron does not run on Windows. Run `npx install-electron` and test again.');
  return 'standin';
}

/** Hosts on which the main journeys are shown: the one that was asked for, else the browser and the desktop. */
export const HOSTS: readonly HostKind[] = process.env['LANEWAY_E2E'] ? [hostOf(process.env['LANEWAY_E2E'])] : ['browser', desktopHost()];

/** Builds what the program is started from, unless whoever runs the tests just did. */
export async function ensureBuilt(): Promise<void> {
  if (process.env['LANEWAY_BUILT']) return;
  if (!(await buildWhenStale())) throw new Error('The build failed; run `npm run build` and read what it says.');
}

/** Starts Laneway and waits for its page; the same journeys then run on every host. */
export async function launch(options: LaunchOptions): Promise<Laneway> {
  const host = options.host ?? hostOf(process.env['LANEWAY_E2E']);
  await ensureBuilt();
  return host === 'browser' ? launchBrowserHost(options) : launchElectronHost(host, options);
}

const asRoot = process.getuid?.() === 0;
/** Of a start, and of each thing that is waited for on the page. Only ends what hangs: Playwright’s own 30 s are short on a slow machine. */
const PATIENCE_MS = 120_000;

async function launchElectronHost(host: 'standin' | 'electron', { dataFolder, files = [], locale = 'en', colorScheme = 'light', viewport, program = root }: LaunchOptions): Promise<Laneway> {
  const executablePath = host === 'standin' ? join(root, 'test/standin/electron') : electronBinary();
  if (executablePath === null) throw new Error('Electron is not installed here. Run `npx install-electron`, or use LANEWAY_E2E=standin.');
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const app = await _electron.launch({
    executablePath,
    args: [...(asRoot ? ['--no-sandbox'] : []), ...(host === 'electron' ? [`--lang=${locale}`] : []), program, `--data=${dataFolder}`, ...files],
    env: { ...env, LANEWAY_STANDIN_LOCALE: locale },
    colorScheme,
    timeout: PATIENCE_MS,
  });
  const page = await app.firstWindow({ timeout: PATIENCE_MS });
  page.setDefaultTimeout(PATIENCE_MS);
  // Until the preload has run the window is still empty.
  await page.waitForFunction(() => 'laneway' in globalThis);
  if (viewport) await page.setViewportSize(viewport);
  return {
    host,
    page,
    app,
    url: null,
    close: () => app.close(),
    async kill() {
      const ended = new Promise((done) => app.process().once('exit', done));
      app.process().kill('SIGKILL');
      await ended;
    },
  };
}

async function launchBrowserHost({ dataFolder, locale = 'en', colorScheme = 'light', viewport = { width: 1440, height: 900 }, program = root }: LaunchOptions): Promise<Laneway> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('No Chromium found. Install one, or set LANEWAY_CHROMIUM to the program.');
  const server = spawn(node, [join(program, 'dist/electron/cli.mjs'), 'serve', '--data', dataFolder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANG: locale === 'en' ? 'en_US.UTF-8' : 'zh_CN.UTF-8' },
  });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const said: string[] = [];
  createInterface({ input: server.stderr }).on('line', (line) => said.push(line));
  const url = await new Promise<string>((found, failed) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0];
      if (address !== undefined) found(address);
    });
    void ended.then(() => failed(new Error(`The browser host ended before it was ready:\n${said.join('\n')}`)));
  });
  const browser = await chromium.launch({ executablePath, timeout: PATIENCE_MS, args: ['--disable-gpu', '--disable-quic', '--force-color-profile=srgb'], chromiumSandbox: !asRoot });
  const context = await browser.newContext({ viewport, locale, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url);
  const stop = async (signal: NodeJS.Signals) => {
    await browser.close();
    server.kill(signal);
    await ended;
  };
  return { host: 'browser', page, app: null, url, close: () => stop('SIGTERM'), kill: () => stop('SIGKILL') };
}
