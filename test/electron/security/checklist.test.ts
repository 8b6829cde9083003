import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import type { IpcMainInvokeEvent } from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/contract.ts';
import { assetPath } from '../../../electron/desktop/assetPath.ts';
import { judgeLink } from '../../../electron/desktop/judgeLink.ts';
import { isOwnFrame } from '../../../electron/desktop/isOwnFrame.ts';
import { isOwnRequest } from '../../../electron/desktop/isOwnRequest.ts';
import { webPreferences } from '../../../electron/desktop/webPreferences.ts';
import { removeTemporaryFolders, startProgram, type Program } from '../desktop/program.ts';

/**
 * Electron's security checklist (https://www.electronjs.org/docs/latest/tutorial/security), point by point, on the
 * compiled program: what its text says, and what it does on real Electron or on the stand-in. Points that concern parts
 * which Laneway does not have are tested by their absence.
 */
let program: Program;
let mainBundle: string;
let preloadBundle: string;
let pageFiles: readonly { readonly name: string; readonly text: string }[];

const sources = (folder: string): { readonly name: string; readonly text: string }[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|html)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((name) => ({ name, text: readFileSync(name, 'utf8') }));

beforeAll(async () => {
  program = await startProgram();
  // Before the first question a person is asked: nobody is there to answer.
  await program.app.evaluate(({ dialog, shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedOutside', opened);
    Reflect.set(globalThis, 'questions', []);
    Reflect.set(globalThis, 'answer', 1);
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
    dialog.showMessageBox = (...args: unknown[]) => {
      Reflect.get(globalThis, 'questions').push(Object(args.at(-1)).detail);
      return Promise.resolve({ response: Reflect.get(globalThis, 'answer'), checkboxChecked: false });
    };
  });
  mainBundle = readFileSync('dist/electron/main.cjs', 'utf8');
  preloadBundle = readFileSync('dist/electron/preload.cjs', 'utf8');
  pageFiles = [...sources('renderer'), { name: 'dist/renderer/index.html', text: readFileSync('dist/renderer/index.html', 'utf8') }];
});

afterAll(async () => {
  await program.close();
  removeTemporaryFolders();
});

const opened = (): Promise<unknown> => program.app.evaluate(() => Reflect.get(globalThis, 'openedOutside'));
const questions = (): Promise<unknown> => program.app.evaluate(() => Reflect.get(globalThis, 'questions'));
const answerWith = (answer: number) => program.app.evaluate((_electron, response) => {
  Reflect.set(globalThis, 'answer', response);
  Reflect.set(globalThis, 'questions', []);
  Reflect.get(globalThis, 'openedOutside').length = 0;
}, answer);
const openExternal = (url: string) => program.page.evaluate((address) => window.laneway?.invoke('host.openExternal', { url: address }), url);
const currentUrl = () => program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());

/** As much of a message's event as is looked at. */
const from = (url: string, parent: object | null = null) => isOwnFrame({ senderFrame: { url, parent } } as unknown as IpcMainInvokeEvent);

