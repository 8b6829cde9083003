import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { removeTemporaryFolders, startProgram, temporaryFolder, type Program } from './program.ts';

let open: Program | null = null;

const start = async (...args: Parameters<typeof startProgram>): Promise<Program> => {
  open = await startProgram(...args);
  return open;
};

afterEach(async () => {
  await open?.close();
  open = null;
});
afterAll(removeTemporaryFolders);

/** Asks the page through the main process: Playwright gives up a page that has crashed, though the window lives on. */
const inPage = ({ app }: Program, code: string) =>
  app.evaluate(({ BrowserWindow }, script) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script).catch(() => null), code);

const crash = ({ app }: Program) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());

/** Puts an answer in place of every question to the person, and keeps what was asked. */
const answerWith = ({ app }: Program, response: number) =>
  app.evaluate(({ dialog }, choice) => {
    const asked: string[] = [];
    Reflect.set(globalThis, 'asked', asked);
    const note = (args: unknown[]) => asked.push(String(Object(args.at(-1)).message));
    dialog.showMessageBox = (...args: unknown[]) => {
      note(args);
      return Promise.resolve({ response: choice, checkboxChecked: false });
    };
    dialog.showMessageBoxSync = (...args: unknown[]) => {
      note(args);
      return choice;
    };
  }, response);

const asked = ({ app }: Program): Promise<unknown> => app.evaluate(() => Reflect.get(globalThis, 'asked'));

describe('a page that dies', () => {
  it('is loaded again at once the first time, and asks before it is loaded again the second', async () => {
    const program = await start();
    await answerWith(program, 0);
    await inPage(program, 'window.before = true');

    await crash(program);
    await expect.poll(() => inPage(program, 'typeof window.before + typeof window.laneway')).toBe('undefinedobject');
    expect(await asked(program)).toEqual([]);
    expect(await inPage(program, `window.laneway.invoke('library.list', { view: 'all' }).then((answer) => answer.ok)`)).toBe(true);

    await inPage(program, 'window.before = true');
    await crash(program);
    await expect.poll(() => asked(program)).toEqual(['The window stopped working again']);
    await expect.poll(() => inPage(program, 'typeof window.before + typeof window.laneway')).toBe('undefinedobject');
  });
});

describe('closing', () => {
  it('keeps the window open when the page has an unsaved change and the person wants to stay', async () => {
    const program = await start();
    await program.page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
    await answerWith(program, 0);

    await program.app.evaluate(({ app }) => app.quit());
    await expect.poll(() => asked(program)).toEqual(['Your last change is not saved yet']);
    expect(await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

    await answerWith(program, 1);
  });

  it('keeps where the window was, and what was asked for last', async () => {
    const dataFolder = join(temporaryFolder(), 'data');
    const first = await startProgram({ dataFolder });
    const bounds = { x: 120, y: 80, width: 1300, height: 820 };
    await first.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), bounds);
    await first.page.evaluate(() => {
      // Not waited for: the window is closed while the call is under way.
      void window.laneway?.invoke('library.createFolder', { name: 'Kept', parent: null });
    });
    await first.close();
    expect(JSON.parse(readFileSync(join(dataFolder, 'window.json'), 'utf8'))).toMatchObject({ bounds });

    const second = await start({ dataFolder });
    expect(await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())).toEqual(bounds);
    const folders = await second.page.evaluate(() => window.laneway?.invoke('library.folders', undefined));
    expect(folders).toMatchObject({ ok: true, value: [{ name: 'Kept' }] });
  });

  it('starts in a sensible place when what was kept about the window is no good', async () => {
    const dataFolder = temporaryFolder();
    writeFileSync(join(dataFolder, 'window.json'), '{"bounds":{"x":"left"}}');

    const program = await start({ dataFolder });

    const bounds = await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
    expect(bounds?.width).toBeGreaterThanOrEqual(960);
  });
});
