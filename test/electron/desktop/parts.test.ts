import fc from 'fast-check';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { menuTemplate, toAccelerator } from '../../../electron/desktop/applicationMenu.ts';
import { fileArguments, switchValue } from '../../../electron/desktop/fileArguments.ts';
import { logTo } from '../../../electron/desktop/logTo.ts';
import { replaceFile, replaceFileSync } from '../../../electron/files/replaceFile.ts';
import { readModelFile } from '../../../electron/desktop/readModelFile.ts';
import { placeWindow, SMALLEST_WINDOW, type Rectangle } from '../../../electron/desktop/WindowState.ts';
import { COMMAND_NAMES, commandFacts, MENUS } from '../../../shared/contract/commandTable.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { removeTemporaryFolders, temporaryFolder } from './program.ts';

afterAll(removeTemporaryFolders);

const screen: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 };
const rectangle = fc.record({ x: fc.integer({ min: -5_000, max: 5_000 }), y: fc.integer({ min: -5_000, max: 5_000 }), width: fc.integer({ min: 1, max: 5_000 }), height: fc.integer({ min: 1, max: 5_000 }) });

describe('the place of the window', () => {
  it('always leaves enough of the title bar on a screen to take hold of', () => {
    fc.assert(fc.property(rectangle, fc.boolean(), (bounds, isMaximized) => {
      const placed = placeWindow({ bounds, isMaximized, isFullScreen: false }, [screen]).bounds;

      const visible = Math.min(placed.x + placed.width, screen.width) - Math.max(placed.x, 0);
      expect(visible).toBeGreaterThanOrEqual(200);
      expect(placed.y).toBeGreaterThanOrEqual(0 - 32);
      expect(placed.y).toBeLessThan(screen.height);
      expect(placed.width).toBeGreaterThanOrEqual(SMALLEST_WINDOW.width);
    }));
  });

  it('stays on a second screen while that is there, and comes back when it is not', () => {
    const state = { bounds: { x: 2_000, y: 100, width: 1200, height: 800 }, isMaximized: false, isFullScreen: false };
    const second: Rectangle = { x: 1920, y: 0, width: 1920, height: 1040 };

    expect(placeWindow(state, [screen, second]).bounds).toEqual(state.bounds);
    expect(placeWindow(state, [screen]).bounds).toEqual({ x: 240, y: 70, width: 1440, height: 900 });
  });
});

describe('replacing a file', () => {
  it.each([['later', replaceFile], ['at once', replaceFileSync]] as const)('leaves the new file and nothing else (%s)', async (_when, replace) => {
    const folder = temporaryFolder();
    const file = join(folder, 'model.laneway');
    writeFileSync(file, 'old');

    await replace(file, Buffer.from('new'));

    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['model.laneway']);
  });

  it.each([['later', replaceFile], ['at once', replaceFileSync]] as const)('leaves the old file and nothing else when it cannot be done (%s)', async (_when, replace) => {
    const folder = temporaryFolder();
    const place = join(folder, 'model.laneway');
    mkdirSync(join(place, 'inside'), { recursive: true });

    await expect(async () => replace(place, Buffer.from('new'))).rejects.toThrow();

    expect(readdirSync(folder)).toEqual(['model.laneway']);
    expect(readdirSync(place)).toEqual(['inside']);
  });
});

describe.skipIf(process.platform === 'win32')('a file that is replaced', () => {
  it('stays where its link points to, and keeps who may read it', async () => {
    const folder = temporaryFolder();
    const [real, link] = [join(folder, 'real.bpmn'), join(folder, 'link.bpmn')];
    writeFileSync(real, 'old');
    chmodSync(real, 0o600);
    symlinkSync(real, link);

    await replaceFile(link, Buffer.from('new'));

    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, 'utf8')).toBe('new');
    expect(statSync(real).mode & 0o777).toBe(0o600);
  });

  it('may have the longest name there is', async () => {
    const file = join(temporaryFolder(), `${'n'.repeat(250)}.svg`);

    await replaceFile(file, Buffer.from('new'));

    expect(readFileSync(file, 'utf8')).toBe('new');
  });
});

