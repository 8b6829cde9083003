import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unreadableFile } from '../../../electron/cli/unreadableFile.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { laneway, sample } from './laneway.ts';

const LOAN = sample('loan-approval');
let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'laneway-unreadable-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each<[string, (path: string) => readonly string[]]>([
  ['diff', (path) => ['diff', path, LOAN]],
  ['diff, the other one', (path) => ['diff', LOAN, path]],
  ['merge', (path) => ['merge', LOAN, path, LOAN, '-o', join(folder, 'out.laneway')]],
  ['convert', (path) => ['convert', path, join(folder, 'out.bpmn')]],
  ['layout', (path) => ['layout', path, join(folder, 'out.bpmn')]],
  ['simulate', (path) => ['simulate', path]],
  ['simulate, its parameters', (path) => ['simulate', LOAN, '--params', path]],
  ['answer', (path) => ['answer', path, 'control']],
])('laneway %s', (_, argumentsFor) => {
  it('says of a folder that it is one, and what to give instead', async () => {
    expect(await laneway(argumentsFor(folder))).toEqual({ code: 2, out: '', notes: `${folder} is a folder. Give the name of a file in it.\n` });
  });

  it('says that a file is not there', async () => {
    const path = join(folder, 'gone.laneway');
    expect(await laneway(argumentsFor(path))).toEqual({ code: 2, out: '', notes: `There is no file ${path}. Check the name and the folder.\n` });
  });
});

it('says so in Chinese, and of a file below a file that it is not there', async () => {
  expect((await laneway(['diff', folder, LOAN, '--lang', 'zh-CN'])).notes).toBe(`${folder} 是文件夹。请指定其中的文件。\n`);
  expect((await laneway(['lint', join(LOAN, 'inside.bpmn')])).notes).toBe(`There is no file ${join(LOAN, 'inside.bpmn')}. Check the name and the folder.\n`);
});

// As root, which tests may run as, every file can be read.
it.each([
  ['EACCES', 'You may not read a.bpmn. Change its permissions, or give a copy that you may read.'],
  ['EPERM', 'You may not read a.bpmn. Change its permissions, or give a copy that you may read.'],
  ['EIO', 'a.bpmn cannot be read (input/output error). Check the name and your permissions.'],
])('names the reason %s without the words of the system for it', (code, expected) => {
  const cause = Object.assign(new Error(`${code}: input/output error, open 'a.bpmn'`), { code });

  const { text } = unreadableFile('a.bpmn', cause);

  expect(translator('en')(text)).toBe(expected);
});