describe('Electron security checklist', () => {
  it('1. Only load secure content: nothing is fetched from the network at all', async () => {
    expect(pageFiles.flatMap(({ name, text }) => [...text.matchAll(/(?:src|href)=["']https?:[^"']+/g)].map(([found]) => `${name} ${found}`))).toEqual([]);
    expect(['http://example.org/', 'https://example.org/', 'ws://example.org/', 'ftp://example.org/', 'file:///etc/passwd', 'chrome://gpu'].filter(isOwnRequest)).toEqual([]);

    const fetched = await program.page.evaluate(() => fetch('https://example.org/').then(() => 'fetched', () => 'refused'));
    expect(fetched).toBe('refused');
  });

  it('2. No Node.js integration for the page, its workers or its frames', async () => {
    expect(webPreferences).toMatchObject({ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false });
    expect(await program.page.evaluate(() => ['require', 'process', 'module', '__dirname', 'Buffer'].filter((name) => name in globalThis))).toEqual([]);
  });

  it('3. Context isolation: the page cannot reach or change what the preload uses', async () => {
    expect(webPreferences.contextIsolation).toBe(true);
    const changed = await program.page.evaluate(() => {
      Reflect.set(window.laneway ?? {}, 'invoke', () => 'hijacked');
      Reflect.set(window, 'laneway', null);
      return window.laneway?.host;
    });
    expect(changed).toBe('electron');
  });

  it('4. Process sandboxing: on for every renderer, and the preload needs nothing else', () => {
    expect(webPreferences.sandbox).toBe(true);
    expect(mainBundle).toMatch(/\.enableSandbox\(\)/);
    expect(mainBundle).not.toMatch(/appendSwitch\(\s*["']no-sandbox/);
    expect([...preloadBundle.matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name)).toEqual(['electron']);
  });

  it('5. Permission requests: all refused, but copying to the clipboard', async () => {
    const states = await program.page.evaluate(async () => {
      const names: PermissionName[] = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
    for (const handler of ['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler']) expect(mainBundle).toContain(handler);
  });

  it('6. webSecurity stays on', () => {
    expect(webPreferences.webSecurity).toBe(true);
    expect(mainBundle).not.toMatch(/webSecurity:\s*(?:false|!1)|disable-web-security/);
  });

  it('7. A Content Security Policy: no script from text, from elsewhere or in the page', async () => {
    const policy = await program.page.evaluate(async () => (await fetch('index.html')).headers.get('content-security-policy'));
    const directives = new Map((policy ?? '').split('; ').map((directive) => [directive.split(' ')[0], directive]));
    expect(directives.get('default-src')).toBe("default-src 'none'");
    expect(directives.get('script-src')).toBe("script-src 'self'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*|https?:/);

    const ran = await program.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      script.remove();
      const attempt = document.createElement('div');
      attempt.innerHTML = '<img src=x onerror="window.injected = true">';
      document.body.append(attempt);
      const image = attempt.querySelector('img');
      // Handlers in the text would have been called by then, before this one.
      return new Promise((resolve) => image?.addEventListener('error', () => {
        attempt.remove();
        resolve('injected' in window);
      }));
    });
    expect(ran).toBe(false);
  });

  it('8. allowRunningInsecureContent stays off', () => {
    expect(webPreferences.allowRunningInsecureContent).toBe(false);
    expect(mainBundle).not.toMatch(/allowRunningInsecureContent:\s*(?:true|!0)|allow-running-insecure-content/);
  });

  it('9. No experimental features', () => {
    expect(webPreferences.experimentalFeatures).toBe(false);
    expect(mainBundle).not.toMatch(/enable-experimental-web-platform-features/);
  });

  it('10. No enableBlinkFeatures', () => {
    expect(webPreferences).not.toHaveProperty('enableBlinkFeatures');
    expect(mainBundle).not.toMatch(/enableBlinkFeatures|enable-blink-features/);
  });

  it('11. No <webview>, so none with allowpopups', () => {
    expect(webPreferences.webviewTag).toBe(false);
    expect(pageFiles.filter(({ text }) => /<webview|allowpopups/i.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('12. A <webview> that got in nevertheless is refused before it is made', () => {
    expect(mainBundle).toMatch(/["']will-attach-webview["'],\s*\(?event\)?\s*=>\s*event\.preventDefault\(\)/);
  });

  it('13. Navigation is confined to our own page', async () => {
    const before = await currentUrl();
    await program.app.evaluate(({ BrowserWindow }) => {
      const tried: string[] = [];
      Reflect.set(globalThis, 'triedToGoTo', tried);
      BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', ({ url }) => tried.push(url));
    });
    const tried = (): Promise<unknown> => program.app.evaluate(() => Reflect.get(globalThis, 'triedToGoTo'));
    // The browser itself refuses the first two; whatever it tells of the later ones, it has dealt with these.
    for (const target of ['file:///etc/passwd', 'data:text/html,<h1>no</h1>', 'https://example.org/', 'http://127.0.0.1:9/']) {
      await program.page.evaluate((url) => {
        location.href = url;
      }, target);
      if (target.startsWith('http')) await expect.poll(tried).toContain(target);
      expect(await currentUrl(), target).toBe(before);
    }
    expect(await program.page.evaluate(() => window.laneway?.host)).toBe('electron');
  });

  it('14. No new windows, neither by script nor by link', async () => {
    await answerWith(1);
    const returned = await program.page.evaluate(() => window.open('https://example.org/by-script') === null);
    await program.page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.org/by-link', target: '_blank', textContent: 'out' });
      document.body.append(link);
      link.click();
      link.remove();
    });

    expect(returned).toBe(true);
    await expect.poll(questions).toEqual(['https://example.org/by-script', 'https://example.org/by-link']);
    expect(await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(await opened()).toEqual([]);
  });

  it('15. shell.openExternal only for https, and only after a person has seen where it leads', async () => {
    expect(['http://example.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'ms-msdt:/id', 'smb://server/share', 'https://www.omg.org@evil.example/', 'not an address'].map(judgeLink)).toEqual(Array.from({ length: 7 }, () => 'refuse'));
    expect(judgeLink('https://www.omg.org/spec/BPMN/2.0.2/')).toBe('open');
    expect(['https://www.omg.org.evil.example/', 'https://example.org/', 'https://www.omg.org:8443/'].map(judgeLink)).toEqual(['ask', 'ask', 'ask']);

    await answerWith(1);
    await openExternal('https://example.org/');
    expect([await questions(), await opened()]).toEqual([['https://example.org/'], []]);

    await answerWith(0);
    await openExternal('https://example.org/');
    await openExternal('https://www.omg.org/spec/BPMN/2.0.2/');
    expect([await questions(), await opened()]).toEqual([['https://example.org/'], ['https://example.org/', 'https://www.omg.org/spec/BPMN/2.0.2/']]);
  });

  it('16. A current version of Electron, pinned exactly', () => {
    const { devDependencies }: { readonly devDependencies: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
    const [major] = (devDependencies['electron'] ?? '').split('.').map(Number);
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
    expect(major).toBeGreaterThanOrEqual(45);
  });

  it('17. The sender of every message is checked: the top frame of our own page, or nobody', () => {
    expect(from('app://laneway/index.html')).toBe(true);
    expect(from('app://laneway/index.html', {})).toBe(false);
    expect(['https://laneway/index.html', 'app://laneway.evil/index.html', 'app://other/', 'file:///index.html', 'about:blank', ''].filter((url) => from(url))).toEqual([]);
    expect(isOwnFrame({ senderFrame: null })).toBe(false);
    // There is one way in, and it asks first.
    expect([...mainBundle.matchAll(/ipcMain\.(?:handle|on)\(/g)]).toHaveLength(2);
    expect([...mainBundle.matchAll(/isOwnFrame\(event\)/g)]).toHaveLength(2);
  });

  it('18. No file://: the page comes from a scheme of its own that reaches one folder only', async () => {
    expect(await currentUrl()).toBe('app://laneway/index.html');
    expect(mainBundle).not.toMatch(/loadFile\(|loadURL\(\s*["'`]file:/);
    const folder = '/program/dist/renderer';
    expect(assetPath(folder, 'app://laneway/assets/index.js')).toBe('/program/dist/renderer/assets/index.js');
    const outside = ['app://laneway/../main.js', 'app://laneway/%2e%2e/%2e%2e/secret.json', 'app://laneway/..%2f..%2fsecret.json', 'app://laneway/..%5c..%5csecret.json', 'app://laneway/a%00.html', 'app://laneway/%E0%A4%A', 'app://other/index.html', 'https://laneway/index.html', 'app://laneway/electron.exe'];
    expect(outside.map((address) => assetPath(folder, address)).filter((path) => path !== null && !path.startsWith(`${folder}/`))).toEqual([]);
    expect(outside.slice(3).map((address) => assetPath(folder, address))).toEqual(outside.slice(3).map(() => null));

    const statuses = await program.page.evaluate(() => Promise.all(['..%2felectron%2fmain.cjs', '%2e%2e/%2e%2e/package.json', '..%5cpackage.json'].map(async (path) => (await fetch(path)).status)));
    expect(statuses).toEqual([404, 404, 404]);
  });

  it('19. Fuses: everything that lets another program into ours is off', () => {
    const wanted: Record<string, boolean> = {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    };
    const [, block = ''] = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(readFileSync('electron-builder.yml', 'utf8')) ?? [];
    const set = Object.fromEntries([...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === 'true']));

    expect(set).toMatchObject(wanted);
    // One fuse more in a new Electron is a decision to take, not to miss.
    expect(Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name))).length).toBe(9);
  });

  it('20. No Electron API for the page: what it calls is in the contract, what it gets back is data', async () => {
    const seen = await program.page.evaluate(() => Object.entries(window.laneway ?? {}).map(([name, value]) => `${name}: ${typeof value}`).toSorted());
    expect(seen).toEqual(['host: string', 'invoke: function', 'on: function']);

    const received = await program.page.evaluate(async () => {
      const given: unknown[] = [];
      const heard = new Promise<void>((resolve) => window.laneway?.on('library.changed', (...args: unknown[]) => {
        given.push(args);
        resolve();
      }));
      await window.laneway?.invoke('library.createFolder', { name: 'Checklist', parent: null });
      await heard;
      return given;
    });
    expect(received).toEqual([[{}]]);

    const answers = await program.page.evaluate(() => Promise.all(['ipc:anything', 'ELECTRON_GUEST_VIEW_MANAGER_CALL', 'constructor', 'toString'].map((name) => Reflect.apply(window.laneway?.invoke ?? Object, null, [name, {}]))));
    expect(answers.every((answer) => answer.ok === false && answer.error.code === 'bad-input')).toBe(true);
    expect(Object.keys(contract).every((name) => /^(?:library|model|sample|simulation|answer|experiment|compare|merge|settings|host)\.\w+$/.test(name))).toBe(true);
  });
});
