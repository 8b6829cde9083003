import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronBinary } from '../../../scripts/electronBinary.mjs';
import { bpmnFile, heard, listenFor, removeTemporaryFolders, startProgram, temporaryFolder, type Program } from './program.ts';

let program: Program;

beforeAll(async () => {
  program = await startProgram();
});

afterAll(async () => {
  await program.close();
  removeTemporaryFolders();
});

const write = (name: string, text: string) => {
  const file = join(program.folder, name);
  writeFileSync(file, text);
  return file;
};

const choose = (paths: readonly string[]) =>
  program.app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] });
  }, paths);

const saveTo = (path: string | null) =>
  program.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, path);

describe('files chosen in a dialog', () => {
  it('arrive as bytes with their names, and can be imported', async () => {
    await choose([write('returns.bpmn', bpmnFile('Returns'))]);

    const names = await program.page.evaluate(async () => {
      const files = await window.laneway?.invoke('host.openFiles', { title: 'Import', extensions: ['bpmn'] });
      if (!files?.ok) throw new Error(JSON.stringify(files));
      for (const file of files.value) await window.laneway?.invoke('model.import', file);
      const models = await window.laneway?.invoke('library.list', { view: 'all' });
      return models?.ok ? models.value.map(({ name }) => name) : models;
    });

    expect(names).toEqual(['returns']);
  });

  it('are none when the dialog is cancelled', async () => {
    await choose([]);

    expect(await program.page.evaluate(() => window.laneway?.invoke('host.openFiles', { title: 'Import', extensions: ['bpmn'] }))).toEqual({ ok: true, value: [] });
  });
});

describe('saving to a file', () => {
  it('writes the bytes and leaves no other file behind', async () => {
    const file = write('model.laneway', 'the old text');
    await saveTo(file);

    const answer = await program.page.evaluate(() => window.laneway?.invoke('host.saveFile', { name: 'model.laneway', bytes: new TextEncoder().encode('新的文本') }));

    expect(answer).toEqual({ ok: true, value: { isSaved: true } });
    expect(readFileSync(file, 'utf8')).toBe('新的文本');
    expect(readdirSync(program.folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  it('says why it failed, and what was there stays', async () => {
    const file = join(program.folder, 'no such folder', 'model.laneway');
    await saveTo(file);
    await program.app.evaluate(({ dialog }) => {
      dialog.showMessageBox = (...args: unknown[]) => {
        Reflect.set(globalThis, 'shown', args.at(-1));
        return Promise.resolve({ response: 0, checkboxChecked: false });
      };
    });

    const answer = await program.page.evaluate(() => window.laneway?.invoke('host.saveFile', { name: 'model.laneway', bytes: new Uint8Array([1]) }));

    expect(answer).toEqual({ ok: true, value: { isSaved: false } });
    expect(await program.app.evaluate(() => Object(Reflect.get(globalThis, 'shown')).message)).toContain('could not be saved');
    expect(existsSync(file)).toBe(false);
  });

  it('prints the page to a PDF', async () => {
    const file = join(program.folder, 'diagram.pdf');
    await saveTo(file);

    const answer = await program.page.evaluate(() => window.laneway?.invoke('host.printToPdf', { name: 'diagram' }));

    expect(answer).toEqual({ ok: true, value: { isSaved: true } });
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('files from outside', () => {
  it('are imported when a second start names them, and the second program ends', async () => {
    const file = write('from-outside.bpmn', bpmnFile('From outside'));
    await listenFor(program.page, 'model.opened');
    const executable = electronBinary() ?? resolve('test/standin/electron');

    const second = spawn(executable, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), resolve('.'), `--data=${program.dataFolder}`, file], { stdio: 'ignore' });
    const code = await new Promise((ended) => second.once('exit', ended));

    expect(code).toBe(0);
    expect(await heard(program.page, 'model.opened')).toMatchObject([{ warnings: expect.any(Array) }]);
    expect(await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('that cannot be read are reported with their name', async () => {
    await listenFor(program.page, 'import.failed');

    await program.app.evaluate(({ app }, path) => app.emit('open-file', { preventDefault: () => undefined }, path), join(program.folder, 'gone.bpmn'));

    expect(await heard(program.page, 'import.failed')).toMatchObject([{ name: 'gone.bpmn', message: { key: 'desktop.error.fileUnreadable' } }]);
  });

  it('that come with the start are in the library when the page asks', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'at-start.bpmn');
    writeFileSync(file, bpmnFile('At start'));
    const other = await startProgram({ files: [file] });
    try {
      await expect.poll(() => other.page.evaluate(async () => {
        const models = await window.laneway?.invoke('library.list', { view: 'all' });
        return models?.ok ? models.value.length : -1;
      })).toBe(1);
    } finally {
      await other.close();
    }
  });
});