describe('a model file', () => {
  it('is a file: what is a folder or never ends is refused, not waited for', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'folder.bpmn'));

    expect(await readModelFile(join(folder, 'folder.bpmn'))).toMatchObject({ ok: false, error: { key: 'desktop.error.notAModel' } });
    expect(await readModelFile(join(folder, 'gone.bpmn'))).toMatchObject({ ok: false, error: { key: 'desktop.error.fileUnreadable' } });
    if (existsSync('/dev/zero')) expect(await readModelFile('/dev/zero')).toMatchObject({ ok: false, error: { key: 'desktop.error.notAModel' } });
  });
});

describe('the log', () => {
  it('has a line with the time for each thing, and never grows without bound', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'laneway.log');
    const log = logTo(file, () => new Date(0));

    log('disk hung');
    expect(readFileSync(file, 'utf8')).toBe('1970-01-01T00:00:00.000Z disk hung\n');

    writeFileSync(file, 'x'.repeat(1_100_000));
    log('again');
    expect(readFileSync(file, 'utf8')).toBe('1970-01-01T00:00:00.000Z again\n');
    expect(readdirSync(folder).toSorted()).toEqual(['laneway.log', 'laneway.log.old']);
  });
});

describe('the arguments of a start', () => {
  it('are files only when Laneway can open them', () => {
    const args = ['.', '--data=/srv/data.bpmn', '-psn_0_1', 'a.bpmn', '/models/b.LANEWAY', 'picture.png', 'file:///models/%E9%80%80%E8%B4%A7.bpmn', 'https://example.org/c.bpmn'];

    expect(fileArguments(args, '/home')).toEqual([join('/home', 'a.bpmn'), '/models/b.LANEWAY', '/models/退货.bpmn']);
    expect(switchValue(args, 'data')).toBe('/srv/data.bpmn');
    expect(switchValue(args, 'other')).toBeNull();
  });
});

describe('the menu bar', () => {
  const none = { enabled: new Set<never>(), checked: new Set<never>() };
  const itemsOf = (platform: NodeJS.Platform, isDevelopment = false) =>
    menuTemplate(none, translator('en'), { platform, isDevelopment }, () => undefined).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));

  it.each(['darwin', 'win32', 'linux'] as const)('has every command of the table that belongs in a menu (%s)', (platform) => {
    const expected = COMMAND_NAMES.filter((name) => commandFacts(name).menu !== null);

    expect(itemsOf(platform).flatMap(({ id }) => (id === undefined ? [] : [id])).toSorted()).toEqual(expected.toSorted());
  });

  it.each(['en', 'zh-CN'] as const)('has a text for everything it shows (%s)', (locale) => {
    const t = translator(locale);
    const bar = menuTemplate(none, t, { platform: 'darwin', isDevelopment: true }, () => undefined);
    const shown = bar.flatMap(({ label, submenu }) => [label, ...(Array.isArray(submenu) ? submenu.filter(({ type }) => type !== 'separator').map((item) => item.label) : [])]);

    expect(bar.length).toBe(MENUS.length + 2);
    expect(shown.filter((label) => label === undefined || label === '' || label.includes('menu.'))).toEqual([]);
  });

  it('hears keys itself only on macOS, and never a single letter', () => {
    expect(itemsOf('win32').filter(({ registerAccelerator }) => registerAccelerator)).toEqual([]);
    expect(itemsOf('darwin').filter(({ accelerator }) => accelerator !== undefined && !String(accelerator).includes('CommandOrControl'))).toEqual([]);
  });

  it('offers developer tools in a checkout only', () => {
    expect(itemsOf('linux', true).some(({ role }) => role === 'toggleDevTools')).toBe(true);
    expect(itemsOf('linux', false).some(({ role }) => role === 'toggleDevTools' || role === 'reload')).toBe(false);
  });

  it.each([['Mod+Alt+n', 'CommandOrControl+Alt+N'], ['Alt+ArrowUp', 'Alt+Up'], ['F8', 'F8'], ['Mod++', 'CommandOrControl+Plus'], ['Mod+Enter', 'CommandOrControl+Enter']])('writes %s as %s', (shortcut, accelerator) => {
    expect(toAccelerator(shortcut)).toBe(accelerator);
  });
});
