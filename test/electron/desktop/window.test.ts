import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heard, listenFor, removeTemporaryFolders, startProgram, type Program } from './program.ts';

let program: Program;

beforeAll(async () => {
  program = await startProgram();
});

afterAll(async () => {
  await program.close();
  removeTemporaryFolders();
});

describe('the page of the Electron host', () => {
  it('sees the api of the contract, and nothing of Node or Electron', async () => {
    const seen = await program.page.evaluate(() => ({
      api: Object.keys(window.laneway ?? {}).toSorted(),
      isFrozen: Object.isFrozen(window.laneway),
      host: window.laneway?.host,
      strangers: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', 'global'].filter((name) => name in globalThis),
    }));

    expect(seen).toEqual({ api: ['host', 'invoke', 'on'], isFrozen: true, host: 'electron', strangers: [] });
  });

  it('calls the services through the bridge', async () => {
    const [info, models] = await program.page.evaluate(async () => [await window.laneway?.invoke('host.info', undefined), await window.laneway?.invoke('library.list', { view: 'all' })]);

    expect(info).toMatchObject({ ok: true, value: { kind: 'electron', dataFolder: program.dataFolder } });
    expect(models).toEqual({ ok: true, value: [] });
  });

  it('gets data, not an exception, for a call that does not exist and for input that does not fit', async () => {
    const answers = await program.page.evaluate(() => Promise.all([
      Reflect.apply(window.laneway?.invoke ?? Object, null, ['files.deleteEverything', {}]),
      Reflect.apply(window.laneway?.invoke ?? Object, null, ['__proto__', {}]),
      Reflect.apply(window.laneway?.invoke ?? Object, null, ['library.list', { view: 'somewhere' }]),
      Reflect.apply(window.laneway?.invoke ?? Object, null, ['host.openExternal', { url: 'file:///etc/passwd' }]),
    ]));

    expect(answers.map((answer) => answer.error.code)).toEqual(['bad-input', 'bad-input', 'bad-input', 'bad-input']);
  });

  it('hears events until it unsubscribes', async () => {
    await listenFor(program.page, 'library.changed');
    const createFolder = (name: string) => program.page.evaluate((text) => window.laneway?.invoke('library.createFolder', { name: text, parent: null }), name);

    await createFolder('Service');
    expect(await heard(program.page, 'library.changed')).toEqual([{}]);

    const afterUnsubscribing = await program.page.evaluate(async () => {
      let count = 0;
      const stop = window.laneway?.on('library.changed', () => {
        count += 1;
      });
      stop?.();
      await window.laneway?.invoke('library.createFolder', { name: 'Retail', parent: null });
      return count;
    });
    expect(afterUnsubscribing).toBe(0);
  });

  it('names the window as the page asks', async () => {
    await program.page.evaluate(() => window.laneway?.invoke('host.setTitle', { title: 'Loan approval' }));

    expect(await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))).toEqual(['Loan approval']);
  });

  it('takes the theme of the system’s own parts from the settings', async () => {
    await program.page.evaluate(() => window.laneway?.invoke('settings.set', { theme: 'dark' }));
    expect(await program.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');

    await program.page.evaluate(() => window.laneway?.invoke('settings.set', { theme: 'system' }));
    expect(await program.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('system');
  });

  it('loads without an error and without anything that its own policy refuses', async () => {
    const problems: string[] = [];
    program.page.on('pageerror', (error) => problems.push(error.message));
    program.page.on('console', (text) => {
      if (text.type() === 'error') problems.push(text.text());
    });

    await program.page.reload({ waitUntil: 'load' });
    await program.page.waitForFunction(() => document.body.childElementCount > 0);

    expect(problems).toEqual([]);
  });
});
